import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCouncil } from '../../sandbox/council/start-council.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { createPool } from '../../subgraphs/kit/store.ts';
import { createPoolQuery } from '../../subgraphs/community/csds/query.ts';
import { createReadRelationships as createReadCaseload } from '../../subgraphs/community/csds/read-relationships.ts';
import { createReadRelationships as createReadEncounters } from '../../subgraphs/secondary/records/read-relationships.ts';
import { createCouncilClient } from '../../subgraphs/social/council/council-client.ts';
import { createReadRelationships as createReadAllocations } from '../../subgraphs/social/council/read-relationships.ts';
import { type ProviderDatabase, startProviderDatabase } from '../support/community-provider.ts';
import { everyPostgres } from '../support/postgres.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';
import { openTestStore, type TestStore } from '../support/secondary-store.ts';

const now = () => Date.parse('2026-06-01T12:00:00Z');
const edith = { nhsNumber: '9990000018', hospitalNumber: 'H1', birthDate: '19480317' };
const walter = { nhsNumber: '9990000026', hospitalNumber: 'H2', birthDate: '19500101' };

describe.each(everyPostgres)('who is in hospital, in $name', ({ open }) => {
  let store: TestStore;
  let pool: Pool;

  beforeAll(async () => {
    store = await openTestStore(open);
    pool = createPool({ url: store.url });
    const send = async (
      event: string,
      at: string,
      person: Parameters<typeof pid>[0],
      visit: Record<number, string>,
    ) => {
      const answer = await store.send(toMessage({ event, at, segments: [pid(person), pv1(visit)] }));
      expect(answer).toMatch(/^AA/);
    };
    await send('A01', '20260520080000', edith, { 19: 'V1', 44: '20260520080000' });
    await send('A01', '20260401080000', walter, { 19: 'V2', 44: '20260401080000' });
    await send('A03', '20260410080000', walter, { 19: 'V2', 44: '20260401080000', 45: '20260410080000' });
    await send('A01', '20260525080000', walter, { 19: 'V3', 44: '20260525080000' });
    await send('A11', '20260525090000', walter, { 19: 'V3', 44: '20260525080000' });
    await send('A01', '20260526080000', { hospitalNumber: 'H3' }, { 19: 'V4', 44: '20260526080000' });
    await store.settled();
  });
  afterAll(async () => {
    await pool.end();
    await store.close();
  });

  it('tells stays that go on, stays that are over, and which were called off', async () => {
    const { relationships, readUntil } = await createReadEncounters(pool, now)(undefined);
    const told = relationships.map(({ nhsNumber, birthDate, organisation, from, until, isWithdrawn }) => ({
      nhsNumber,
      birthDate,
      organisation,
      from: from?.slice(0, 10),
      until: until?.slice(0, 10) ?? null,
      isWithdrawn,
    }));
    const common = { organisation: 'RXX', isWithdrawn: false };
    expect(told).toHaveLength(3);
    expect(told).toContainEqual({
      ...common,
      nhsNumber: '9990000018',
      birthDate: '1948-03-17',
      from: '2026-05-20',
      until: null,
    });
    expect(told).toContainEqual({
      ...common,
      nhsNumber: '9990000026',
      birthDate: '1950-01-01',
      from: '2026-04-01',
      until: '2026-04-10',
    });
    expect(told.filter(({ isWithdrawn }) => isWithdrawn)).toHaveLength(1);
    expect(readUntil).toBeDefined();
  });

  it('tells nothing again that did not change', async () => {
    const read = createReadEncounters(pool, now);
    const { readUntil } = await read(undefined);
    expect((await read(readUntil)).relationships).toEqual([]);
  });

  it('tells nothing of a number that leads to two people', async () => {
    await store.send(
      toMessage({
        event: 'A01',
        at: '20260527080000',
        segments: [pid({ ...edith, nhsNumber: '9990000034' }), pv1({ 19: 'V5', 44: '20260527080000' })],
      }),
    );
    await store.settled();
    const { relationships } = await createReadEncounters(pool, now)(undefined);
    expect(relationships.filter(({ birthDate }) => birthDate === '1948-03-17')).toEqual([]);
  });
});

