import { clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import type { Source } from '../../../schema/generated/patient.ts';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import { comparePositions, compareTexts, type Position, toPosition } from './position.ts';
import type { SettingPart } from './setting-part.ts';

/** One item of a joined list, with the setting that gave it and its place. */
export interface MergedItem<Entry> {
  readonly setting: ClinicalSetting;
  readonly entry: Entry;
  readonly position: Position;
}

/** The four settings' contributions as one list. */
export interface Merged<Entry> {
  /** Newest first, undated last, ties by id; no id twice. */
  readonly items: readonly MergedItem<Entry>[];
  /** Every setting's sources, in the order in which the settings are always named. */
  readonly sources: readonly Source[];
}

/** Joins the settings' contributions into one list; the order in which they come makes no difference. */
export function mergeIndexes<Entry extends { readonly id: string }>(
  parts: readonly SettingPart<Entry>[],
  toDate: (entry: Entry) => PartialDate | null | undefined,
): Merged<Entry> {
  const items = parts.flatMap(({ setting, entries }) =>
    entries.map((entry) => ({ setting, entry, position: toPosition(entry.id, toDate(entry)) })),
  );
  items.sort(compareItems);
  const ids = new Set<string>();
  return {
    items: items.filter(({ position: { id } }) => !ids.has(id) && ids.add(id)),
    sources: clinicalSettings.flatMap((setting) =>
      parts.filter((part) => part.setting === setting).flatMap(({ sources }) => sources),
    ),
  };
}

/** Two entries of one id can differ; which of them stays must not depend on the order in which they came. */
function compareItems(left: MergedItem<unknown>, right: MergedItem<unknown>): number {
  return (
    comparePositions(left.position, right.position) ||
    clinicalSettings.indexOf(left.setting) - clinicalSettings.indexOf(right.setting) ||
    compareTexts(JSON.stringify(left.entry), JSON.stringify(right.entry))
  );
}
