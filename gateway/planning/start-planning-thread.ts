import { Worker } from 'node:worker_threads';
import type { StatusRule } from '../plan-executor/status-rule.ts';
import type { PlanQuestion } from './plan-question.ts';

/** What a thread is given when it starts. */
export interface ThreadParts {
  readonly supergraphSdl: string;
  readonly status: StatusRule | undefined;
  /** How much of its processor time it may spend on warming up. */
  readonly warmUpMilliseconds: number;
}

/** What a thread is asked. */
export interface ThreadQuestion {
  readonly question: PlanQuestion;
}

/** What a thread says. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'planned'; readonly json: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly name: string };

/** How a question to a thread ended; `lost` where the thread did, also by running out of memory. */
export type ThreadReply = Exclude<ThreadAnswer, { kind: 'ready' }> | { readonly kind: 'lost' };

/** A thread that plans the operations of one supergraph, one at a time. */
export interface PlanningThread {
  /** Resolves when it is warm; rejects where the supergraph cannot be planned on. */
  readonly ready: Promise<void>;
  /** Whether it has ended. */
  readonly isLost: () => boolean;
  /** Asks for one plan; never while another is awaited. */
  plan(question: PlanQuestion): Promise<ThreadReply>;
  /** How long it has been at work since it started, in milliseconds of its processor time. */
  workedMilliseconds(): Promise<number>;
  /** Ends it at once, whatever it does. */
  close(): Promise<void>;
}

/** How much memory one thread may take, in MiB; a plan that needs more is not worth waiting for. */
const maximumMebibytes = 512;

/** Starts a thread that plans. */
export function startPlanningThread(parts: ThreadParts): PlanningThread {
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  const worker = new Worker(new URL('planning-thread.ts', import.meta.url), {
    workerData: parts,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maximumMebibytes },
    // Nothing that it could say holds data, but nobody reads it as a log either.
    stdout: true,
    stderr: true,
  });
  // Whoever waits for a plan keeps the process alive, and nobody else.
  worker.unref();
  let isLost = false;
  let answered: ((reply: ThreadReply) => void) | undefined;
  const reply = (given: ThreadReply): void => {
    const waiting = answered;
    answered = undefined;
    waiting?.(given);
  };
  const lose = (cause: unknown): void => {
    isLost = true;
    ready.reject(cause instanceof Error ? cause : new Error('The thread that plans has ended.'));
    reply({ kind: 'lost' });
  };
  worker.on('message', (message: ThreadAnswer) => {
    if (message.kind === 'ready') ready.resolve();
    else reply(message);
  });
  worker.on('error', lose);
  worker.on('exit', lose);
  return {
    ready: ready.promise,
    isLost: () => isLost,
    plan(question) {
      if (isLost) return Promise.resolve({ kind: 'lost' });
      if (answered !== undefined) throw new Error('A thread plans one operation at a time.');
      return new Promise((resolve) => {
        answered = resolve;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, and not to a window
        worker.postMessage({ question } satisfies ThreadQuestion);
      });
    },
    async workedMilliseconds() {
      const { user, system } = await worker.cpuUsage();
      return (user + system) / 1000;
    },
    async close() {
      await worker.terminate();
    },
  };
}
