import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCsdsBackend } from '../../subgraphs/community/csds/csds-backend.ts';
import { createPoolQuery } from '../../subgraphs/community/csds/query.ts';
import { createCommunityResolvers } from '../../subgraphs/community/resolvers.ts';
import { noTelehealth } from '../../subgraphs/community/telehealth/records/create-telehealth-reads.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { createPool } from '../../subgraphs/kit/store.ts';
import { askEntities, named, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { edith, insertCommunityLife, mismatched, renumbered, unknownMan } from '../support/community-life.ts';
import { type ProviderDatabase, startProviderDatabase } from '../support/community-provider.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

let database: ProviderDatabase;
let pool: Pool;
let community: RunningSubgraph;
const statements: string[] = [];

beforeAll(async () => {
  database = await startProviderDatabase();
  await insertCommunityLife(database);
  pool = createPool({ url: database.url });
  const query = createPoolQuery(pool);
  const backend = createCsdsBackend({
    query: (text, values) => {
      statements.push(text);
      return query(text, values);
    },
    provider: { odsCode: 'RZY', name: 'Northmoor Community Trust' },
    timeoutMilliseconds: 1500,
    staleAfterDays: 36_500,
  });
  community = await named(
    'community',
    startSubgraph({
      name: 'community',
      resolvers: createCommunityResolvers({ ...backend, ...noTelehealth }),
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('community', 'silent'),
    }),
  );
});

beforeEach(() => {
  statements.length = 0;
});

afterAll(async () => {
  await community?.close();
  await pool?.end();
  await database?.close();
});

const everything = `... on CareRecord { communitySources { state } communityEncounterIndex { entries { id } }
  communityCarePlanIndex { entries { id } } communityConditionIndex { entries { id } } community { referrals { id } } }`;

test('several people’s whole records take one statement a table', async () => {
  const request = await openRequest();
  const people = [edith, renumbered, unknownMan, mismatched];
  const seals = await Promise.all(people.map((subject) => sealRecord(request, subject)));
  const answer = await askEntities(
    community.url,
    request,
    seals.map((seal) => ({ __typename: 'CareRecord', seal })),
    everything,
  );
  expect(answer.errors).toBeUndefined();
  const tables = statements.map((text) => / from "(\w+)" where "orgid_provider/.exec(text)?.[1] ?? text);
  expect(tables.toSorted((left, right) => left.localeCompare(right))).toEqual([
    'care_plan_detail',
    'cyp001mpi',
    'cyp001mpi',
    'cyp004careplantype',
    'cyp005careplanagreement',
    'cyp101referral',
    'cyp102servicetypereferredto',
    'cyp201carecontact',
    'cyp202careactivity',
    'cyp607diagnosis',
    'cyp901staffdetails',
  ]);
});

test('a later fetch of the same graph request reads nothing again', async () => {
  const request = await openRequest();
  const seal = await sealRecord(request, edith);
  const record = [{ __typename: 'CareRecord', seal }];
  const first = await askEntities(community.url, request, record, everything);
  const before = statements.length;
  const contacts = first.data._entities[0].communityEncounterIndex.entries.map((entry: { id: string }) => ({
    __typename: 'CommunityContact',
    id: entry.id,
    seal,
  }));
  const second = await askEntities(community.url, request, contacts, '... on CommunityContact { title }');
  expect(second.errors).toBeUndefined();
  expect(second.data._entities).toHaveLength(5);
  expect(statements.length).toBe(before);
});

test('only the tables of what is asked for are read', async () => {
  const request = await openRequest();
  const seal = await sealRecord(request, edith);
  await askEntities(
    community.url,
    request,
    [{ __typename: 'CareRecord', seal }],
    '... on CareRecord { communityCarePlanIndex { entries { id } } }',
  );
  expect(statements).toHaveLength(5);
});
