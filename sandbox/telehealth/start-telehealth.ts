import { setTimeout as pause } from 'node:timers/promises';
import { toDay } from '../population/calendar.ts';
import type { Life } from '../population/life.ts';
import { isMonitored, toReadings } from './to-readings.ts';

/** What the supplier of telehealth needs. */
export interface TelehealthSenderOptions {
  readonly population: { lives(): Iterable<Life> };
  /** Where readings are sent, such as `http://127.0.0.1:4026/fhir/R4`; nobody need listen there yet. */
  readonly url: string;
  readonly token: string;
  /** The present, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Told for about how many of how many people everything is acknowledged. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The supplier while it runs. */
export interface TelehealthSender {
  /** Resolves to how many things were sent, once everything of today is acknowledged; rejects where it was refused. */
  readonly settled: Promise<number>;
  close(): Promise<void>;
}

/** How many things go in one delivery. */
const most = 500;
const retryMilliseconds = 500;

/**
 * Starts the supplier of telehealth, which sends the latest days of everybody's readings, and stops. It tries again
 * until they are taken; what was taken before is known to the receiver.
 */
export function startTelehealthSender(options: TelehealthSenderOptions): TelehealthSender {
  const closing = new AbortController();
  const settled = sendAll(options, closing.signal);
  // It may fail before anybody waits for it.
  settled.catch(() => undefined);
  return {
    settled,
    async close() {
      closing.abort();
      await settled.catch(() => undefined);
    },
  };
}

async function sendAll(options: TelehealthSenderOptions, signal: AbortSignal): Promise<number> {
  const { population, onProgress } = options;
  const today = toDay(new Date((options.now ?? Date.now)()).toISOString());
  const people = [...population.lives()].filter(isMonitored);
  const readings = people.flatMap((life) => toReadings(life, today));
  for (let at = 0; at < readings.length; at += most) {
    await send(readings.slice(at, at + most), options, signal);
    const share = Math.min(1, (at + most) / readings.length);
    onProgress?.(Math.floor(share * people.length), people.length);
  }
  return readings.length;
}

async function send(
  resources: readonly unknown[],
  { url, token }: TelehealthSenderOptions,
  signal: AbortSignal,
): Promise<void> {
  const body = JSON.stringify({
    resourceType: 'Bundle',
    type: 'batch',
    entry: resources.map((resource) => ({ resource })),
  });
  for (;;) {
    signal.throwIfAborted();
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined);
    if (response?.ok === true) {
      const answer = await response.text();
      if (answer.includes('"422 ')) throw new Error('The receiver of readings refused some of them.');
      return;
    }
    if (response !== undefined && response.status < 500)
      throw new Error('The receiver of readings refused us.');
    await pause(retryMilliseconds, undefined, { signal });
  }
}
