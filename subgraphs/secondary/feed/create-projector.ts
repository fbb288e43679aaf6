import type { Log } from '../../../schema/runtime/log.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import { applyMessages, setFirstAside } from '../store/apply-messages.ts';
import { pauseFor } from '../../kit/pause-for.ts';
import type { HospitalStore } from '../store/open-hospital-store.ts';
import { StoreCorrupted } from '../store/read-history.ts';
import type { FactsMemory } from './create-facts-memory.ts';
import { createMessageReader } from './create-message-reader.ts';

/** What applies kept messages to the projection. */
export interface Projector {
  /** Says that a message was kept. */
  wake(): void;
  /** Resolves once every message that was kept before the call is applied. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How many messages are applied in one transaction. */
const batchSize = 500;
/** How long messages are gathered before they are applied, so that a busy feed is applied in batches. */
const gatherMilliseconds = 30;
/** How long until messages are looked for that another process kept and did not apply. */
const idleMilliseconds = 5000;

/** Builds a projector and sets it to work; it goes on when the store comes back. */
export function createProjector(options: {
  readonly store: HospitalStore;
  readonly senders: readonly SenderConfiguration[];
  /** What the receiver has read already. */
  readonly memory: FactsMemory;
  readonly log: Log;
}): Projector {
  const { store, senders, memory, log } = options;
  const closing = new AbortController();
  let bell = new AbortController();
  let waiters: (() => void)[] = [];

  const reader = createMessageReader(senders, memory);

  /** Applies all that waits; a message that cannot be applied is set aside and never stops the next. */
  async function applyAll(): Promise<void> {
    for (let limit = batchSize; !closing.signal.aborted;) {
      try {
        if ((await applyMessages(store.tables, reader, limit)) < limit) return;
        limit = batchSize;
      } catch (cause) {
        if (isStoreFault(cause)) throw cause;
        log.error('messages could not be applied', { code: 'INTERNAL_SERVER_ERROR', count: limit, cause });
        if (limit === 1) await setFirstAside(store.tables);
        limit = limit === 1 ? batchSize : 1;
      }
    }
  }

  async function run(): Promise<void> {
    // A store that never comes must not keep the process from ending.
    await Promise.race([store.ready, aborted(closing.signal)]);
    while (!closing.signal.aborted) {
      // A message kept from here on rings the new bell, so none is overlooked while others are applied.
      bell = new AbortController();
      const served = waiters;
      waiters = [];
      try {
        await applyAll();
        for (const resolve of served) resolve();
        await pauseFor(idleMilliseconds, AbortSignal.any([bell.signal, closing.signal]));
        await pauseFor(gatherMilliseconds, closing.signal);
      } catch (cause) {
        waiters = [...served, ...waiters];
        log.warn('messages wait for the store', { code: 'SOURCE_UNAVAILABLE', cause });
        await pauseFor(1000, closing.signal);
      }
    }
    for (const resolve of waiters) resolve();
  }

  const running = run();
  const wake = () => bell.abort();
  return {
    wake,
    settled: () =>
      new Promise((resolve) => {
        if (closing.signal.aborted) return resolve();
        waiters.push(resolve);
        wake();
      }),
    async close() {
      closing.abort();
      await running;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Tells whether the store is away, rather than refusing what it was given (SQLSTATE classes 22 and 23). */
function isStoreFault(cause: unknown): boolean {
  if (cause instanceof StoreCorrupted) return true;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/^2[23]/.test(code)) return false;
  // What has a code of the driver or the store is about reaching it; a plain error is a defect of ours.
  return code !== '' || (cause instanceof Error && /timeout|terminated|closed/i.test(cause.message));
}
