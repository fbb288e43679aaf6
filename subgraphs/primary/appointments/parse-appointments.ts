import type { GpAppointment } from '../../../schema/generated/primary.ts';
import { type Failed, failed, found } from '../../kit/outcome.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { searchsetBundle } from '../fhir/document-resources.ts';
import { reference } from '../fhir/elements.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { isRefused } from '../mapping/mapping-context.ts';
import { toAppointment } from '../mapping/to-appointment.ts';
import { openBundle, type RecordQuestion } from '../structured-record/open-bundle.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import { createRecordIndex } from '../structured-record/record-index.ts';
import { count, createTally, toTallyWarnings } from '../structured-record/tally.ts';

/**
 * Reads the answer to "Retrieve a patient's appointments" (GP Connect Appointment Management); an appointment of
 * which the person is not a participant is refused and counted.
 */
export function parseAppointments(
  answer: unknown,
  patientId: string,
  question: RecordQuestion,
): { readonly kind: 'appointments'; readonly reading: AreaReading<GpAppointment> } | Failed {
  const frame = searchsetBundle.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry ?? []);
  const opened = openBundle(index, question, { isPatientNeeded: false });
  if (opened.kind === 'failed') return opened;
  const tally = createTally();
  const context = { ...opened.context, tally };
  const items = index.ofType('Appointment').flatMap((resource) => {
    tally.listed += 1;
    const item = hasParticipant(resource, patientId)
      ? toAppointment(resource, context)
      : { refused: 'Appointment about someone else' };
    if (!isRefused(item)) return [withLabels(item, toLabels(resource))];
    count(tally, 'refused', item.refused);
    return [];
  });
  const isPaged = (frame.data.link ?? []).some(({ relation }) => relation === 'next');
  const warnings = [
    ...toTallyWarnings(tally),
    ...(isPaged ? [{ code: 'OTHER' as const, message: 'The practice sent only a part of its list.' }] : []),
  ];
  return { kind: 'appointments', reading: { outcome: found(items), warnings, tally } };
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
