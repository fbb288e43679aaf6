import { careSettingNames, type ClinicalSetting } from '../../schema/care-settings.ts';
import type { Source } from '../../schema/generated/shared.ts';
import { type PartialDate, type PartialPeriod, toInstants } from '../../schema/runtime/partial-date.ts';
import { loadArea } from './area-loader.ts';
import type { OpenRecord } from './asked-record.ts';
import type { SubgraphContext } from './context.ts';
import { isWithin } from './index-entries.ts';
import type { AreaRead } from './setting-backend.ts';
import { toSource } from './source.ts';

/** Which area of which setting a list shows. */
export interface ListedArea<T> {
  readonly setting: ClinicalSetting;
  readonly area: string;
  readonly read: AreaRead<T>;
  readonly toPeriod: (item: T) => PartialPeriod | null | undefined;
  /** Whether items are shown whatever days are asked for, because they say what holds and not what happened. */
  readonly isAlwaysShown?: boolean;
}

/** A whole list of one setting, as the graph shows it. */
export interface AreaList<T> {
  readonly sources: Source[];
  readonly items: T[];
}

/** Reads a whole list, newest first and what has no date last, with what each source answered. */
export async function readAreaList<T>(
  { setting, area, read, toPeriod, isAlwaysShown = false }: ListedArea<T>,
  record: OpenRecord,
  context: SubgraphContext,
): Promise<AreaList<T>> {
  const { asked } = record;
  if (asked === undefined) return { sources: [record.refusal], items: [] };
  const answer = await loadArea(area, read, asked, context);
  const toPlace = (item: T) => {
    const period = toPeriod(item);
    const date = period?.start ?? period?.end;
    return date ? toInstants(date).first : Number.NEGATIVE_INFINITY;
  };
  return {
    sources: answer.map((contribution) => toSource(careSettingNames[setting], contribution)),
    items: answer
      .flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []))
      .filter((item) => isAlwaysShown || isWithin(asked, toPeriod(item)))
      .toSorted((left, right) => toPlace(right) - toPlace(left) || 0),
  };
}

/** The period of what has one date and no length. */
export function toDay(date: PartialDate | null | undefined): PartialPeriod {
  return { start: date, end: date };
}
