import type { GpAppointment } from '../../../schema/generated/primary.ts';
import type { Failed } from '../../kit/outcome.ts';
import { reference } from '../fhir/elements.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toAppointment } from '../mapping/to-appointment.ts';
import type { RecordQuestion } from '../structured-record/open-bundle.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import { readSearchset } from '../structured-record/read-searchset.ts';

/**
 * Reads the answer to "Retrieve a patient's appointments" (GP Connect Appointment Management); an appointment of
 * which the person is not a participant is refused and counted.
 */
export function parseAppointments(
  answer: unknown,
  patientId: string,
  question: RecordQuestion,
): { readonly kind: 'appointments'; readonly reading: AreaReading<GpAppointment> } | Failed {
  const read = readSearchset<GpAppointment>(answer, question, {
    type: 'Appointment',
    isTheirs: (resource) => hasParticipant(resource, patientId),
    toItem: toAppointment,
  });
  return read.kind === 'failed' ? read : { kind: 'appointments', reading: read.reading };
}

/** Everybody who is named as a patient must be this one. */
function hasParticipant(resource: FhirResource, patientId: string): boolean {
  const sent = resource['participant'];
  const patients = (Array.isArray(sent) ? sent : []).flatMap((each: unknown) => {
    const actor = typeof each === 'object' && each !== null && 'actor' in each ? each.actor : undefined;
    const pointer = reference.safeParse(actor).data?.reference;
    const local = pointer
      ?.replace(/\/_history\/.*$/, '')
      .split('/')
      .slice(-2);
    return local?.[0] === 'Patient' ? [local[1]] : [];
  });
  return patients.length > 0 && patients.every((id) => id === patientId);
}
