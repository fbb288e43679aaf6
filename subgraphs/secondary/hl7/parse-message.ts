import { Hl7Message } from '@medplum/core';
import { type CharacterSet, decodeText } from './decode-text.ts';
import type { MessageHeader } from './read-header.ts';
import type { Refusal } from './refusal.ts';

/** A message that can be read, or why not. */
export type ParsedMessage =
  | { readonly ok: true; readonly message: Hl7Message }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Parses the bytes of a message whose header was admitted.
 *
 * Segments end with a carriage return; a line feed after it is ignored, and one elsewhere is content. A message
 * without any carriage return was written with line feeds in their place, against the standard (HL7 v2, 2.5.4).
 */
export function parseMessage(
  bytes: Buffer,
  header: MessageHeader,
  senderDefault: CharacterSet,
): ParsedMessage {
  const decoded = decodeText(bytes, header.characterSet, senderDefault);
  if (!decoded.ok) return decoded;
  // What blanks stand before the header were admitted with it.
  const text = decoded.text.trimStart();
  const segments = text
    .split(text.includes('\r') ? '\r' : '\n')
    .map((segment) => segment.replace(/^\n+/, ''))
    .filter((segment) => segment.trim() !== '');
  // The people of a second message would be read as if the event of the first had happened to them.
  if (segments.slice(1).some((segment) => segment.startsWith('MSH'))) {
    return { ok: false, refusal: 'several-messages' };
  }
  const { context } = Hl7Message.parse(segments[0] ?? '');
  return { ok: true, message: new Hl7Message(segments, context) };
}
