import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Sender } from './post.ts';

/** What a client that is hostile, or is compared with one, is to send. */
export interface AttackParts {
  readonly url: string;
  /** The name of what it sends, among `sentKinds`. */
  readonly kind: string;
  /** What number the first one has, so that none was sent before. */
  readonly from: number;
  /** Who sends it. */
  readonly sender: Sender;
}

/** What came of it. */
export interface AttackResult {
  readonly sent: number;
  /** How often each answer came, by code. */
  readonly codes: Readonly<Record<string, number>>;
}

/** One client that sends on and on. */
export interface Attack {
  /** Ends it, and tells what came of it when the last one is answered. */
  end(): Promise<AttackResult>;
}

/** Starts a client on a thread of its own, so that what it does holds up nobody who measures. */
export async function startAttack(parts: AttackParts): Promise<Attack> {
  const worker = new Worker(new URL('attack-thread.ts', import.meta.url), { workerData: parts });
  await once(worker, 'message');
  return {
    async end() {
      const ended = once(worker, 'message');
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, and not to a window
      worker.postMessage('end');
      const [result] = (await ended) as [AttackResult];
      await worker.terminate();
      return result;
    },
  };
}
