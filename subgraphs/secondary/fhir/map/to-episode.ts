import type { z } from 'zod';
import type { HospitalEpisode, HospitalEpisodeStatus } from '../../../../schema/generated/secondary.ts';
import type { condition, episodeOfCare } from '../shapes.ts';
import { isReferenceTo, type Mapping, toConcept, toItemId, toParticipant, toProvenance } from './mapping.ts';

const statuses: Readonly<Record<string, HospitalEpisodeStatus>> = {
  planned: 'PLANNED',
  waitlist: 'WAITLIST',
  active: 'ACTIVE',
  onhold: 'ON_HOLD',
  finished: 'FINISHED',
  cancelled: 'CANCELLED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** Makes an episode of care; its diagnoses are resources of their own, or words. */
export function toEpisode(
  given: z.output<typeof episodeOfCare>,
  conditions: readonly z.output<typeof condition>[],
  mapping: Mapping,
): HospitalEpisode | undefined {
  const id = toItemId('HospitalEpisode', given, mapping);
  if (id === undefined) return undefined;
  return {
    id,
    type: toConcept(given.type?.[0]) ?? null,
    status: Object.hasOwn(statuses, given.status) ? (statuses[given.status] ?? 'UNKNOWN') : 'UNKNOWN',
    period: { start: given.period?.start ?? null, end: given.period?.end ?? null },
    diagnoses: (given.diagnosis ?? []).flatMap(({ condition: about }) => {
      const kept = conditions.find((one) => isReferenceTo(about, 'Condition', one.id));
      return (
        toConcept(kept?.code ?? (about.display === undefined ? undefined : { text: about.display })) ?? []
      );
    }),
    careManager: toParticipant(given.careManager, 'Care manager', given.contained) ?? null,
    organisation: mapping.organisation,
    provenance: toProvenance(mapping, given.meta?.lastUpdated),
  };
}
