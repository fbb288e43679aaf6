import { z } from 'zod';
import { refuseInput } from './mutation-input.ts';

/** The place of an item in a list that is ordered by time. */
export interface TimePlace {
  readonly at: string;
  readonly id: string;
}

const shape = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,64}$/)]);

/** Writes down a place of which nothing has to be hidden from the reader. */
export function toTimeCursor({ at, id }: TimePlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** Reads a place; fails with `BAD_USER_INPUT` where it is none. */
export function parseTimeCursor(cursor: string): TimePlace {
  try {
    const [at, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    throw refuseInput('CURSOR', 'The cursor is not one of this list.');
  }
}
