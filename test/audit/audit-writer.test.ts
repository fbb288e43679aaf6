import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { type AuditRow, createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import {
  createEmergency,
  type Emergency,
  emergencyVariable,
} from '../../subgraphs/patient/audit/emergency.ts';
import { openSpool, type Spool } from '../../subgraphs/patient/audit/open-spool.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { startPatientHouse } from '../support/patient-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, readers } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'caregraph-spool-'));
const spools: Spool[] = [];
const openTestSpool = async (name: string) => {
  const spool = await openSpool(join(folder, name));
  spools.push(spool);
  return spool;
};
afterAll(async () => {
  await Promise.all(spools.map((spool) => spool.close()));
  rmSync(folder, { recursive: true });
});

const log = createLog('test', 'silent');
const proof = createEventProof(idSecret);
const look: Look = { requestId: 'r', caller: readers.GP, nhsNumber: askedNumber, outcome: 'permit' };

/** A store in memory that can go away. */
function createStore() {
  const rows: AuditRow[] = [];
  const store = {
    rows,
    batches: 0,
    state: 'there' as 'there' | 'away' | 'silent',
    ready: Promise.resolve(),
    isThere: () => Promise.resolve(store.state === 'there'),
    append(more: readonly AuditRow[]) {
      store.batches += 1;
      if (store.state === 'away') return Promise.reject(new Error('away'));
      if (store.state === 'silent') return new Promise<never>(() => {});
      rows.push(...more);
      return Promise.resolve({ position: rows.length, hash: '0'.repeat(64) });
    },
  };
  return store;
}
const newWriter = (store: ReturnType<typeof createStore>, spool?: Spool, emergency?: Emergency) =>
  createAuditWriter({ store, proof, log, spool, emergency, timeoutMilliseconds: 200 });
const unavailable = { extensions: { code: 'AUDIT_UNAVAILABLE' } };

it('keeps looks that come together with one statement', async () => {
  const store = createStore();
  const { recordLook } = newWriter(store);
  await Promise.all(Array.from({ length: 50 }, () => recordLook(look)));
  expect([store.rows.length, store.batches]).toEqual([50, 1]);
});

it.each(['away', 'silent'] as const)(
  'refuses every look while the store is %s, and no longer',
  async (state) => {
    const store = createStore();
    const { recordLook } = newWriter(store);
    store.state = state;
    await expect(recordLook(look)).rejects.toMatchObject(unavailable);
    store.state = 'there';
    await recordLook(look);
    expect(store.rows).toHaveLength(1);
  },
);

it('with a spool, keeps looks on the disk while the store is away and moves them once it is back', async () => {
  const store = createStore();
  const path = join(folder, 'a');
  const writer = newWriter(store, await openTestSpool(basename(path)));
  store.state = 'away';
  await writer.recordLook(look);
  await writer.recordLook(look);
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(2);
  store.state = 'there';
  await vi.waitFor(() => expect(store.rows).toHaveLength(2), { timeout: 15_000 });
  await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe(''), { timeout: 15_000 });
  await writer.close();
});

it('a process finds what the one before it left in the spool, but for what was half written', async () => {
  const path = join(folder, 'b');
  const before = createStore();
  before.state = 'away';
  const killed = newWriter(before, await openTestSpool(basename(path)));
  await killed.recordLook(look);
  await killed.close();
  appendFileSync(path, '{"id":"half');
  const store = createStore();
  const writer = newWriter(store, await openTestSpool(basename(path)));
  await vi.waitFor(() => expect(store.rows).toHaveLength(1), { timeout: 15_000 });
  await writer.close();
});

it('a full disk is fail closed', async () => {
  const store = createStore();
  store.state = 'away';
  const spool = await openTestSpool('c');
  const full = { ...spool, append: () => Promise.reject(new Error('ENOSPC')) };
  await expect(newWriter(store, full).recordLook(look)).rejects.toMatchObject(unavailable);
});

describe('an emergency that was declared', () => {
  it('shows what cannot be recorded, says so, and records it afterwards with the time at which it was shown', async () => {
    const store = createStore();
    store.state = 'away';
    const writer = newWriter(store, undefined, createEmergency(Date.now() + 60_000));
    const before = new Date().toISOString();
    expect(await writer.recordLook(look)).toBe('unrecorded');
    const after = new Date().toISOString();
    expect(await writer.stands()).toBe('emergency');
    store.state = 'there';
    expect(await writer.recordLook({ ...look, requestId: 'later' })).toBeUndefined();
    const [first, second] = store.rows.map(
      ({ event }) => JSON.parse(event) as { request: string; at: string },
    );
    expect([first?.request, second?.request]).toEqual(['r', 'later']);
    expect((first?.at ?? '') >= before && (first?.at ?? 'z') <= after).toBe(true);
    await writer.close();
  });

  it('records what it owes as soon as the store is back, and when it ends', async () => {
    const store = createStore();
    store.state = 'away';
    const writer = newWriter(store, undefined, createEmergency(Date.now() + 60_000));
    await writer.recordLook(look);
    store.state = 'there';
    await vi.waitFor(() => expect(store.rows).toHaveLength(1), { timeout: 15_000 });
    store.state = 'away';
    await writer.recordLook(look);
    store.state = 'there';
    await writer.close();
    expect(store.rows).toHaveLength(2);
  });

  it('is over at its end, and nothing is shown again', async () => {
    const store = createStore();
    store.state = 'away';
    let now = 0;
    const writer = newWriter(
      store,
      undefined,
      createEmergency(1000, () => now),
    );
    expect(await writer.recordLook(look)).toBe('unrecorded');
    now = 1000;
    await expect(writer.recordLook(look)).rejects.toMatchObject(unavailable);
    expect(await writer.stands()).toBe('away');
    await writer.close();
  });

  it('is not declared for more than a day, or without an end', () => {
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect(emergencyVariable.safeParse(inHours(2)).success).toBe(true);
    for (const text of [inHours(25), 'true', ''])
      expect(emergencyVariable.safeParse(text).success).toBe(false);
  });
});

it('a look that cannot be recorded is not answered, and says why', async () => {
  const store = createStore();
  store.state = 'away';
  const house = await startPatientHouse({ recordLook: newWriter(store).recordLook });
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
  const ask = async () =>
    askSubgraph(
      house.patient.url,
      await openRequest({ caller: readers.GP }),
      `{ patient(nhsNumber: "${askedNumber}") { name { text } record { access { basis } } } }`,
    );
  const refused = await ask();
  expect(refused.data).toEqual({ patient: null });
  expect(refused.errors?.[0]?.extensions?.['code']).toBe('AUDIT_UNAVAILABLE');
  store.state = 'there';
  expect((await ask()).data.patient.name).not.toBeNull();
  expect(store.rows).toHaveLength(1);
  await house.close();
});
