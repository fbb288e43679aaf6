import type { CountOutcome } from '../../kit/telemetry/create-outcome-counter.ts';
import type { Log } from '../../../schema/runtime/log.ts';
import { type MessageHeader, readHeader } from '../hl7/read-header.ts';
import type { Refusal } from '../hl7/refusal.ts';
import { toAcknowledgement, type Verdict } from '../hl7/to-acknowledgement.ts';
import type { Frame } from '../mllp/create-framer.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { MessageToKeep } from '../store/keep-messages.ts';
import type { FactsMemory } from './create-facts-memory.ts';
import type { Keep } from './create-keeper.ts';
import { describeMessage } from './describe-message.ts';
import { interpretMessage } from './interpret-message.ts';

/** Takes one frame and returns the acknowledgement to send for it, as bytes without their frame. */
export type Receive = (frame: Frame) => Promise<Buffer>;

/** What a receiver is made of. */
export interface ReceiverOptions {
  readonly keep: Keep;
  /** Whether the store's tables are there. */
  readonly isReady: () => boolean | Promise<boolean>;
  readonly senders: readonly SenderConfiguration[];
  /** The processing ids (MSH-11) that are accepted, such as `P`. */
  readonly processingIds: ReadonlySet<string>;
  readonly now: () => Date;
  /** Told what was read, so that it need not be read again. */
  readonly memory: FactsMemory;
  readonly log: Log;
  /** Is told of every message what its sender is told; nobody counts unless said. */
  readonly count?: CountOutcome<Verdict>;
  /** Told after a message was kept that is to be applied. */
  readonly onKept: () => void;
}

/** Builds a receiver: it says `AA` only when the message is kept, and never throws. */
export function createReceiver(options: ReceiverOptions): Receive {
  const { log } = options;

  function refuse(message: Parameters<typeof toAcknowledgement>[0], refusal: Refusal): Buffer {
    options.count?.(refusal);
    log.warn('message not accepted', { reason: refusal });
    return toAcknowledgement(message, refusal);
  }

  return async (frame) => {
    const admitted = readHeader(frame.kind === 'message' ? frame.bytes : frame.head);
    if (frame.kind === 'broken') return refuse(admitted.message, frame.fault);
    if (!admitted.ok) return refuse(admitted.message, admitted.refusal);
    const { header, message } = admitted;
    // Who leaves MSH-11 out sends what is real: systems that train or test say so.
    if (!options.processingIds.has(header.processingId || 'P')) return refuse(message, 'processing-id');
    const verdict = await keep(frame.bytes, header, options);
    if (verdict !== 'accepted') return refuse(message, verdict);
    options.count?.(verdict);
    return toAcknowledgement(message, verdict);
  };
}

async function keep(raw: Buffer, header: MessageHeader, options: ReceiverOptions): Promise<Verdict> {
  if (!(await options.isReady())) return 'store-unavailable';
  const interpretation = interpretMessage(raw, header, options.senders);
  const { cause } = interpretation;
  if (cause !== undefined) {
    options.log.error('message could not be read', { code: 'INTERNAL_SERVER_ERROR', cause });
  }
  const row: MessageToKeep = {
    ...describeMessage(header, interpretation),
    application: header.application,
    facility: header.facility,
    control_id: header.controlId,
    received_at: options.now().toISOString(),
    raw,
  };
  try {
    const { verdict, id } = await options.keep(row);
    if (id !== undefined && interpretation.read.kind === 'read') {
      options.memory.set(id, interpretation.read.facts, raw.byteLength);
      options.onKept();
    }
    return verdict;
  } catch (cause) {
    options.log.error('message could not be stored', { code: 'SOURCE_UNAVAILABLE', cause });
    return 'store-unavailable';
  }
}
