import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { AllergyFacts } from '../facts/hospital-message.ts';

/** Whom one hospital number means, as all messages about it together tell it. */
export interface Person {
  readonly key: string;
  /** The hospital number as it is shown; empty where the trust names the person by the NHS number alone. */
  readonly hospitalNumber?: string;
  /** The key of the number that replaced this one when two records were merged. */
  readonly mergedInto?: string;
  /** Every NHS number that the trust ties to this number; more than one is in doubt. */
  readonly nhsNumbers: readonly string[];
  readonly birthDate?: PartialDate;
  readonly familyName?: string;
  /** Whether the trust took the person off its index; what is kept under the number is out of every view. */
  readonly isDeleted: boolean;
  readonly allergies: readonly AllergyFacts[];
  /** What the messages said of allergies and could not be read. */
  readonly faults: readonly string[];
  /** Who last told of the allergies, and when. */
  readonly system: string;
  readonly recordedAt?: PartialDate;
  readonly receivedAt: string;
}
