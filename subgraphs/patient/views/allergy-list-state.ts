import type { AllergyIntolerance, AllergyListState, Source } from '../../../schema/generated/patient.ts';
import { isNoneCertain } from './list-state.ts';
import { toKeeper } from './relate-items.ts';

/**
 * Says what is known of a person's allergies over all sources; never "none" while a source is unknown.
 *
 * Two sources contradict each other. Within one source an allergy beside a statement that none is known is
 * the history of one record, and the allergy counts.
 */
export function toAllergyListState(
  items: readonly AllergyIntolerance[],
  sources: readonly Source[],
): AllergyListState {
  const allergies = items.filter((item) => !item.noKnownAllergy && isStanding(item));
  const denials = items.filter((item) => item.noKnownAllergy && isInForce(item));
  const active = allergies.filter(({ clinicalStatus }) => clinicalStatus === 'ACTIVE');
  if (
    active.some((allergy) =>
      denials.some((denial) => toKeeper(denial.provenance) !== toKeeper(allergy.provenance)),
    )
  ) {
    return 'CONTRADICTORY';
  }
  if (allergies.length > 0) return 'ALLERGIES_RECORDED';
  if (!isNoneCertain(sources)) return 'UNKNOWN';
  return denials.length > 0 ? 'NO_KNOWN_ALLERGIES' : 'NOTHING_RECORDED';
}

/** Whether the person has or had the allergy, as far as the source says. */
export function isStanding({ clinicalStatus }: AllergyIntolerance): boolean {
  return clinicalStatus !== 'REFUTED' && clinicalStatus !== 'ENTERED_IN_ERROR';
}

/** Whether a statement that none is known still holds, as far as the source says. */
export function isInForce({ clinicalStatus }: AllergyIntolerance): boolean {
  return clinicalStatus === 'ACTIVE' || clinicalStatus === 'UNKNOWN';
}
