import type {
  CodedConcept,
  ReadingConcern,
  ReadingOrigin,
  ReadingStatus,
} from '../../../schema/generated/community.ts';
import type { KnownDevice } from './fhir/find-device.ts';
import type { LinkState } from './fhir/find-subject.ts';
import type { Beyond } from './measure/find-beyond.ts';
import type { Measure } from './measure/to-measure.ts';

/** One amount of a reading: the whole of it, or a part. */
export interface MeasuredPart {
  /** What amounts it is compared with: the name of its kind, or its code where the kind is not known. */
  readonly kind: string;
  readonly code: CodedConcept;
  readonly measure: Measure | null;
  readonly original: string | null;
  /** The side on which it lies where its amount cannot be compared, and whether a number stands with it. */
  readonly beyond?: Beyond & { readonly hasNumber: boolean };
}

/** What a reading says, as it is kept. */
export interface ReadingFacts extends MeasuredPart {
  readonly text: string | null;
  readonly components: readonly MeasuredPart[];
  /** Who or what measured it. What was kept by releases before this was known has none. */
  readonly measuredBy?: ReadingOrigin;
  /** What the release before reads in place of `measuredBy`, where both run over one store. */
  readonly origin: ReadingOrigin;
  readonly device: KnownDevice | null;
  readonly concerns: readonly ReadingConcern[];
  readonly note: string | null;
}

/** What is shown where the code alone says what was found. */
export const foundText = 'Found';

/** What is known of a photograph, as it is kept. */
export interface ImageFacts {
  readonly type: CodedConcept;
  readonly title: string | null;
  readonly bodySite: CodedConcept | null;
  readonly contentType: string | null;
}

/** Whose something is, and how it stands in time. */
export interface StatedItem {
  /** The supplier's own lasting identifier; a later word on it is a correction. */
  readonly identifier: string;
  readonly nhsNumber: string | null;
  readonly link: LinkState;
  readonly status: ReadingStatus;
  /** When it was measured or taken, as it is shown and as an instant. */
  readonly date: string;
  readonly at: string;
}

/** A stated item on its way into the store. */
interface CommonItem extends StatedItem {
  /** When the supplier said so, where it says. */
  readonly stated: string | null;
}

/** One word of a supplier on something, ready to be kept. */
export type TelehealthItem =
  | (CommonItem & { readonly type: 'reading'; readonly facts: ReadingFacts })
  | (CommonItem & { readonly type: 'image'; readonly facts: ImageFacts });

/** Tells whether something is to be used as a value; what was called off or entered in error is not. */
export function isUsable(status: ReadingStatus): boolean {
  return status !== 'ENTERED_IN_ERROR' && status !== 'CANCELLED';
}
