import { setTimeout as wait } from 'node:timers/promises';
import { askOnce, type Load, type LoadResult } from './closed-loop.ts';

/**
 * Asks so many times a second however long answers take, as clients do who know nothing of each other.
 *
 * A request counts from when it was due, so that nothing is hidden where the bench itself comes late.
 */
export async function runOpenLoop(load: Load, rate: number, milliseconds: number): Promise<LoadResult> {
  const total = Math.max(1, Math.floor((rate * milliseconds) / 1000));
  const latencies: number[] = [];
  const started = performance.now();
  const underWay: Promise<void>[] = [];
  const faults: unknown[] = [];
  for (let turn = 0; turn < total && faults.length === 0;) {
    const now = performance.now() - started;
    for (; turn < total && (turn * 1000) / rate <= now; turn += 1) {
      const due = started + (turn * 1000) / rate;
      underWay.push(
        askOnce(load, turn).then(
          () => void latencies.push(performance.now() - due),
          (error: unknown) => void faults.push(error),
        ),
      );
    }
    await wait(1);
  }
  await Promise.all(underWay);
  if (faults.length > 0) throw faults[0];
  return { requests: latencies.length, seconds: (performance.now() - started) / 1000, latencies };
}
