import type { TelehealthReading } from '../../schema/generated/community.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { parseFirst } from './read-list.ts';

/** How readings are asked for. */
export interface ReadingArguments {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly code?: string | null;
  readonly first?: number | null;
}

/** Which readings are wanted. */
export interface ReadingQuestion {
  readonly first: number;
  readonly period: { readonly start?: string; readonly end?: string };
  readonly isAsked: (reading: TelehealthReading) => boolean;
}

/** Admits a question for readings; fails with `BAD_USER_INPUT` where its days are in the wrong order. */
export function parseReadingQuestion({ from, to, code, first }: ReadingArguments): ReadingQuestion {
  if (from && to && from > to) {
    throw toGraphError('BAD_USER_INPUT', { reason: 'PERIOD', message: '"from" must not come after "to".' });
  }
  const period = { ...(from ? { start: from } : {}), ...(to ? { end: to } : {}) };
  return {
    first: parseFirst(first, { most: 500, otherwise: 100 }),
    period,
    isAsked: (reading) => !code || holds(reading, code),
  };
}

/** A part of a reading, such as systolic, counts as well. */
function holds({ code: own, components }: TelehealthReading, code: string): boolean {
  return [own, ...components.map((component) => component.code)].some(({ codings }) =>
    codings.some((coding) => coding.code === code),
  );
}
