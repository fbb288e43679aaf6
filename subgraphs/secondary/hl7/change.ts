/** What a message says of one value: the value, `null` where it deletes it, `undefined` where it says nothing. */
export type Change<T> = T | null | undefined;

/** Applies what a message says to what was known. */
export function applyChange<T>(known: T | undefined, change: Change<T>): T | undefined {
  if (change === undefined) return known;
  return change ?? undefined;
}
