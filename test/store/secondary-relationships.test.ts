import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../subgraphs/kit/store.ts';
import { createReadRelationships } from '../../subgraphs/secondary/records/read-relationships.ts';
import { everyPostgres } from '../support/postgres.ts';
import { openTestStore, type TestStore } from '../support/secondary-store.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const now = Date.parse('2026-06-01T12:00:00Z');

describe.each(everyPostgres)('whom a trust has to do with, on $name', ({ open }) => {
  let store: TestStore;
  let pool: Pool;
  let controlId = 0;
  beforeAll(async () => {
    store = await openTestStore(open);
    pool = createPool({ url: store.url });
  });
  afterAll(async () => {
    await pool.end();
    await store.close();
  });

  const tell = async (
    event: string,
    at: string,
    visit: string,
    fields: Record<number, string>,
    more: string[] = [],
  ) => {
    controlId += 1;
    const segments = [
      pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' }),
      pv1({ 19: visit, ...fields }),
      ...more,
    ];
    expect(await store.send(toMessage({ event, at, segments, controlId: `R${controlId}` }))).toMatch(/^AA/);
    await store.settled();
  };
  const ask = async (visit: string) => {
    const { relationships } = await createReadRelationships(pool, () => now)(undefined);
    return relationships
      .filter(({ reference }) => reference.includes(visit))
      .map(({ kind, from, until, isWithdrawn }) => ({ kind, from, until, isWithdrawn }));
  };

  it('somebody who is to come is referred, until the day itself', async () => {
    await tell('A05', '20260520080000', 'P1', { 2: 'P' }, ['PV2||||||||20260620090000']);
    expect(await ask('P1')).toEqual([
      {
        kind: 'referral',
        from: '2026-05-20T08:00:00+01:00',
        until: '2026-06-20T09:00:00+01:00',
        isWithdrawn: false,
      },
    ]);
  });

  it('somebody who was called off is not', async () => {
    await tell('A05', '20260520080000', 'P2', { 2: 'P' }, ['PV2||||||||20260620090000']);
    await tell('A38', '20260521080000', 'P2', { 2: 'P' });
    expect(await ask('P2')).toMatchObject([{ isWithdrawn: true }]);
  });

  it('somebody without a day is not, for nothing would end it', async () => {
    await tell('A05', '20260520080000', 'P3', { 2: 'P' });
    expect(await ask('P3')).toEqual([]);
  });

  it('somebody who is there is admitted, and somebody who left was until then', async () => {
    await tell('A01', '20260525100000', 'S1', { 2: 'I', 3: 'W1^^1', 44: '20260525100000' });
    const admitted = { kind: 'hospital encounter', from: '2026-05-25T10:00:00+01:00', isWithdrawn: false };
    expect(await ask('S1')).toEqual([{ ...admitted, until: null }]);
    await tell('A03', '20260528100000', 'S1', { 2: 'I', 3: 'W1^^1', 45: '20260528100000' });
    expect(await ask('S1')).toEqual([{ ...admitted, until: '2026-05-28T10:00:00+01:00' }]);
    await tell('A11', '20260529100000', 'S1', { 2: 'I' });
    expect(await ask('S1')).toMatchObject([{ isWithdrawn: true }]);
  });
});
