import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { type FoundPatient, parseFoundPatient } from './parse-found-patient.ts';
import type { PracticeLine } from './ask-practice.ts';
import type { Interaction } from './interactions.ts';
import type { Refusal } from './spine-error.ts';

/** Finds under which id a capability of a practice's system knows the person, and compares the person. */
export async function findPatientId(
  line: PracticeLine,
  interaction: Extract<Interaction, 'findDocumentPatient' | 'findAppointmentPatient'>,
  subject: RecordSubject,
): Promise<FoundPatient | Refusal> {
  const identifier = encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${subject.nhsNumber}`);
  const reply = await line.ask({ interaction, path: `/Patient?identifier=${identifier}` });
  return reply.kind === 'answered' ? parseFoundPatient(reply.json, subject) : reply;
}
