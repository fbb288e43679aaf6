import { type PartialDate, toInstants } from '../../../schema/runtime/partial-date.ts';

/** The place of an item in a joined list: the first moment that its date can mean, and its id. */
export interface Position {
  /** In milliseconds since 1970; `null` where the item is undated. */
  readonly instant: number | null;
  readonly id: string;
}

/** Gives the place of an item that has an id and perhaps a date. */
export function toPosition(id: string, date: PartialDate | null | undefined): Position {
  return { instant: date ? toInstants(date).first : null, id };
}

/** Orders newest first, undated last, ties by id: a total order over places. */
export function comparePositions(left: Position, right: Position): number {
  if (left.instant !== right.instant) {
    if (left.instant === null) return 1;
    if (right.instant === null) return -1;
    return right.instant - left.instant;
  }
  return compareTexts(left.id, right.id);
}

/** Orders texts by their code units, the same in every process and locale. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
