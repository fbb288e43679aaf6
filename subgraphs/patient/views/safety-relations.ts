import type {
  AllergyIntolerance,
  Condition,
  MedicationStatement,
  MedicationStatus,
} from '../../../schema/generated/patient.ts';
import { isInForce, isStanding } from './allergy-list-state.ts';
import type { Comparison } from './relate-items.ts';

/**
 * Allergies: an active one contradicts one that another source says has ended or was ruled out, and any statement of
 * another source that none is known.
 */
export const allergyComparison: Comparison<AllergyIntolerance> = {
  toSubject: (item) =>
    item.noKnownAllergy || item.clinicalStatus === 'ENTERED_IN_ERROR' ? undefined : item.code,
  isContrary: (left, right) =>
    isEither(left, right, ({ clinicalStatus }) => clinicalStatus === 'ACTIVE', isOver) ||
    isEither(left, right, isStanding, ({ clinicalStatus }) => clinicalStatus === 'REFUTED'),
  opposites: [
    isDenial,
    ({ noKnownAllergy, clinicalStatus }) => !noKnownAllergy && clinicalStatus === 'ACTIVE',
  ],
};

/** Medicines: one that is taken contradicts the same one that another source says is not, or not now. */
export const medicationComparison: Comparison<MedicationStatement> = {
  toSubject: ({ medication }) => medication,
  isContrary: (left, right) =>
    isEither(
      left,
      right,
      ({ status }) => status === 'ACTIVE',
      ({ status }) => untaken.has(status),
    ),
};

/** What somebody decided against; a course that is over or is yet to come contradicts nothing. */
const untaken: ReadonlySet<MedicationStatus> = new Set(['STOPPED', 'CANCELLED', 'ON_HOLD', 'NOT_TAKEN']);

/**
 * Conditions: what one source ruled out contradicts another's suspicion or certainty, and an active one the same that
 * is over elsewhere. What a relative has is never the person's own.
 */
export const conditionComparison: Comparison<Condition> = {
  toSubject: ({ clinicalStatus, certainty, code }) =>
    clinicalStatus === 'ENTERED_IN_ERROR' || certainty === 'FAMILY_HISTORY' ? undefined : code,
  isContrary: (left, right) =>
    isEither(
      left,
      right,
      ({ certainty }) => certainty === 'REFUTED',
      ({ certainty }) => certainty !== 'REFUTED',
    ) ||
    isEither(
      left,
      right,
      ({ clinicalStatus, certainty }) => clinicalStatus === 'ACTIVE' && certainty !== 'REFUTED',
      ({ clinicalStatus }) => clinicalStatus === 'RESOLVED',
    ),
};

function isOver({ clinicalStatus }: AllergyIntolerance): boolean {
  return clinicalStatus === 'RESOLVED' || clinicalStatus === 'REFUTED';
}

function isDenial(item: AllergyIntolerance): boolean {
  return item.noKnownAllergy && isInForce(item);
}

/** Tells whether one of two items is the one thing and the other the other. */
function isEither<Item>(
  left: Item,
  right: Item,
  isOne: (item: Item) => boolean,
  isOther: (item: Item) => boolean,
): boolean {
  return (isOne(left) && isOther(right)) || (isOne(right) && isOther(left));
}
