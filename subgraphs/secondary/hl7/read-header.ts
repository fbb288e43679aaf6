import { Hl7Message, type Hl7Segment } from '@medplum/core';
import type { Refusal } from './refusal.ts';

/** What a message says about itself in its MSH segment, before its character set is known. */
export interface MessageHeader {
  /** MSH-3 and MSH-4, first components: the sending system and organisation; empty where none is named. */
  readonly application: string;
  readonly facility: string;
  /** MSH-10. */
  readonly controlId: string;
  /** MSH-9: the kind of message, such as `ADT`, and what happened, such as `A01`. */
  readonly type: string;
  readonly trigger: string;
  /** MSH-11, such as `P` for production. */
  readonly processingId: string;
  /** MSH-12. */
  readonly version: string;
  /** MSH-7 as it was sent. */
  readonly sentAt: string;
  /** MSH-18, first repetition; empty where none is named. */
  readonly characterSet: string;
  /** MSH-21: the profiles that the message claims to follow. */
  readonly profileIds: readonly string[];
}

/** A header that can be used, or why not; `message` is there for an acknowledgement wherever an MSH segment is. */
export type ReadHeader =
  | { readonly ok: true; readonly header: MessageHeader; readonly message: Hl7Message }
  | { readonly ok: false; readonly refusal: Refusal; readonly message?: Hl7Message };

/**
 * Reads the MSH segment of a message whose character set is not yet known.
 *
 * The four or five encoding characters must differ from each other and be no letters, digits or spaces
 * (HL7 v2, 2.5.4); the versions accepted are 2.1 to 2.9.
 */
export function readHeader(bytes: Buffer): ReadHeader {
  const start = findStart(bytes);
  const end = findEnd(bytes.subarray(start));
  // Every accepted character set writes ASCII as ASCII, and the header's own fields are ASCII.
  const text = bytes.subarray(start).subarray(0, end).toString('latin1');
  if (!hasEncodingCharacters(text)) return { ok: false, refusal: 'not-hl7' };
  const message = Hl7Message.parse(text);
  const refuse = (refusal: Refusal) => ({ ok: false, refusal, message }) as const;
  const header = toHeader(message.header);
  if (header.controlId === '') return refuse('no-control-id');
  if (!/^2\.[1-9](?:\.\d)?$/.test(header.version)) return refuse('version');
  if (!/^[A-Z]{3}$/.test(header.type)) return refuse('message-type');
  return { ok: true, header, message };
}

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);
const blanks: ReadonlySet<number | undefined> = new Set([0x09, 0x0a, 0x0d, 0x20]);

/** Where the first segment begins: after the mark and the blanks that files which are sent as they are begin with. */
function findStart(bytes: Buffer): number {
  let start = bytes.subarray(0, byteOrderMark.byteLength).equals(byteOrderMark)
    ? byteOrderMark.byteLength
    : 0;
  while (blanks.has(bytes[start])) start += 1;
  return start;
}

/** Where the first segment ends; `undefined` where it is the only one. */
function findEnd(bytes: Buffer): number | undefined {
  const end = bytes.indexOf(bytes.includes(0x0d) ? 0x0d : 0x0a);
  return end === -1 ? undefined : end;
}

function toHeader(segment: Hl7Segment): MessageHeader {
  const first = (field: number, component = 1) => segment.getComponent(field, component).trim();
  return {
    application: first(3),
    facility: first(4),
    controlId: first(10),
    type: first(9),
    trigger: first(9, 2),
    processingId: first(11),
    version: first(12),
    sentAt: first(7),
    characterSet: first(18),
    profileIds: toRepetitions(segment, 21).map((repetition) => repetition.trim()),
  };
}

function toRepetitions(segment: Hl7Segment, field: number): readonly string[] {
  // Beware: the library returns nothing for a field beyond the last, although its type says otherwise.
  const value = segment.getField(field) as ReturnType<Hl7Segment['getField']> | undefined;
  return value?.components.map(([first = '']) => first) ?? [];
}

function hasEncodingCharacters(text: string): boolean {
  const match = /^MSH([^\w\s])((?:(?!\1)[^\w\s]){4,5})\1/.exec(text);
  return match !== null && new Set(match[2]).size === match[2]?.length;
}