describe('who is on a provider’s caseload', () => {
  let database: ProviderDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await startProviderDatabase();
    pool = createPool({ url: database.url, maximumConnections: 1 });
    const person = {
      effective_from: '2026-01-31',
      local_patient_id: 'L1',
      nhs_number: '9990000018',
      person_birth_date: '1948-03-17',
    };
    await database.insert('cyp001mpi', person, { ...person, local_patient_id: 'L2', nhs_number: 'NHSNOREM' });
    const referral = {
      effective_from: '2026-01-31',
      local_patient_id: 'L1',
      service_request_id: 'S1',
      referral_received_date: '2026-01-05',
    };
    await database.insert(
      'cyp101referral',
      referral,
      {
        ...referral,
        effective_from: '2026-04-30',
        service_request_id: 'S1|',
        service_discharge_date: '2026-04-20',
      },
      { ...referral, service_request_id: 'S2', local_patient_id: 'L1|' },
      { ...referral, service_request_id: 'S3', service_discharge_date: '2020-01-01' },
      { ...referral, service_request_id: 'S4', local_patient_id: 'L2' },
      { ...referral, service_request_id: 'S5', orgid_provider: 'RYY' },
    );
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  it('is whoever was referred, as the latest submission says, until they were discharged', async () => {
    const tables = { query: createPoolQuery(pool), provider: 'RZY', layout: {} };
    const { relationships } = await createReadCaseload(tables, now)(undefined);
    const common = {
      kind: 'caseload',
      organisation: 'RZY',
      nhsNumber: '9990000018',
      birthDate: '1948-03-17',
      from: '2026-01-05',
    };
    expect(relationships.toSorted((left, right) => left.reference.localeCompare(right.reference))).toEqual([
      { ...common, reference: 'RZY|S1', until: '2026-04-20' },
      { ...common, reference: 'RZY|S2', until: null },
    ]);
  });
});

describe('whose case a council has allocated', () => {
  const population = createPopulation({ people: 400 });

  it('is told page by page, of numbers alone that the council verified', async () => {
    const council = await startCouncil({ population, port: 0, apiKey: 'key' });
    const client = createCouncilClient({ baseUrl: council.url, apiKey: 'key', maximumCalls: 2 });
    const toContext = () => ({
      requestId: 'r',
      signal: AbortSignal.timeout(20_000),
      deadline: Date.now() + 20_000,
    });
    const { relationships } = await createReadAllocations(client, { code: '901' }, toContext)(undefined);
    const numbers = new Set(
      [...population.lives()].flatMap(({ person, allocations }) => {
        const number = person.supersededNhsNumber ?? person.nhsNumber;
        return allocations.some(({ end }) => end === undefined) ? [number] : [];
      }),
    );
    const ofKind = (wanted: string) => relationships.filter(({ kind }) => kind === wanted);
    expect(ofKind('allocation').length).toBeGreaterThan(5);
    for (const { nhsNumber } of ofKind('allocation')) expect(numbers.has(nhsNumber)).toBe(true);
    for (const { organisation, birthDate } of relationships) {
      expect([organisation, birthDate?.length]).toEqual(['901', 10]);
    }
    // Whoever has an allocation that goes on has one key worker, and many have a carer.
    const distinct = (kind: string) => new Set(ofKind(kind).map(({ nhsNumber }) => nhsNumber));
    expect(distinct('key worker')).toEqual(distinct('allocation'));
    expect(ofKind('informal carer').length).toBeGreaterThan(5);
    const references = relationships.map(({ reference }) => reference);
    expect(new Set(references).size).toBe(references.length);
    await council.close();
  });

  it('is not guessed where the council does not answer, or its list has no end', async () => {
    const toContext = () => ({
      requestId: 'r',
      signal: AbortSignal.timeout(5000),
      deadline: Date.now() + 5000,
    });
    const listInformalCarers = () =>
      Promise.resolve({ kind: 'found' as const, value: { informalCarers: [] } });
    const away = {
      listInformalCarers,
      listAllocations: () => Promise.resolve({ kind: 'failed' as const, code: 'SOURCE_TIMEOUT' as const }),
    };
    await expect(createReadAllocations(away, { code: '901' }, toContext)(undefined)).rejects.toThrow(
      'did not list',
    );
    const endless = {
      listInformalCarers,
      listAllocations: () =>
        Promise.resolve({ kind: 'found' as const, value: { allocations: [], nextCursor: 'again' } }),
    };
    await expect(createReadAllocations(endless, { code: '901' }, toContext)(undefined)).rejects.toThrow(
      'no end',
    );
  });
});
