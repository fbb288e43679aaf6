import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, askSocialOfAll, startTestSocial } from '../support/social-harness.ts';
import {
  councilRecords,
  merged,
  mismatched,
  renumbered,
  restricted,
  unknownMan,
  unverified,
  walter,
  zeroes,
} from '../support/social-life.ts';

let council: TestCouncil;
let social: RunningSubgraph;

beforeAll(async () => {
  council = await startTestCouncil(councilRecords);
  social = await startTestSocial(council.url);
});

beforeEach(() => council.forget());

afterAll(async () => {
  await social?.close();
  await council?.close();
});

const index =
  'socialEncounterIndex { sources { state reasonCode warnings { code message } } entries { id date } }';

async function readIndex(subject: typeof walter) {
  return (await askSocial(social.url, subject, index)).record.socialEncounterIndex;
}

describe('whose record it is', () => {
  test('a number that lost its leading zeros is still the person’s', async () => {
    expect(await readIndex(zeroes)).toMatchObject({
      sources: [{ state: 'COMPLETE', warnings: [] }],
      entries: [{ date: '2026-01-05' }],
    });
  });

  test('an unverified record is never joined, and the answer says that there is one', async () => {
    expect(await readIndex(unverified)).toEqual({
      sources: [
        {
          state: 'PARTIAL',
          reasonCode: 'EMPTY_WITH_WARNING',
          warnings: [
            {
              code: 'OTHER',
              message: 'A record that may be this person’s was left out, because the match is not verified.',
            },
          ],
        },
      ],
      entries: [],
    });
    expect(council.paths()).toEqual(['persons/search']);
  });

  test('a record with another date of birth is refused', async () => {
    expect(await readIndex(mismatched)).toMatchObject({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_IDENTITY_MISMATCH' }],
      entries: [],
    });
    expect(council.paths()).toEqual(['persons/search']);
  });

  test('a restricted record is withheld, and nothing more is asked', async () => {
    const { record } = await askSocial(
      social.url,
      restricted,
      `socialSources { state reasonCode } ${index} socialCare { sources { state reasonCode } allocations { team } carePackages { id } }`,
    );
    const withheld = { state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' };
    expect(record).toMatchObject({
      socialSources: [withheld],
      socialEncounterIndex: { sources: [withheld], entries: [] },
      socialCare: { sources: [withheld], allocations: [], carePackages: [] },
    });
    expect(council.paths()).toEqual(['persons/search']);
  });

  test('a person whom the council refuses is withheld', async () => {
    council.intercept = ({ path }) =>
      path.includes('/101/')
        ? { status: 403, body: { error: { code: 'RESTRICTED', message: 'restricted' } } }
        : undefined;
    const answer = await readIndex(walter);
    council.intercept = undefined;
    expect(answer).toMatchObject({
      sources: [{ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' }],
      entries: [],
    });
  });

  test('a merged record leads to the one that took its place', async () => {
    expect((await readIndex(merged)).entries).toMatchObject([{ date: '2026-01-07' }]);
    expect(council.paths()).toEqual(['persons/search', 'persons/107/events?limit=50']);
  });

  test('a record under a former number is the person’s', async () => {
    expect((await readIndex(renumbered)).entries).toMatchObject([{ date: '2026-01-08' }]);
  });

  test('somebody whom the council does not know has nothing recorded', async () => {
    expect(await readIndex(unknownMan)).toMatchObject({ sources: [{ state: 'NONE_RECORDED' }], entries: [] });
  });

  test('nobody gets what is somebody else’s when they are asked for together', async () => {
    const { records } = await askSocialOfAll(social.url, [walter, zeroes, merged, unknownMan], index);
    expect(
      records.map((record: { socialEncounterIndex: { entries: { date: string }[] } }) =>
        record.socialEncounterIndex.entries.map(({ date }) => date),
      ),
    ).toEqual([['2026-02-02', '2026-03-10', '2026-09-01'], ['2026-01-05'], ['2026-01-07'], []]);
  });

  test('a decision that withholds the setting is shown, and nothing is asked', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, walter, {
      settings: { social: { decision: 'withhold', code: 'ACCESS_DENIED' } },
    });
    const answer = await askEntities(
      social.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      `... on CareRecord { ${index} socialCare { sources { state reasonCode } } }`,
    );
    const withheld = { sources: [{ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' }] };
    expect(answer.data._entities[0]).toMatchObject({ socialEncounterIndex: withheld, socialCare: withheld });
    expect(council.calls).toEqual([]);
  });
});

describe('how often the council is asked', () => {
  test('several people’s whole records take one search and one read of each list', async () => {
    const everything = `socialSources { state } socialEncounterIndex { entries { id } } socialCarePlanIndex { entries { id } }
      socialDocumentIndex { entries { id } } socialCare { carePackages { id } allocations { team } }`;
    await askSocialOfAll(social.url, [walter, zeroes, unknownMan], everything);
    const lists = ['allocations', 'documents', 'events?limit=50', 'support-plans'];
    expect(council.paths().toSorted((left, right) => left.localeCompare(right))).toEqual([
      ...lists.map((list) => `persons/101/${list}`),
      ...lists.map((list) => `persons/102/${list}`),
      'persons/search',
    ]);
    // Seals are opened side by side, so who comes first is left open.
    const numbers = ['9992000015', '0010000003', '9991000003'];
    expect(council.calls[0]?.body).toEqual({ nhsIds: expect.arrayContaining(numbers) });
    expect(council.calls[0]?.body).toHaveProperty('nhsIds.length', 3);
  });

  test('a later fetch of the same graph request asks nothing again', async () => {
    const { request, seal, record } = await askSocial(social.url, walter, index);
    const before = council.calls.length;
    const items = record.socialEncounterIndex.entries.map(({ id }: { id: string }) => ({
      __typename: 'SocialCareContact',
      id,
      seal,
    }));
    const answer = await askEntities(social.url, request, items, '... on SocialCareContact { title }');
    expect(answer.errors).toBeUndefined();
    expect(council.calls.length).toBe(before);
  });
});
