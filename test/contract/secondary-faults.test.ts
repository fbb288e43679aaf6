import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startPostgresProxy } from '../../sandbox/faults/postgres-proxy.ts';
import { createLog } from '../../schema/runtime/log.ts';
import type { SecondaryOptions } from '../../subgraphs/secondary/start.ts';
import { withPostgres } from '../support/postgres.ts';
import { askRecord, edith, sendMessages, startTestSecondary } from '../support/secondary-house.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';
import { connectSender, toAnswer } from '../support/secondary-sender.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const northmoor = { facility: 'RXX', odsCode: 'RXX', name: 'Northmoor Hospitals', system: 'PAS' };
const senders = [northmoor];

const admission = (visit: string, more: { at?: string; nhsNumber?: string } = {}) =>
  toMessage({
    event: 'A01',
    at: more.at ?? '20260531100000',
    segments: [
      pid({ nhsNumber: more.nhsNumber ?? '9990000018', hospitalNumber: 'H1' }),
      pv1({ 3: 'W1^^1', 19: visit }),
    ],
  });

const area = 'sources { state reasonCode system asOf warnings { code } } entries { id }';

/** Everything that a record asks of hospitals. */
const everything = `
  secondarySources { state reasonCode system }
  encounters: secondaryEncounterIndex { ${area} } documents: secondaryDocumentIndex { ${area} }
  allergies: secondaryAllergyIndex { ${area} } conditions: secondaryConditionIndex { ${area} }
  plans: secondaryCarePlanIndex { ${area} } medicines: secondaryMedicationIndex { ${area} }
  hospital { sources { state reasonCode system } medicalRecordNumbers { value } }`;

async function start(options: Partial<SecondaryOptions> = {}) {
  const postgres = await withPostgres();
  const proxy = await startPostgresProxy({ target: postgres.url, port: 0 });
  const secondary = await startTestSecondary(proxy.url, { senders, ...options });
  closing.push(
    () => postgres.close(),
    () => proxy.close(),
    () => secondary.close(),
  );
  return { proxy, secondary };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a store that is not there', () => {
  it('lets the subgraph start, answer that it cannot find out, and refuse messages', async () => {
    const lines: string[] = [];
    const log = createLog('secondary', 'info', { write: (line: string) => void lines.push(line) });
    const storeUrl = `postgres://postgres:hidden-word@127.0.0.1:${await freePort()}/postgres`;
    const secondary = await startTestSecondary(storeUrl, { senders, log });
    closing.push(() => secondary.close());
    const record = await askRecord(secondary.url, edith, everything);
    const unavailable = { state: 'UNAVAILABLE', reasonCode: 'SOURCE_UNAVAILABLE', system: 'PAS' };
    for (const name of ['encounters', 'documents', 'allergies', 'conditions']) {
      expect(record[name]).toMatchObject({ sources: [unavailable], entries: [] });
    }
    expect(record.hospital).toEqual({ sources: [unavailable], medicalRecordNumbers: [] });
    expect(record.secondarySources).toEqual([unavailable]);
    const sender = await connectSender(secondary.mllpPort);
    expect(toAnswer(await sender.send(admission('V1')))).toMatch(/^AE/);
    await sender.close();
    const logText = lines.join('');
    expect(logText).toContain('hospital store not reachable, trying again');
    expect(logText).not.toContain('hidden-word');
    expect(logText).not.toContain('9990000018');
  });

  it('is found when it comes, and messages are then kept', async () => {
    const postgres = await withPostgres();
    const proxy = await startPostgresProxy({ target: postgres.url, port: 0 });
    await proxy.setState('down');
    const secondary = await startTestSecondary(proxy.url, { senders });
    closing.push(
      () => postgres.close(),
      () => proxy.close(),
      () => secondary.close(),
    );
    const down = await askRecord(secondary.url, edith, everything);
    expect(down.encounters.sources).toMatchObject([{ state: 'UNAVAILABLE' }]);
    await proxy.setState('up');
    await secondary.settled();
    await sendMessages(secondary.mllpPort, [admission('V1')]);
    const up = await askRecord(secondary.url, edith, everything);
    expect(up.encounters.sources).toContainEqual(
      expect.objectContaining({ system: 'PAS', state: 'COMPLETE' }),
    );
    expect(up.encounters.entries).toHaveLength(1);
  });
});

