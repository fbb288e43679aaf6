import type { HospitalMessage } from '../../subgraphs/secondary/facts/hospital-message.ts';
import { interpretMessage } from '../../subgraphs/secondary/feed/interpret-message.ts';
import { readHeader } from '../../subgraphs/secondary/hl7/read-header.ts';
import type { SenderConfiguration } from '../../subgraphs/secondary/profiles/sender-configuration.ts';
import type { ReceivedMessage } from '../../subgraphs/secondary/projection/order-messages.ts';

/** Interprets a message as the subgraph does when it receives it. */
export function interpret(message: string | Buffer, senders: readonly SenderConfiguration[] = []) {
  const bytes = Buffer.from(message);
  const read = readHeader(bytes);
  if (!read.ok) return { kind: 'refused', refusal: read.refusal } as const;
  return interpretMessage(bytes, read.header, senders).read;
}

/** Reads what a message says; fails where it is refused or not applied. */
export function readFacts(
  message: string | Buffer,
  senders?: readonly SenderConfiguration[],
): HospitalMessage {
  const read = interpret(message, senders);
  if (read.kind !== 'read') throw new Error(`The message was not read: ${JSON.stringify(read)}`);
  return read.facts;
}

/** Messages as they were received, in the order given, at one time in the far future. */
export function receive(messages: readonly (string | Buffer)[]): readonly ReceivedMessage[] {
  return messages.map((message, sequence) => ({
    facts: readFacts(message),
    receivedAt: '2099-01-01T00:00:00.000Z',
    sequence,
  }));
}
