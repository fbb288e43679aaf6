import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everyPostgres, realPostgresUrl } from '../support/postgres.ts';
import { deliver, type DeliveredMessage } from '../support/secondary-delivery.ts';
import { toLoad } from '../support/secondary-load.ts';
import { startSecondaryProcess } from '../support/secondary-process.ts';
import { readProjection } from '../support/secondary-tables.ts';

const people = 60;
const kills = 6;

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Load = readonly (readonly DeliveredMessage[])[];

/** Delivers a load over a connection for each trust while the receiver is killed at random moments. */
async function run(storeUrl: string, load: Load, moments: readonly number[]) {
  const receiver = await startSecondaryProcess(storeUrl);
  closing.push(() => receiver.close());
  const left = [...moments];
  let answered = 0;
  let restart = Promise.resolve();
  const onAnswered = () => {
    answered += 1;
    if (answered < (left[0] ?? Infinity)) return;
    left.shift();
    // Anywhere between two acknowledgements, and so anywhere within a transaction.
    restart = restart.then(() => pause(Math.random() * 25)).then(() => receiver.killAndRestart());
  };
  const deliveries = await Promise.all(
    load.map((messages) => deliver(receiver.mllpPort, messages, { onAnswered })),
  );
  await restart;
  const client = new Client({ connectionString: storeUrl });
  await client.connect();
  closing.push(() => client.end());
  await vi.waitUntil(async () => (await countBy(client))['received'] === undefined, 30_000);
  const sum = (pick: (delivery: (typeof deliveries)[number]) => number) =>
    deliveries.reduce((total, delivery) => total + pick(delivery), 0);
  return {
    client,
    kills: receiver.kills(),
    sent: sum(({ sent }) => sent),
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
  };
}

async function countBy(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ state: string; count: number }>(
    'select state, count(*)::int as count from hospital.message group by state',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Every message that is kept, by its bytes, as often as it is kept. */
async function keptBytes(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ raw: Buffer }>('select raw from hospital.message');
  return rows.map(({ raw }) => raw.toString('latin1')).sort();
}

describe.each(everyPostgres)('a receiver that is killed at random on $name', ({ open }) => {
  it('keeps every acknowledged message once, and projects what an uninterrupted run projects', async () => {
    const load = await toLoad(people);
    const messages = load.flat();
    const moments = Array.from({ length: kills }, (_, index) =>
      Math.trunc(((index + Math.random()) / kills) * messages.length * 0.95),
    );
    const stores = [await open(), await open()] as const;
    closing.push(
      () => stores[0].close(),
      () => stores[1].close(),
    );
    const killed = await run(stores[0].url, load, moments);
    const calm = await run(stores[1].url, load, []);
    const distinct = [...new Set(messages.map(({ bytes }) => bytes.toString('latin1')))].sort();
    const states = await countBy(killed.client);
    console.log(
      `${messages.length} messages to deliver (${distinct.length} distinct), ${killed.kills} kills after ` +
        `${moments.join(', ')} answers, ${killed.sent} sent in all; kept ${JSON.stringify(states)}`,
    );
    expect(killed.kills).toBe(kills);
    expect(killed.accepted + killed.refused).toBe(messages.length);
    expect(await keptBytes(killed.client)).toEqual(distinct);
    expect([killed.accepted, killed.refused]).toEqual([calm.accepted, calm.refused]);
    expect(states).toEqual(await countBy(calm.client));
    const projection = await readProjection(killed.client);
    expect(projection['encounter']?.length).toBeGreaterThan(50);
    expect(projection).toEqual(await readProjection(calm.client));
  }, 300_000);
});

it.skipIf(realPostgresUrl !== undefined)(
  'leaves a real PostgreSQL out: CAREGRAPH_TEST_POSTGRES_URL is not set',
  () => {
    expect(everyPostgres).toHaveLength(1);
  },
);
