import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { parseSecret } from '../../schema/runtime/secret.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createEventProof, type StoredRow, toChainHash } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import { dropEvents, findBeginning } from '../../subgraphs/patient/audit/drop-events.ts';
import { openAuditStore } from '../../subgraphs/patient/audit/open-audit-store.ts';
import { toFhirAuditEvent } from '../../subgraphs/patient/audit/to-fhir-audit-event.ts';
import { readEvent, verifyEvents } from '../../subgraphs/patient/audit/verify-events.ts';
import { withPostgres } from '../support/postgres.ts';
import { askedNumber, daughterNumber, readers, toCitizen } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';

const log = createLog('test', 'silent');
const proof = createEventProof(idSecret);
const postgres = await withPostgres();
const store = openAuditStore({ url: postgres.url, log, timeoutMilliseconds: 5000 });
await store.ready;
const owner = new Client({ connectionString: postgres.url });
await owner.connect();

afterAll(async () => {
  await owner.end();
  await store.close();
  await postgres.close();
});

const look = (more: Partial<Look> = {}): Look => ({
  requestId: 'request',
  caller: readers.GP,
  nhsNumber: askedNumber,
  outcome: 'permit',
  basis: 'registered',
  areas: 'GCF',
  ...more,
});
const newWriter = (now?: () => number) =>
  createAuditWriter({ store, proof, log, timeoutMilliseconds: 5000, ...(now === undefined ? {} : { now }) });
const readAll = () => store.read(0, 100_000);
async function* each(rows: readonly StoredRow[]) {
  await Promise.resolve();
  yield* rows;
}
/** What the owner of the database does, who may take the triggers away. */
const tamper = async (statement: string) => {
  const tables = ['audit.event', 'audit.segment'];
  for (const table of tables) await owner.query(`alter table ${table} disable trigger user`);
  await owner.query(statement);
  for (const table of tables) await owner.query(`alter table ${table} enable trigger user`);
};
const faultsOf = async (anchors?: Parameters<typeof verifyEvents>[2]) =>
  (await verifyEvents(each(await readAll()), proof, anchors)).faults;

beforeEach(() => tamper('truncate audit.event'));

describe('the record of looks', () => {
  beforeEach(async () => {
    const writer = newWriter();
    for (const requestId of ['a', 'b', 'c', 'd', 'e']) await writer.recordLook(look({ requestId }));
    await writer.close();
  });

  it('is whole as it was written', async () => {
    const { events, faults, end } = await verifyEvents(each(await readAll()), proof);
    expect([events, faults, end.position]).toEqual([5, [], 5]);
  });

  it.each(["update audit.event set event = '{}'", 'delete from audit.event', 'truncate audit.event'])(
    'refuses %s',
    async (statement) => {
      await expect(owner.query(statement)).rejects.toThrow('only ever added to');
      expect(await readAll()).toHaveLength(5);
    },
  );

  it('finds an event that was changed, and where', async () => {
    await tamper(`update audit.event set event = replace(event, 'permit', 'FORBIDDEN') where position = 3`);
    expect(await faultsOf()).toContainEqual({ position: 3, kind: 'changed' });
  });

  it('finds an event that was taken away, and where', async () => {
    await tamper('delete from audit.event where position = 3');
    expect(await faultsOf()).toContainEqual({ position: 3, kind: 'missing' });
  });

  it('finds events that changed places', async () => {
    await tamper(`update audit.event set position = 30 where position = 2;
      update audit.event set position = 2 where position = 4;
      update audit.event set position = 4 where position = 30`);
    expect(await faultsOf()).toContainEqual({ position: 2, kind: 'reordered' });
  });

  it('finds an event that is missing from a chain made anew without it', async () => {
    const [first, second, , ...later] = await readAll();
    let previous = { position: 2, hash: second?.hash ?? '' };
    const anew = later.map((row) => {
      const { position, hash } = previous;
      previous = { position: position + 1, hash: toChainHash(hash, row) };
      return { ...row, ...previous, previous: hash };
    });
    const rows = [first, second, ...anew].filter((row) => row !== undefined);
    const { faults } = await verifyEvents(each(rows), proof);
    expect(faults).toEqual([{ position: 3, kind: 'missing' }]);
  });

  it('finds with an anchor that the end was cut off', async () => {
    const anchor = await store.findEnd();
    await tamper('delete from audit.event where position > 3');
    expect(await faultsOf()).toEqual([]);
    expect(await faultsOf([anchor])).toEqual([{ position: 5, kind: 'missing' }]);
  });

  it('keeps an event that is sent twice once', async () => {
    await store.append(await readAll());
    expect(await readAll()).toHaveLength(5);
  });
});

