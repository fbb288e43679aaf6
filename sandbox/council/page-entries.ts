import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';

const largestPage = 100;

/** Answers one page of a list under its name; a cursor is the position after the last entry given. */
export function pageEntries(
  name: string,
  entries: readonly unknown[],
  query: URLSearchParams,
): CouncilAnswer {
  const limit = Number(query.get('limit') ?? '50');
  if (!Number.isInteger(limit) || limit < 1 || limit > largestPage) {
    return toRefusal(400, 'INVALID_LIMIT', `limit must be a whole number from 1 to ${largestPage}.`);
  }
  const cursor = query.get('cursor');
  const start = cursor === null || cursor === '' ? 0 : fromCursor(cursor);
  if (start === undefined || start > entries.length) {
    return toRefusal(400, 'INVALID_CURSOR', 'cursor must be one that this API gave out.');
  }
  const end = start + limit;
  return toAnswer({
    [name]: entries.slice(start, end),
    nextCursor: end < entries.length ? toCursor(end) : null,
  });
}

function toCursor(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url');
}

function fromCursor(cursor: string): number | undefined {
  const match = /^after:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
