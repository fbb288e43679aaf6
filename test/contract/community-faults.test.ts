import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../sandbox/postgres/start-embedded-postgres.ts';
import { askCommunity, startTestCommunity, type TestCommunityOptions } from '../support/community-harness.ts';
import { edith, insertCommunityLife } from '../support/community-life.ts';
import { type ProviderDatabase, startProviderDatabase } from '../support/community-provider.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(databaseUrl: string, options: TestCommunityOptions = {}) {
  const community = await startTestCommunity(databaseUrl, options);
  closing.push(() => community.close());
  return community;
}

async function readIndexes(url: string) {
  const fields = 'sources { state reasonCode warnings { code message } } entries { id }';
  const { record } = await askCommunity(
    url,
    edith,
    `encounters: communityEncounterIndex { ${fields} } plans: communityCarePlanIndex { ${fields} }
     conditions: communityConditionIndex { ${fields} } community { sources { state reasonCode } referrals { id } }`,
  );
  return record;
}

/** A server that does to every connection what it is told, in place of a PostgreSQL. */
async function startImpostor(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return `postgres://reader@127.0.0.1:${(server.address() as AddressInfo).port}/provider`;
}

function unavailable(reasonCode: string) {
  return { sources: [{ state: 'UNAVAILABLE', reasonCode, warnings: [] }], entries: [] };
}

describe('a database that cannot answer', () => {
  test('is unavailable while it is down, and read as soon as it is back', async () => {
    const placeholder = createServer();
    await new Promise<void>((resolve) => placeholder.listen(0, '127.0.0.1', resolve));
    const { port } = placeholder.address() as AddressInfo;
    await new Promise((resolve) => placeholder.close(resolve));
    const community = await start(`postgres://postgres@127.0.0.1:${port}/postgres`);
    const down = await readIndexes(community.url);
    expect(down.encounters).toEqual(unavailable('SOURCE_UNAVAILABLE'));
    expect(down.plans).toEqual(unavailable('SOURCE_UNAVAILABLE'));
    expect(down.conditions).toEqual(unavailable('SOURCE_UNAVAILABLE'));
    expect(down.community).toEqual({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_UNAVAILABLE' }],
      referrals: [],
    });
    const database = await startProviderDatabase(port);
    closing.push(() => database.close());
    await insertCommunityLife(database);
    expect((await readIndexes(community.url)).encounters.entries).toHaveLength(5);
  });

  test('is given up when it is slow', async () => {
    const community = await start(await startImpostor(() => {}), { timeoutMilliseconds: 150 });
    const began = performance.now();
    const record = await readIndexes(community.url);
    expect(record.encounters).toEqual(unavailable('SOURCE_TIMEOUT'));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('is not believed when it answers with something else', async () => {
    const community = await start(
      await startImpostor((socket) => socket.write(Buffer.from([0x21, 0, 0, 0, 8, 1, 2, 3, 4]))),
      { timeoutMilliseconds: 1000 },
    );
    expect((await readIndexes(community.url)).encounters).toEqual(unavailable('SOURCE_BAD_CONTENT'));
  });

  test('has failed when it lacks the tables', async () => {
    const bare = await startEmbeddedPostgres({ port: 0 });
    closing.push(() => bare.close());
    const community = await start(bare.url);
    expect((await readIndexes(community.url)).encounters).toEqual(unavailable('SOURCE_ERROR'));
  });
});

describe('rows that cannot be read', () => {
  let database: ProviderDatabase;

  beforeAll(async () => {
    database = await startProviderDatabase();
    for (const odsCode of ['RZ1', 'RZ2']) {
      const common = { orgid_provider: odsCode, effective_from: '2026-05-01' };
      await database.insert('cyp001mpi', {
        ...common,
        local_patient_id: '1',
        nhs_number: edith.nhsNumber,
        person_birth_date: edith.birthDate,
      });
      await database.insert('cyp101referral', {
        ...common,
        local_patient_id: '1',
        service_request_id: 'SR1',
      });
      await database.insert('cyp201carecontact', {
        ...common,
        service_request_id: 'SR1',
        care_contact_id: 'CC1',
        contact_date: '2026-05-02',
        contact_time: 'half past nine',
      });
    }
    await database.insert(
      'cyp201carecontact',
      {
        orgid_provider: 'RZ1',
        effective_from: '2026-05-01',
        service_request_id: 'SR1',
        care_contact_id: 'CC2',
        contact_date: '2026-05-03',
        contact_time: '10:00',
      },
      {
        orgid_provider: 'RZ1',
        effective_from: '2026-05-01',
        service_request_id: 'SR1',
        care_contact_id: 'CC3\u0007',
        contact_date: '2026-05-04',
      },
    );
    await database.insert('cyp004careplantype', {
      orgid_provider: 'RZ1',
      effective_from: '2026-05-01',
      local_patient_id: '1',
      care_plan_id: 'PL1',
    });
    await database.insert('care_plan_detail', {
      orgid_provider: 'RZ1',
      care_plan_id: 'PL1',
      title: 'Wound plan',
      goals: JSON.stringify({ not: 'a list' }),
    });
  });

  afterAll(() => database?.close());

  test('are left out and counted, without what they hold', async () => {
    const community = await start(database.url, { provider: { odsCode: 'RZ1', name: 'A trust' } });
    const record = await readIndexes(community.url);
    expect(record.encounters).toEqual({
      sources: [
        {
          state: 'PARTIAL',
          reasonCode: 'ITEMS_REFUSED',
          warnings: [{ code: 'ITEMS_REFUSED', message: '2 rows could not be read and were left out.' }],
        },
      ],
      entries: [{ id: expect.any(String) }],
    });
    expect(record.plans).toMatchObject({
      sources: [{ state: 'PARTIAL', warnings: [{ message: 'One row could not be read and was left out.' }] }],
      entries: [{ id: expect.any(String) }],
    });
  });

  test('leave nothing known where no row can be read', async () => {
    const community = await start(database.url, { provider: { odsCode: 'RZ2', name: 'A trust' } });
    expect((await readIndexes(community.url)).encounters).toEqual(unavailable('SOURCE_BAD_CONTENT'));
  });
});
