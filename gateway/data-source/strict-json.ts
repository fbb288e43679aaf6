// A byte order mark is kept, so that JSON refuses it.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Admits JSON in strict UTF-8 without a byte order mark (RFC 8259, 8.1); anything else is `undefined`. */
export function parseStrictJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(decodeStrictJson(bytes)) as unknown };
  } catch {
    return undefined;
  }
}

/** The text of JSON in strict UTF-8; fails where the bytes are none. */
export function decodeStrictJson(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}
