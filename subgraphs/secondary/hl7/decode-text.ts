import type { Refusal } from './refusal.ts';

/** The character sets of HL7 table 0211 that are accepted. */
const characterSets = {
  ASCII: decodeAscii,
  '8859/1': decodeLatin1,
  'UNICODE UTF-8': decodeUtf8,
  // Senders that follow the ITK write the bare name and mean UTF-8; what is not UTF-8 is refused below.
  UNICODE: decodeUtf8,
} satisfies Record<string, (bytes: Buffer) => string | undefined>;

/** How senders write the names of character sets that table 0211 writes otherwise; each means one set only. */
const otherNames: Readonly<Record<string, CharacterSet>> = {
  'UTF-8': 'UNICODE UTF-8',
  UTF8: 'UNICODE UTF-8',
  'UNICODE UTF8': 'UNICODE UTF-8',
  'UNICODE-UTF-8': 'UNICODE UTF-8',
  'US-ASCII': 'ASCII',
  'ISO-8859-1': '8859/1',
  'ISO 8859-1': '8859/1',
  'ISO8859-1': '8859/1',
  'ISO 8859/1': '8859/1',
  'ISO8859/1': '8859/1',
  '8859-1': '8859/1',
};

/** The name of an accepted character set as MSH-18 writes it. */
export type CharacterSet = keyof typeof characterSets;

/** Tells whether a text names an accepted character set. */
export function isCharacterSet(text: string): text is CharacterSet {
  return Object.hasOwn(characterSets, text);
}

/** Text in its declared character set, or why the bytes are not that; nothing is guessed or replaced. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Decodes a message strictly in the character set that MSH-18 names, or in the sender's own where it names none. */
export function decodeText(bytes: Buffer, label: string, senderDefault: CharacterSet): Decoded {
  const written = label.toUpperCase();
  const name =
    label === '' ? senderDefault : Object.hasOwn(otherNames, written) ? otherNames[written] : written;
  if (name === undefined || !isCharacterSet(name)) return { ok: false, refusal: 'character-set' };
  const text = characterSets[name](bytes);
  if (text === undefined) return { ok: false, refusal: 'character-set-mismatch' };
  return text.includes('\0') ? { ok: false, refusal: 'control-characters' } : { ok: true, text };
}

function decodeAscii(bytes: Buffer): string | undefined {
  return bytes.every((byte) => byte < 0x80) ? bytes.toString('latin1') : undefined;
}

/**
 * Decodes ISO 8859-1, unless the bytes show that they are not: its codes 0x80 to 0x9F are no characters, as
 * Windows-1252 has them, and text that is well-formed UTF-8 throughout was not written in it.
 */
function decodeLatin1(bytes: Buffer): string | undefined {
  if (bytes.every((byte) => byte < 0x80)) return bytes.toString('latin1');
  if (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)) return undefined;
  return decodeUtf8(bytes) === undefined ? bytes.toString('latin1') : undefined;
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
