import type { Kysely } from 'kysely';
import { describeMessage, type MessageDescription } from '../feed/describe-message.ts';
import { interpretMessage } from '../feed/interpret-message.ts';
import { readHeader } from '../hl7/read-header.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { HospitalTables } from '../store/tables.ts';

/** What an operator's command works with. */
export interface Operation {
  readonly tables: Kysely<HospitalTables>;
  readonly senders: readonly SenderConfiguration[];
  /** Tells how far the work has come; a line without data of anybody. */
  readonly say: (progress: string) => void;
  /** Fires when the work is to stop at the next place from which it can go on later. */
  readonly signal: AbortSignal;
}

/** Describes kept bytes as today's code and configuration read them. */
export function readAnew(
  raw: Buffer,
  senders: readonly SenderConfiguration[],
): MessageDescription | undefined {
  const admitted = readHeader(raw);
  if (!admitted.ok) return undefined;
  return describeMessage(admitted.header, interpretMessage(raw, admitted.header, senders));
}
