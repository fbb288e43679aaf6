import type { Participant } from '../../../schema/generated/shared.ts';
import type { FhirEncounter } from '../fhir/clinical-resources.ts';
import { hasCode } from '../fhir/to-concept.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';
import { type RolesByPractitioner, toActor } from './to-actor.ts';

/** The people who took part in a consultation, each once: who saw the person (PPRF) before who wrote it up (REC). */
export function toParticipants(
  encounter: FhirEncounter,
  roles: RolesByPractitioner,
  index: RecordIndex,
): readonly Participant[] {
  const people = new Map<
    string,
    { isPerformer: boolean; isRecorder: boolean; display?: string | undefined }
  >();
  for (const { type, individual } of encounter.participant ?? []) {
    const key = individual?.reference ?? individual?.display;
    if (key === undefined) continue;
    const person = people.get(key) ?? { isPerformer: false, isRecorder: false, display: individual?.display };
    if (type?.some((kind) => hasCode(kind, 'REC'))) person.isRecorder = true;
    if (type?.some((kind) => hasCode(kind, 'PPRF'))) person.isPerformer = true;
    people.set(key, person);
  }
  return [...people]
    .sort(([, left], [, right]) => Number(right.isPerformer) - Number(left.isPerformer))
    .flatMap(([reference, { isPerformer, isRecorder, display }]) => {
      const actor = toActor({ reference, display }, roles, index);
      if (actor === undefined) return [];
      const isRecorderOnly = isRecorder && !isPerformer;
      const title = [actor.role, isRecorderOnly ? 'recorder' : undefined].filter(Boolean);
      const fallback = isPerformer ? 'primary performer' : null;
      return [{ ...actor, role: title.join(', ') || fallback }];
    });
}
