import { type ReadMessage, toHospitalMessage } from '../facts/to-hospital-message.ts';
import { parseMessage } from '../hl7/parse-message.ts';
import type { MessageHeader } from '../hl7/read-header.ts';
import { chooseProfile, findSender, type SenderProfile } from '../profiles/choose-profile.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';

/** What a message says, with the profile by which it was read. */
export interface Interpretation {
  readonly profile: SenderProfile;
  readonly read: ReadMessage;
  /** What went wrong inside where the message could not be read for no reason that we know. */
  readonly cause?: unknown;
}

/**
 * Interprets the bytes of a message whose header was admitted, as its sender's profile explains them.
 *
 * The same bytes under the same configuration always mean the same, so what was kept can be read anew.
 */
export function interpretMessage(
  bytes: Buffer,
  header: MessageHeader,
  senders: readonly SenderConfiguration[],
): Interpretation {
  const profile = chooseProfile(header, senders);
  // Whose people and visits its numbers are, only the operator can say of a system that does not.
  if (header.facility === '' && findSender(header, senders) === undefined) {
    return { profile, read: { kind: 'refused', refusal: 'no-sender' } };
  }
  try {
    const parsed = parseMessage(bytes, header, profile.characterSet);
    if (!parsed.ok) return { profile, read: { kind: 'refused', refusal: parsed.refusal } };
    return { profile, read: toHospitalMessage(parsed.message, header, profile) };
  } catch (cause) {
    // What a sender wrote must not stop the next message, whatever it does to a parser.
    return { profile, read: { kind: 'refused', refusal: 'unreadable' }, cause };
  }
}
