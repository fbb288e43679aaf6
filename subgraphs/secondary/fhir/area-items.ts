import type { Failed, NotSupported } from '../../kit/outcome.ts';
import { type Labelled, withLabels } from '../../kit/record-labels.ts';
import type { FhirResources, ResourceMarks } from './admit-resources.ts';
import type { FhirRecord } from './fhir-record.ts';
import type { Mapping } from './map/mapping.ts';

/** What a reader must know of an area's items. */
export interface FhirNotes {
  readonly isIncomplete: boolean;
  readonly isRefused: boolean;
  readonly isReduced: boolean;
  readonly isSomeoneElse: boolean;
  readonly isConfidential: boolean;
  /** Whether an order that something is not to be done was left out. */
  readonly isForbidding: boolean;
}

/** The items of one area, or why there are none to be had. */
export type AreaItems<T> =
  | { readonly kind: 'items'; readonly items: readonly T[]; readonly notes: FhirNotes }
  | Failed
  | NotSupported;

/** Reads one area of one person's record at one server. */
export type FhirArea<T> = (record: FhirRecord, mapping: Mapping) => Promise<AreaItems<T>>;

const nothing: FhirNotes = {
  isIncomplete: false,
  isRefused: false,
  isReduced: false,
  isSomeoneElse: false,
  isConfidential: false,
  isForbidding: false,
};

/** An area of which nothing is to be told. */
export const noItems = { kind: 'items', items: [], notes: nothing } as const;

/** What a search for one kind of resource came to. */
export type FhirAnswer<T = unknown> = FhirResources<T> | Failed | NotSupported;

/** The resources that a search found; none where it found out nothing. */
export function toList<T>(answer: FhirAnswer<T>): readonly T[] {
  return answer.kind === 'found' ? answer.resources : [];
}

/** Makes items; what cannot be made, and what a search left out, is noted. A detail that is missing leaves the item. */
export function toItems<R extends object, T extends object>(
  resources: readonly R[],
  toItem: (resource: R) => T | undefined,
  mains: readonly FhirAnswer[],
  details: readonly FhirAnswer[] = [],
): AreaItems<Labelled<T>> {
  const items = resources.flatMap((resource) => {
    const item = toItem(resource);
    return item === undefined ? [] : [withMarks(item, resource)];
  });
  const searched = mains.filter((answer) => answer.kind === 'found');
  const isReduced = details.some(
    (answer) => answer.kind === 'failed' || (answer.kind === 'found' && answer.isIncomplete),
  );
  return {
    kind: 'items',
    items,
    notes: {
      isIncomplete: searched.some((answer) => answer.isIncomplete),
      isRefused: items.length < resources.length || searched.some((answer) => answer.isRefused),
      isReduced: isReduced || searched.some((answer) => answer.isReduced),
      isSomeoneElse: searched.some((answer) => answer.isSomeoneElse),
      isConfidential: [...searched, ...details].some(
        (answer) => answer.kind === 'found' && answer.isConfidential,
      ),
      isForbidding: false,
    },
  };
}

/** An item that is kept from whom the resource that it is made of is kept. */
export function withMarks<T extends object>(item: T, { labels = [] }: ResourceMarks): Labelled<T> {
  return withLabels(item, labels);
}

/** Items of which it is said that details could not be read, where that is so. */
export function withLess<T>(area: AreaItems<T>, isLess: boolean): AreaItems<T> {
  if (area.kind !== 'items' || !isLess) return area;
  return { ...area, notes: { ...area.notes, isReduced: true } };
}
