import { createHash } from 'node:crypto';
import type { RunningSource } from '../faults/source-state.ts';
import type { Life } from '../population/life.ts';
import { orderHistory } from './order-history.ts';
import { openSentState } from './sent-state.ts';
import { type Feed, startFeed } from './start-feed.ts';

/** What the hospitals need. */
export interface HospitalsOptions {
  readonly population: { readonly asOf?: string; lives(): Iterable<Life> };
  /** Where the receiver listens; it need not do so yet. */
  readonly receivers: { readonly host: string; readonly port: number };
  /** Where to remember what was sent; without it the whole history is sent on every start. */
  readonly stateFile?: string;
  /** Told now and then, and at the end, how many of how many messages are acknowledged. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly window?: number;
  readonly slowMilliseconds?: number;
}

/** The hospitals while they run. */
export interface RunningHospitals extends RunningSource {
  /** How many messages the receiver has acknowledged, earlier runs included. */
  sent(): number;
  /** How many messages there are in all. */
  total(): number;
  /** How many messages the receiver has refused for good in this run. */
  refused(): number;
  /** Resolves once every message is acknowledged. */
  settled(): Promise<void>;
}

const progressPause = 250;

/**
 * Starts the hospital trusts, each of which sends its whole history as HL7 v2 over a connection of its own.
 *
 * Down closes the connections; slow sends one message in ten seconds; garbage sends framed messages that
 * nobody can read, and goes on afterwards where the history stopped.
 */
export async function startHospitals(options: HospitalsOptions): Promise<RunningHospitals> {
  const { receivers, onProgress } = options;
  const histories = orderHistory(options.population.lives(), options.population.asOf);
  const fingerprint = createHash('sha256');
  let total = 0;
  for (const [trust, messages] of histories) {
    fingerprint.update(trust);
    for (const { text } of messages) fingerprint.update(text);
    total += messages.length;
  }
  const state = openSentState(options.stateFile, fingerprint.digest('base64url'));
  const counts = new Map([...histories.keys()].map((trust) => [trust, state.get(trust)]));
  const sent = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const settled = Promise.withResolvers<void>();
  let lastProgress = 0;

  const onAcknowledged = (trust: string, count: number) => {
    counts.set(trust, count);
    state.set(trust, count);
    const isDone = sent() === total;
    if (isDone || performance.now() - lastProgress > progressPause) {
      lastProgress = performance.now();
      onProgress?.(sent(), total);
    }
    if (isDone) {
      state.save();
      settled.resolve();
    }
  };
  const feeds: Feed[] = [...histories].map(([trust, messages]) =>
    startFeed({
      receiver: receivers,
      messages,
      acknowledged: counts.get(trust) ?? 0,
      onAcknowledged: (count) => onAcknowledged(trust, count),
      ...(options.window === undefined ? {} : { window: options.window }),
      ...(options.slowMilliseconds === undefined ? {} : { slowMilliseconds: options.slowMilliseconds }),
    }),
  );
  if (sent() === total) settled.resolve();
  return {
    url: `mllp://${receivers.host}:${receivers.port}`,
    sent,
    total: () => total,
    refused: () => feeds.reduce((sum, feed) => sum + feed.refused(), 0),
    settled: () => settled.promise,
    setState: async (next) => {
      for (const feed of feeds) feed.setState(next);
    },
    close: async () => {
      for (const feed of feeds) feed.close();
      state.save();
    },
  };
}
