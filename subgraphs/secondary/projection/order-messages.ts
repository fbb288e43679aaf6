import { type PartialDate, toInstants } from '../../../schema/runtime/partial-date.ts';
import type { HospitalMessage } from '../facts/hospital-message.ts';

/** A message as it was received: what it says, when it came, and the how manieth it was. */
export interface ReceivedMessage {
  readonly facts: HospitalMessage;
  /** An instant. */
  readonly receivedAt: string;
  readonly sequence: number;
}

/** How far a hospital's clock may be ahead of ours before its times no longer count, in milliseconds. */
const allowedClockSkew = 24 * 60 * 60 * 1000;

/**
 * Puts messages in the order in which their events were entered: by EVN-2, then MSH-7, then receipt.
 *
 * `toEntered` says when a message's event was entered, where that is not EVN-2.
 * What says the same of the same moments under another control id, as when a feed is replayed, counts once.
 * A message without a usable EVN-2 is ordered by MSH-7, and one with neither by its receipt; a time in the
 * future is not usable, because it would have the last word for ever.
 */
export function orderMessages(
  messages: readonly ReceivedMessage[],
  toEntered: (message: ReceivedMessage) => PartialDate | undefined = ({ facts }) => facts.recordedAt,
): readonly ReceivedMessage[] {
  const ordered = messages
    .map((message) => ({ message, rank: toRank(message, toEntered(message)) }))
    .sort((left, right) => compareRanks(left.rank, right.rank));
  const distinct = new Map<string, ReceivedMessage>();
  for (const { message, rank } of ordered) {
    const [entered, sent] = rank;
    const key = `${entered} ${sent} ${toText(message.facts)}`;
    if (!distinct.has(key)) distinct.set(key, message);
  }
  return [...distinct.values()];
}

const texts = new WeakMap<HospitalMessage, string>();

/** All that a message says as text; the same messages are put in order for each unit, again and again. */
function toText(facts: HospitalMessage): string {
  const known = texts.get(facts);
  if (known !== undefined) return known;
  const text = JSON.stringify(facts);
  texts.set(facts, text);
  return text;
}

function toRank(
  { facts, receivedAt, sequence }: ReceivedMessage,
  entered: PartialDate | undefined,
): readonly [number, number, number] {
  const received = Date.parse(receivedAt);
  const toUsable = (date: string | undefined) => {
    const instant = date === undefined ? undefined : toInstants(date).first;
    return instant === undefined || instant > received + allowedClockSkew ? undefined : instant;
  };
  const sent = toUsable(facts.sentAt);
  return [toUsable(entered) ?? sent ?? received, sent ?? received, sequence];
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((value, position) => value !== right[position]);
  return index === -1 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
