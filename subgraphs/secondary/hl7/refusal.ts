/**
 * Every reason for which a message is not accepted, with what is answered to its sender.
 *
 * `AE` asks the sender to send the message again later; `AR` says that sending it again unchanged will not help.
 * `error` is the condition's code in HL7 table 0357; no sentence holds anything of the message.
 */
export const refusals = {
  'no-start': ['AR', '100', 'Bytes came without the 0x0B that begins a message.'],
  'cut-short': ['AR', '100', 'The message was cut short.'],
  'too-large': ['AR', '207', 'The message is larger than this receiver accepts.'],
  'not-hl7': ['AR', '100', 'The message does not begin with a usable MSH segment.'],
  'several-messages': ['AR', '100', 'One frame holds more than one message.'],
  'no-sender': ['AR', '101', 'MSH-4 does not name the sending organisation.'],
  'no-control-id': ['AR', '101', 'MSH-10 holds no control id.'],
  version: ['AR', '203', 'This version of HL7 is not accepted.'],
  'processing-id': ['AR', '202', 'This processing id is not accepted.'],
  'message-type': ['AR', '200', 'MSH-9 names no message type and event.'],
  'character-set': ['AR', '103', 'The character set in MSH-18 is not accepted.'],
  'character-set-mismatch': [
    'AR',
    '102',
    'The message is not written in the character set that MSH-18 names.',
  ],
  'control-characters': ['AR', '102', 'The message holds a NUL character.'],
  'control-id-reused': ['AR', '205', 'Another message was received under this control id.'],
  'no-person': ['AR', '101', 'PID-3 holds no identifier.'],
  'unknown-number': [
    'AR',
    '101',
    'PID-3 holds no NHS number that can be used, and no number of a kind that is known to be of the hospital itself.',
  ],
  'no-visit-number': ['AR', '101', 'PV1-19 holds no visit number.'],
  'no-document-number': ['AR', '101', 'TXA-12 holds no document number.'],
  'no-report': ['AR', '101', 'OBR holds no report: OBR-4, or every number and time of it, is missing.'],
  'no-merged-number': ['AR', '101', 'MRG-1 holds no hospital number.'],
  unreadable: ['AR', '207', 'The message could not be read.'],
  'store-unavailable': ['AE', '207', 'The message could not be stored; send it again.'],
} as const satisfies Record<string, readonly ['AE' | 'AR', string, string]>;

/** The name of a reason for which a message is not accepted. */
export type Refusal = keyof typeof refusals;

/** Tells whether a text names a reason for which a message is not accepted. */
export function isRefusal(text: string | null): text is Refusal {
  return text !== null && Object.hasOwn(refusals, text);
}
