import type { Source } from '../../schema/generated/community.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { type PartialDate, toInstants } from '../../schema/runtime/partial-date.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { AskedRecord, OpenRecord } from '../kit/asked-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { isWithin } from '../kit/index-entries.ts';
import type { AreaRead } from '../kit/setting-backend.ts';
import { toSource } from '../kit/source.ts';

/** What is wanted of a list. */
export interface ListQuestion<T> {
  readonly first: number;
  /** Only what was of these whole days; the record's own days hold as well. */
  readonly period?: { readonly start?: string | undefined; readonly end?: string | undefined };
  readonly keep?: (item: T) => boolean;
  readonly compare: (left: T, right: T) => number;
}

/** A list with what each source answered. */
export interface SourcedList<T> {
  readonly sources: readonly Source[];
  readonly items: readonly T[];
  readonly total: number;
}

/**
 * Builds the reading of one area as a list of its own.
 *
 * @param toDate when an item was; without it the days that are asked for leave nothing out
 */
export function createListReader<T>(
  area: string,
  read: AreaRead<T>,
  toDate?: (item: T) => PartialDate | null | undefined,
) {
  return async (
    record: OpenRecord,
    context: SubgraphContext,
    { first, period, keep = () => true, compare }: ListQuestion<T>,
  ): Promise<SourcedList<T>> => {
    if (record.asked === undefined) return { sources: [record.refusal], items: [], total: 0 };
    const asked = narrow(record.asked, period);
    const isOfDays = (item: T) =>
      toDate === undefined || isWithin(asked, { start: toDate(item) ?? null, end: toDate(item) ?? null });
    const answer = await loadArea(area, read, asked, context);
    const items = answer
      .flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []))
      .filter((item) => isOfDays(item) && keep(item))
      .sort(compare);
    return {
      sources: answer.map((contribution) => toSource('COMMUNITY', contribution)),
      items: items.slice(0, first),
      total: items.length,
    };
  };
}

/** The record with only the days that lie within both. */
function narrow(asked: AskedRecord, period: ListQuestion<never>['period']): AskedRecord {
  if (period?.start === undefined && period?.end === undefined) return asked;
  const starts = [asked.period?.start, period.start].filter((day) => day !== undefined).sort();
  const ends = [asked.period?.end, period.end].filter((day) => day !== undefined).sort();
  const start = starts.at(-1);
  const end = ends[0];
  return {
    ...asked,
    period: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
  };
}

/** Admits how many of a list are wanted. */
export function parseFirst(
  first: number | null | undefined,
  { most, otherwise }: { readonly most: number; readonly otherwise: number },
): number {
  const wanted = first ?? otherwise;
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= most) return wanted;
  throw toGraphError('BAD_USER_INPUT', { reason: 'FIRST', message: `"first" is from 1 to ${most}.` });
}

/** Where something stands in time; what is undated comes first, and two such are equal. */
export function toMoment(date: string | null | undefined): number {
  return date ? toInstants(date).first : Number.MIN_SAFE_INTEGER;
}