describe('a store that fails while it is asked', () => {
  it.each([
    ['down', 'SOURCE_UNAVAILABLE'],
    ['slow', 'SOURCE_TIMEOUT'],
    ['garbage', 'SOURCE_BAD_CONTENT'],
  ] as const)(
    '%s is %s for every source that is known, and then is well again',
    async (state, reasonCode) => {
      const { proxy, secondary } = await start();
      await secondary.settled();
      const elsewhere = admission('V2', { nhsNumber: '9990000026' });
      await sendMessages(secondary.mllpPort, [
        admission('V1'),
        elsewhere.replace('|PAS|RXX|', '|CLINICS|RYY|'),
      ]);
      await secondary.settled();
      await askRecord(secondary.url, edith, everything);
      await proxy.setState(state);
      const started = performance.now();
      const record = await askRecord(secondary.url, edith, everything);
      expect(performance.now() - started).toBeLessThan(10_000);
      for (const name of ['encounters', 'documents', 'allergies', 'conditions']) {
        expect(record[name].entries).toEqual([]);
        expect(record[name].sources).toContainEqual(
          expect.objectContaining({ system: 'PAS', state: 'UNAVAILABLE', reasonCode }),
        );
        // A sender that was only heard of is remembered too.
        expect(record[name].sources).toContainEqual(
          expect.objectContaining({ system: 'CLINICS', state: 'UNAVAILABLE', reasonCode }),
        );
      }
      expect(record.plans.sources).toContainEqual(
        expect.objectContaining({ system: 'PAS', state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' }),
      );
      await proxy.setState('up');
      await secondary.settled();
      const again = await askRecord(secondary.url, edith, everything);
      expect(again.encounters.entries).toHaveLength(1);
    },
  );

  it('has no effect on a message that was not stored, and a full one when it is sent again', async () => {
    const { proxy, secondary } = await start();
    await secondary.settled();
    const sender = await connectSender(secondary.mllpPort);
    const message = admission('V1');
    await proxy.setState('down');
    expect(toAnswer(await sender.send(message))).toMatch(/^AE/);
    await proxy.setState('up');
    await secondary.settled();
    expect(toAnswer(await sender.send(message))).toMatch(/^AA/);
    expect(toAnswer(await sender.send(message))).toMatch(/^AA/);
    await sender.close();
    const record = await askRecord(secondary.url, edith, everything);
    expect(record.encounters.entries).toHaveLength(1);
  });
});

describe('a hospital that is silent', () => {
  it('is complete where its last message is younger than its own limit', async () => {
    const { secondary } = await start({ senders: [{ ...northmoor, maximumSilenceHours: 24 }] });
    await secondary.settled();
    await sendMessages(secondary.mllpPort, [admission('V1', { at: '20260531140000' })]);
    const record = await askRecord(secondary.url, edith, everything);
    expect(record.encounters.sources).toMatchObject([
      { state: 'COMPLETE', asOf: '2026-05-31T13:00:00.000Z' },
    ]);
  });

  it('reads as stale where its last message is older than that', async () => {
    const { secondary } = await start({ senders: [{ ...northmoor, maximumSilenceHours: 24 }] });
    await secondary.settled();
    await sendMessages(secondary.mllpPort, [admission('V1', { at: '20260530140000' })]);
    const record = await askRecord(secondary.url, edith, everything);
    expect(record.encounters.entries).toHaveLength(1);
    expect(record.encounters.sources).toContainEqual({
      system: 'PAS',
      state: 'STALE',
      reasonCode: 'FEED_SILENT',
      asOf: '2026-05-30T13:00:00.000Z',
      warnings: [],
    });
  });

  it('is unavailable where it was never heard of', async () => {
    const { secondary } = await start();
    await secondary.settled();
    const record = await askRecord(secondary.url, edith, everything);
    expect(record.encounters.sources).toContainEqual(
      expect.objectContaining({ system: 'PAS', state: 'UNAVAILABLE', reasonCode: 'FEED_SILENT' }),
    );
  });

  it('is not configured where there is no hospital at all', async () => {
    const postgres = await withPostgres();
    const secondary = await startTestSecondary(postgres.url);
    closing.push(
      () => postgres.close(),
      () => secondary.close(),
    );
    await secondary.settled();
    const record = await askRecord(secondary.url, edith, everything);
    for (const name of ['encounters', 'allergies', 'plans', 'medicines', 'hospital']) {
      expect(record[name].sources).toMatchObject([
        { state: 'UNAVAILABLE', reasonCode: 'SOURCE_NOT_CONFIGURED' },
      ]);
    }
  });
});
