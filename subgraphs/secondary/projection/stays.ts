import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Place } from '../facts/hospital-message.ts';

/** A stretch of a visit in one place. */
export interface Stay {
  readonly place: Place;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
}

/** Tells whether two places are the same; the words for a place decide only where nothing else names it. */
export function isSamePlace(left: Place | undefined, right: Place | undefined): boolean {
  if (left?.site !== right?.site || left?.ward !== right?.ward || left?.bed !== right?.bed) return false;
  const isNamed = left?.site !== undefined || left?.ward !== undefined || left?.bed !== undefined;
  return isNamed || left?.description === right?.description;
}

/** Ends the last stay and begins the next one; being where one already is changes nothing. */
export function moveTo(stays: readonly Stay[], place: Place, at: PartialDate | undefined): readonly Stay[] {
  const last = stays.at(-1);
  if (last !== undefined && isSamePlace(last.place, place)) return stays;
  const start = at === undefined ? {} : { start: at };
  return [...endLast(stays, at), { place, ...start }];
}

/** Corrects where the last stay is; it is no move. */
export function correctLast(stays: readonly Stay[], place: Place): readonly Stay[] {
  const last = stays.at(-1);
  return last === undefined ? [{ place }] : [...stays.slice(0, -1), { ...last, place }];
}

/** Takes the last move back, as if the person had never left. */
export function takeBack(stays: readonly Stay[]): readonly Stay[] {
  return stays.length < 2 ? stays : endLast(stays.slice(0, -1), undefined);
}

/** Ends the last stay, or opens it again where there is no end. */
export function endLast(stays: readonly Stay[], end: PartialDate | undefined): readonly Stay[] {
  const last = stays.at(-1);
  if (last === undefined) return stays;
  const { end: _, ...open } = last;
  return [...stays.slice(0, -1), end === undefined ? open : { ...open, end }];
}
