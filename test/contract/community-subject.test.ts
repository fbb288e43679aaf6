import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { askCommunity, startTestCommunity } from '../support/community-harness.ts';
import { edith, insertCommunityLife, mismatched, unknownMan } from '../support/community-life.ts';
import { type ProviderDatabase, startProviderDatabase } from '../support/community-provider.ts';

let database: ProviderDatabase;
let community: RunningSubgraph;

beforeAll(async () => {
  database = await startProviderDatabase();
  await insertCommunityLife(database);
  community = await startTestCommunity(database.url);
});

afterAll(async () => {
  await community?.close();
  await database?.close();
});

const index = 'communityEncounterIndex { sources { state reasonCode asOf } entries { id } }';

describe('who it is about, and when', () => {
  test('somebody whom the provider has never seen has nothing recorded', async () => {
    const { record } = await askCommunity(community.url, unknownMan, index);
    expect(record.communityEncounterIndex).toMatchObject({
      sources: [{ state: 'NONE_RECORDED' }],
      entries: [],
    });
  });

  test('a record with another date of birth is refused whole', async () => {
    const { record } = await askCommunity(community.url, mismatched, index);
    expect(record.communityEncounterIndex).toMatchObject({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_IDENTITY_MISMATCH' }],
      entries: [],
    });
  });

  test('a provider that has been silent for too long reads as stale, with what it holds', async () => {
    const silent = await startTestCommunity(database.url, { staleAfterDays: 1 });
    try {
      const { record } = await askCommunity(silent.url, edith, index);
      expect(record.communityEncounterIndex.sources[0]).toMatchObject({
        state: 'STALE',
        reasonCode: 'FEED_SILENT',
        asOf: '2026-06-01T00:00:00+01:00',
      });
      expect(record.communityEncounterIndex.entries).toHaveLength(5);
    } finally {
      await silent.close();
    }
  });

  test('a provider that never submitted anything does not read as holding nothing', async () => {
    const empty = await startTestCommunity(database.url, {
      provider: { odsCode: 'RYZ', name: 'Another trust' },
    });
    try {
      const { record } = await askCommunity(empty.url, edith, index);
      expect(record.communityEncounterIndex).toMatchObject({
        sources: [{ state: 'STALE', reasonCode: 'FEED_SILENT', asOf: null }],
        entries: [],
      });
    } finally {
      await empty.close();
    }
  });

  test('a decision that withholds the setting is shown, and nothing is read', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, edith, {
      settings: { community: { decision: 'withhold', code: 'NO_RELATIONSHIP' } },
    });
    const answer = await askEntities(
      community.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      `... on CareRecord { ${index} community { sources { state reasonCode } referrals { id } } }`,
    );
    expect(answer.data._entities[0]).toMatchObject({
      communityEncounterIndex: {
        sources: [{ state: 'WITHHELD', reasonCode: 'NO_RELATIONSHIP' }],
        entries: [],
      },
      community: { sources: [{ state: 'WITHHELD', reasonCode: 'NO_RELATIONSHIP' }], referrals: [] },
    });
  });
});
