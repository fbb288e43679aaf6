/** An object of an answer. Beware: it may have no prototype, and a key may be named like a member of one. */
export type ResponseObject = Record<string, unknown>;

/** Tells whether a value is an object of an answer, and not a list or a leaf. */
export function isObject(value: unknown): value is ResponseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
