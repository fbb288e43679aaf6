import { createHash } from 'node:crypto';
import type { DeliveredMessage } from '../../support/secondary-delivery.ts';
import { toLoad } from '../../support/secondary-load.ts';
import { writeTable } from '../report/table.ts';
import { noRealStore, toStores } from '../run/stores.ts';
import { type FeedRun, runFeed } from './feed-run.ts';
import type { BenchRun, Section, SectionResult } from './section.ts';

/** Measures how fast messages of hospitals are kept and shown. */
export const feedSection: Section = {
  name: 'feed',
  summary: 'messages of hospitals a second, and how long each takes from its receipt until it is shown',
  minutes: 2,
  run: measureFeed,
};

/** What is to be reached on a real PostgreSQL, in messages a second. */
const goal = 1000;

/** How messages are sent: by how many connections, and how many of each may be on their way at once. */
const manners = [
  { name: 'three trusts, fifty on their way', connections: 4, window: 50 },
  { name: 'thirty-two systems, each waits for its answer', connections: 32, window: 1 },
] as const;

async function measureFeed(bench: BenchRun): Promise<SectionResult> {
  const say = (progress: string) => bench.say(progress);
  const people = bench.isQuick ? 150 : 1500;
  say(`writing the messages of ${people} people`);
  const load = await toLoad(people);
  const figures: (FeedRun & { readonly store: string; readonly manner: string; readonly isReal: boolean })[] =
    [];
  for (const { name, isReal, open } of toStores()) {
    for (const manner of manners) {
      const postgres = await open();
      try {
        say(`${name}: ${manner.name}`);
        const run = await runFeed(postgres.url, split(load, manner.connections), manner);
        figures.push({ store: name, manner: manner.name, isReal, ...run });
        say(`${Math.round(run.messagesPerSecond)} messages a second`);
      } finally {
        await postgres.close();
      }
    }
  }
  const slow = figures.filter(({ isReal, visiblePerSecond }) => isReal && visiblePerSecond < goal);
  return {
    figures,
    text: toText(figures),
    misses: slow.map(
      ({ store, manner, visiblePerSecond }) =>
        `${store}, ${manner}: ${Math.round(visiblePerSecond)} messages a second are shown, of ${goal}`,
    ),
  };
}

/** Spreads messages over connections; those about one person stay on one, in their order. */
function split(
  load: readonly (readonly DeliveredMessage[])[],
  connections: number,
): readonly (readonly DeliveredMessage[])[] {
  if (connections <= load.length) return load;
  const lists = Array.from({ length: connections }, (): DeliveredMessage[] => []);
  for (const message of load.flat()) {
    const [pid = ''] = /\rPID[^\r]*/.exec(message.bytes.toString('latin1')) ?? [];
    const number = pid.split('|')[3] ?? '';
    const sum = createHash('sha256').update(number).digest().readUInt16BE();
    lists[sum % connections]?.push(message);
  }
  return lists.filter((list) => list.length > 0);
}

function toText(figures: readonly (FeedRun & { readonly store: string; readonly manner: string })[]): string {
  const table = writeTable([
    [
      'store',
      'sent by',
      'messages',
      'kept a second',
      'shown a second',
      'lag p50 ms',
      'lag p99 ms',
      'processor ms a message',
      'transactions a message',
    ],
    ...figures.map((run) => [
      run.store,
      run.manner,
      String(run.messages),
      run.messagesPerSecond.toFixed(0),
      run.visiblePerSecond.toFixed(0),
      run.lagMilliseconds.p50.toFixed(0),
      run.lagMilliseconds.p99.toFixed(0),
      run.processorMilliseconds?.toFixed(2) ?? '',
      run.transactionsPerMessage.toFixed(3),
    ]),
  ]);
  return `${table}\n\nThe processor's time is the receiver's alone. The lag is that of the oldest message that was kept and not yet shown, looked at fifty times a second.${noRealStore()}`;
}