describe('when old events are dropped', () => {
  const dropBefore = (position: number) =>
    dropEvents(
      { ...store, findPositionBefore: () => Promise.resolve(position) },
      proof,
      { instant: '2018-11-22T00:00:00Z', now: '2026-11-22T00:00:00Z' },
      (begin, until) => readBetween(begin, until),
    );
  async function* readBetween(begin: number, until: number) {
    yield* await store.read(begin, until - begin);
  }
  const verifyRest = async () => {
    const begin = await findBeginning(store, proof);
    if (begin === 'forged' || begin === undefined) throw new Error('There is no closed beginning.');
    return verifyEvents(each(await store.read(0, 100)), proof, [], begin);
  };

  beforeEach(async () => {
    await tamper('truncate audit.segment');
    const writer = newWriter();
    for (const requestId of ['a', 'b', 'c', 'd', 'e']) await writer.recordLook(look({ requestId }));
    await dropBefore(2);
    await writer.recordLook(look({ requestId: 'f' }));
    await writer.close();
  });
  afterAll(() => tamper('truncate audit.segment'));

  it('verifies what is left, twice over', async () => {
    const first = await verifyRest();
    expect([first.events, first.faults, first.end.position]).toEqual([4, [], 6]);
    expect(await dropBefore(4)).toMatchObject({ kind: 'dropped', events: 2, segment: { events: 4 } });
    const second = await verifyRest();
    expect([second.events, second.faults, second.end.position]).toEqual([2, [], 6]);
  });

  it('never drops the last event, nor anything of a chain that is not whole', async () => {
    expect(await dropBefore(6)).toMatchObject({ kind: 'dropped', segment: { position: 5 } });
    await newWriter().recordLook(look());
    await tamper(`update audit.event set event = replace(event, 'permit', 'FORBIDDEN') where position = 6`);
    expect(await dropBefore(6)).toEqual({ kind: 'not whole', faults: 1 });
  });

  it('finds what was taken away after the closed beginning, and a beginning that somebody made', async () => {
    await tamper('delete from audit.event where position = 3');
    expect((await verifyRest()).faults).toContainEqual({ position: 3, kind: 'missing' });
    const forged = { ...(await store.findSegment()), position: 3 };
    await owner.query('insert into audit.segment values ($1, $2, $3)', [
      forged.position,
      forged.segment,
      forged.mac,
    ]);
    expect(await findBeginning(store, proof)).toBe('forged');
  });

  it.each(['update audit.segment set position = 9', 'delete from audit.event where position = 3'])(
    'refuses %s',
    async (statement) => {
      await expect(owner.query(statement)).rejects.toThrow('only ever added to');
    },
  );
});

it('what an earlier secret proved stays proved under a new one, and under no other', async () => {
  const newSecret = parseSecret(Buffer.alloc(32, 7).toString('base64'));
  if (newSecret === undefined) throw new Error('This is no secret.');
  await newWriter().recordLook(look({ requestId: 'before' }));
  const renewed = createEventProof(newSecret, idSecret);
  await createAuditWriter({ store, proof: renewed, log, timeoutMilliseconds: 5000 }).recordLook(look());
  const faultsUnder = async (known: typeof proof) =>
    (await verifyEvents(each(await readAll()), known)).faults.map(({ position }) => position);
  expect(await faultsUnder(renewed)).toEqual([]);
  expect(await faultsUnder(proof)).toEqual([2]);
  expect(await faultsUnder(createEventProof(newSecret))).toEqual([1]);
});

it('a clock that goes back changes no order, and is told', async () => {
  const times = [2_000_000, 1_000_000];
  const writer = newWriter(() => times.shift() ?? 3_000_000);
  for (const requestId of ['a', 'b', 'c']) await writer.recordLook(look({ requestId }));
  const { faults, clockWentBack } = await verifyEvents(each(await readAll()), proof);
  expect([faults, clockWentBack]).toEqual([[], 1]);
});

it('two processes write one chain', async () => {
  const writers = [newWriter(), newWriter()];
  await Promise.all(writers.flatMap((writer) => [1, 2, 3].map(() => writer.recordLook(look()))));
  expect(await faultsOf()).toEqual([]);
  expect(await readAll()).toHaveLength(6);
});

it('a look is exported as one FHIR AuditEvent with one patient, whoever asked', async () => {
  const writer = newWriter();
  await writer.recordLook(look());
  await writer.recordLook(look({ caller: toCitizen(daughterNumber), outcome: 'PATIENT_NOT_FOUND' }));
  const events = (await readAll()).map(readEvent).filter((event) => event !== undefined);
  const [permitted, refused] = events.map(toFhirAuditEvent);
  expect([permitted?.outcome, refused?.outcome]).toEqual(['0', '4']);
  expect(permitted?.agent.map(({ who }) => who?.identifier?.value)).toContain('A82038');
  expect(refused?.agent[0]?.who?.identifier?.value).toBe('9991231110');
  expect(permitted?.entity?.map(({ what }) => what?.identifier?.value)).toEqual(['9991230009', 'request']);
});

it('nothing that could be answered is missing after the process is killed', async () => {
  const child = spawn(process.execPath, ['test/audit/write-looks.ts', postgres.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answered: string[] = [];
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    answered.push(line);
    if (answered.length === 300) child.kill('SIGKILL');
  }
  await ended;
  const kept = new Set((await readAll()).map((row) => readEvent(row)?.request));
  expect(answered.length).toBeGreaterThanOrEqual(300);
  expect(answered.filter((requestId) => !kept.has(requestId))).toEqual([]);
  expect(await faultsOf()).toEqual([]);
});
