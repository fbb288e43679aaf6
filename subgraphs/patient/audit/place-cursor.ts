import type { SealedText } from '../../../schema/runtime/sealed-text.ts';
import { refuseInput } from '../access/mutation-input.ts';

/** Digits of every position alike, so that a cursor's length tells nothing. */
const digits = 15;

/** Turns the place of an event into an opaque cursor of one list. */
export function toPlaceCursor(cursors: SealedText, binding: string, position: number): string {
  return cursors.seal(`${String(position).padStart(digits, '0')} ${binding}`);
}

/** The place of a cursor of one list; fails with `BAD_USER_INPUT` for any other. */
export function parsePlace(cursors: SealedText, binding: string, cursor: string): number {
  const text = cursors.open(cursor);
  if (text?.slice(digits + 1) !== binding) throw refuseInput('CURSOR', 'The cursor is not one of this list.');
  return Number(text.slice(0, digits));
}
