import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { deliver, type DeliveredMessage } from '../../support/secondary-delivery.ts';
import { startSecondaryProcess } from '../../support/secondary-process.ts';

/** What receiving a load came to. */
export interface FeedRun {
  readonly messages: number;
  readonly connections: number;
  /** From the first byte to the last acknowledgement, in seconds. */
  readonly seconds: number;
  readonly messagesPerSecond: number;
  /** From the first byte until the last message was in the projection, in seconds. */
  readonly visibleSeconds: number;
  readonly visiblePerSecond: number;
  /** How long the oldest message that was kept and not yet shown had waited, in milliseconds, by percentile. */
  readonly lagMilliseconds: { readonly p50: number; readonly p99: number; readonly most: number };
  /** The receiver's processor time for each message, where the system tells. */
  readonly processorMilliseconds?: number;
  /** Transactions of the store for each message. */
  readonly transactionsPerMessage: number;
}

/** Sends a load, one connection for each list, to a receiver of its own process, and watches how far behind it is. */
export async function runFeed(
  storeUrl: string,
  load: readonly (readonly DeliveredMessage[])[],
  options: { readonly window: number; readonly onAnswered?: () => void },
): Promise<FeedRun> {
  const receiver = await startSecondaryProcess(storeUrl, { CAREGRAPH_LOG_LEVEL: 'info' });
  const client = new Client({ connectionString: storeUrl });
  await client.connect();
  try {
    await untilReady(client);
    const before = await countTransactions(client);
    const usedBefore = readProcessorTime(receiver.pid());
    const begin = performance.now();
    const lags: number[] = [];
    const done = new AbortController();
    const watching = watch(client, lags, done.signal);
    await Promise.all(load.map((messages) => deliver(receiver.mllpPort, messages, options)));
    const seconds = (performance.now() - begin) / 1000;
    while ((await readLag(client)) !== undefined) await pause(5);
    const visibleSeconds = (performance.now() - begin) / 1000;
    const used = readProcessorTime(receiver.pid());
    done.abort();
    await watching;
    // The store tells its figures to others after a while only.
    await pause(1200);
    const messages = load.flat().length;
    return {
      messages,
      connections: load.length,
      seconds,
      messagesPerSecond: messages / seconds,
      visibleSeconds,
      visiblePerSecond: messages / visibleSeconds,
      lagMilliseconds: { p50: percentile(lags, 0.5), p99: percentile(lags, 0.99), most: percentile(lags, 1) },
      ...(used === undefined || usedBefore === undefined
        ? {}
        : { processorMilliseconds: (used - usedBefore) / messages }),
      transactionsPerMessage: ((await countTransactions(client)) - before) / messages,
    };
  } finally {
    await client.end();
    await receiver.close();
  }
}

async function watch(client: Client, lags: number[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    lags.push((await readLag(client)) ?? 0);
    await pause(20);
  }
}

/** How long the oldest message that is not applied has waited, in milliseconds; `undefined` where none waits. */
async function readLag(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ lag: number | null }>(
    `select (extract(epoch from clock_timestamp() - min(received_at)) * 1000)::float8 as lag
     from hospital.message where state = 'received'`,
  );
  return rows[0]?.lag ?? undefined;
}

async function untilReady(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ name: string | null }>(
      `select to_regclass('hospital.document')::text as name`,
    );
    if (rows[0]?.name) return;
    await pause(20);
  }
}

/** The processor time that a process has used, in milliseconds; Linux counts it in hundredths of a second. */
function readProcessorTime(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

async function countTransactions(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select xact_commit::float8 as count from pg_stat_database where datname = current_database()',
  );
  return rows[0]?.count ?? 0;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
