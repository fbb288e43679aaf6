import { careSettingNames, clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Cursors } from './cursors.ts';
import { type MergedItem, mergeIndexes } from './merge-indexes.ts';
import { takePage } from './page.ts';
import { type PageArguments, parsePageRequest } from './page-request.ts';
import { withPagingWarnings } from './paging-warnings.ts';
import type { SettingPart } from './setting-part.ts';
import { isUnknown } from './source-knowledge.ts';

/** One page of a list that joins the settings, before its items become nodes. */
export interface JoinedPage<Entry> {
  readonly items: readonly MergedItem<Entry>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** How many items the list holds now; `null` while a source is unknown. A setting left out is not unknown. */
  readonly totalCount: number | null;
  /** Every setting's sources; those that do not join up with earlier pages are partial and say so. */
  readonly sources: readonly Source[];
  /** The cursor of the item at this index; made only when asked for. */
  toCursor(index: number): string;
}

/** Joins what the settings gave and takes the page that is asked for; fails as `parsePageRequest` does. */
export function joinPage<Entry extends { readonly id: string }>(
  parts: readonly SettingPart<Entry>[],
  paging: {
    readonly arguments: PageArguments;
    readonly cursors: Cursors;
    /** Names the view, its filters and the person. */
    readonly binding: string;
    readonly toDate: (entry: Entry) => PartialDate | null | undefined;
  },
): JoinedPage<Entry> {
  const { cursors, binding } = paging;
  const request = parsePageRequest(paging.arguments, cursors, binding);
  const { items, sources } = mergeIndexes(parts, paging.toDate);
  const page = takePage(items, request, toLacking(sources));
  return {
    items: page.items,
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    totalCount: sources.some(isUnknown) ? null : items.length,
    sources: withPagingWarnings(sources, page.warnings),
    toCursor: (index) => cursors.toCursor(page.toTrail(index), binding),
  };
}

function toLacking(sources: readonly Source[]): ReadonlySet<ClinicalSetting> {
  return new Set(
    clinicalSettings.filter((setting) =>
      sources.some((source) => source.setting === careSettingNames[setting] && isUnknown(source)),
    ),
  );
}
