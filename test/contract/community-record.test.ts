import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import { askEntities } from '../support/ask-subgraph.ts';
import { askCommunity, startTestCommunity } from '../support/community-harness.ts';
import { edith, insertCommunityLife, renumbered } from '../support/community-life.ts';
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

const index = `communityEncounterIndex { sources { state reasonCode asOf organisation { odsCode name } warnings { code message } }
  entries { id type date kind status title period { start end } } }`;

const details = `... on CommunityContact { id kind status title period { start end } durationMinutes
  organisation { odsCode } performers { name role identifier } reasons { display }
  attendance { display preferred { code } } mechanism { display } location { display }
  activities { type { display codings { code } } concept { display preferred { system code } } value { value comparator unit ucum } valueText }
  provenance { setting system organisation { odsCode } } patient { nhsNumber } }`;

async function readContacts(subject: RecordSubject) {
  const { request, seal, record } = await askCommunity(community.url, subject, index);
  const answer = await askEntities(
    community.url,
    request,
    record.communityEncounterIndex.entries.map((entry: { id: string }) => ({
      __typename: 'CommunityContact',
      id: entry.id,
      seal,
    })),
    details,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data._entities;
}

describe('contacts', () => {
  test('the latest submission of each contact, and nobody else’s', async () => {
    const { record } = await askCommunity(community.url, edith, index);
    const { sources, entries } = record.communityEncounterIndex;
    expect(sources).toEqual([
      {
        state: 'COMPLETE',
        reasonCode: null,
        asOf: '2026-06-01T00:00:00+01:00',
        organisation: { odsCode: 'RZY', name: 'Northmoor Community Trust' },
        warnings: [],
      },
    ]);
    const seen = entries.map(({ date, kind, status }: Record<string, string>) => [date, kind, status]);
    expect(seen.toSorted()).toEqual([
      ['2026-01-22T14:00:00Z', 'REMOTE', 'FINISHED'],
      ['2026-05-06T09:30:00+01:00', 'HOME_VISIT', 'FINISHED'],
      ['2026-05-08', 'HOME_VISIT', 'MISSED'],
      ['2026-05-10T10:00:00+01:00', 'HOME_VISIT', 'CANCELLED'],
      // Half past one shows twice on the night that the clocks go back, so only the day is known.
      ['2026-10-25', 'CLINIC', 'FINISHED'],
    ]);
  });

  test('a visit with everything that was done at it', async () => {
    const contacts = await readContacts(edith);
    const visit = contacts.find((contact: { durationMinutes: number }) => contact.durationMinutes === 40);
    expect(visit).toMatchObject({
      title: 'District nursing service: Wound care',
      period: { start: '2026-05-06T09:30:00+01:00', end: '2026-05-06T10:10:00+01:00' },
      organisation: { odsCode: 'RZY' },
      performers: [{ name: 'Grace Okafor', role: 'District nurse', identifier: 'N100' }],
      reasons: [{ display: 'Wound care' }],
      attendance: {
        display: 'Attended on time or, if late, before the professional was ready to see the patient',
        preferred: { code: '5' },
      },
      mechanism: { display: 'Face to face' },
      location: { display: "Patient's home" },
      provenance: {
        setting: 'COMMUNITY',
        system: 'Community services record',
        organisation: { odsCode: 'RZY' },
      },
      patient: { nhsNumber: '9991000003' },
    });
    const snomed = 'http://snomed.info/sct';
    expect(visit.activities).toEqual([
      {
        type: { display: 'Clinical intervention', codings: [{ code: '03' }] },
        concept: { display: 'Wound care', preferred: { system: snomed, code: '225358003' } },
        value: null,
        valueText: null,
      },
      {
        type: { display: 'Clinical intervention', codings: [{ code: '03' }] },
        concept: { display: 'Ulcer of lower extremity', preferred: { system: snomed, code: '95344007' } },
        value: null,
        valueText: null,
      },
      {
        type: { display: 'Administering tests', codings: [{ code: '01' }] },
        concept: { display: 'Length of wound', preferred: { system: snomed, code: '401238003' } },
        value: { value: 42, comparator: null, unit: 'mm', ucum: 'mm' },
        valueText: null,
      },
      {
        type: { display: 'Administering tests', codings: [{ code: '01' }] },
        concept: {
          display: 'Peripheral oxygen saturation',
          preferred: { system: snomed, code: '431314004' },
        },
        value: { value: 98, comparator: '>', unit: '%', ucum: '%' },
        valueText: null,
      },
    ]);
  });

  test('codes that are not known are kept, an unknown service is not named, staff without details keep their id', async () => {
    const contacts = await readContacts(edith);
    const call = contacts.find((contact: { kind: string }) => contact.kind === 'REMOTE');
    expect(call).toMatchObject({
      title: 'Community contact',
      performers: [{ name: null, role: null, identifier: 'N9' }],
      reasons: [{ display: '013' }],
      activities: [
        {
          type: { display: '88', codings: [{ code: '88' }] },
          concept: null,
          value: null,
          valueText: 'slough 40 to 60 per cent',
        },
      ],
    });
  });

  test('rows under a former number, written with spaces, are found', async () => {
    const { record } = await askCommunity(community.url, renumbered, index);
    expect(record.communityEncounterIndex.entries).toHaveLength(1);
    expect(record.communityEncounterIndex.sources[0].state).toBe('COMPLETE');
  });

  test('an item is found again by its id in another graph request', async () => {
    const first = await askCommunity(community.url, edith, index);
    const second = await askCommunity(community.url, edith, index);
    const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).toSorted();
    expect(ids(first.record.communityEncounterIndex.entries)).toEqual(
      ids(second.record.communityEncounterIndex.entries),
    );
  });
});

describe('the rest of the record', () => {
  test('a care plan with goals, actions and whom it was agreed with', async () => {
    const { request, seal, record } = await askCommunity(
      community.url,
      edith,
      'communityCarePlanIndex { entries { id date status title } sources { state } }',
    );
    const { entries, sources } = record.communityCarePlanIndex;
    expect(sources).toEqual([{ state: 'COMPLETE' }]);
    expect(entries).toMatchObject([{ date: '2026-05-06', status: 'ACTIVE', title: 'Leg ulcer care plan' }]);
    const answer = await askEntities(
      community.url,
      request,
      [{ __typename: 'CommunityCarePlan', id: entries[0].id, seal }],
      `... on CommunityCarePlan { period { start end } created reviewDate agreedWith category { display codings { code } }
        goals { description } actions { description who when } provenance { recordedAt } }`,
    );
    expect(answer.data._entities).toEqual([
      {
        period: { start: '2026-05-07', end: null },
        created: '2026-05-06',
        reviewDate: '2026-08-06',
        agreedWith: 'Code 12 of the data set (care plan agreed by), Patient',
        category: { display: '10', codings: [{ code: '10' }] },
        goals: [{ description: 'Ulcer healed within twelve weeks' }],
        actions: [
          { description: 'Compression bandaging', who: 'District nurse', when: 'Twice a week' },
          { description: 'Rest the leg', who: null, when: null },
        ],
        provenance: { recordedAt: '2026-05-12' },
      },
    ]);
  });

  test('diagnoses keep the scheme that they were coded in', async () => {
    const { record } = await askCommunity(
      community.url,
      edith,
      'communityConditionIndex { entries { code { display preferred { system code } } certainty clinicalStatus provenance { recordedAt } } }',
    );
    const { entries } = record.communityConditionIndex;
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual({
      code: {
        display: 'Ulcer of lower extremity',
        preferred: { system: 'http://snomed.info/sct', code: '95344007' },
      },
      certainty: 'CONFIRMED',
      clinicalStatus: 'UNKNOWN',
      provenance: { recordedAt: '2026-05-05' },
    });
    expect(entries).toContainEqual(
      expect.objectContaining({
        code: { display: 'L97', preferred: { system: 'http://hl7.org/fhir/sid/icd-10', code: 'L97' } },
      }),
    );
  });

  test('referrals, newest first', async () => {
    const { record } = await askCommunity(
      community.url,
      edith,
      'community { sources { state } referrals { service { display } source { display } reason { display } period { start end } } }',
    );
    expect(record.community).toEqual({
      sources: [{ state: 'COMPLETE' }],
      referrals: [
        {
          service: null,
          source: { display: 'A1' },
          reason: { display: '013' },
          period: { start: '2026-05-20', end: null },
        },
        {
          service: { display: 'District nursing service' },
          source: { display: 'A1' },
          reason: { display: 'Wound care' },
          period: { start: '2026-05-05', end: '2026-06-20' },
        },
      ],
    });
  });

  test('documents, allergies and medicines are not held by such tables', async () => {
    const { record } = await askCommunity(
      community.url,
      edith,
      `communityDocumentIndex { sources { state reasonCode } } communityAllergyIndex { sources { state reasonCode } }
       communityMedicationIndex { sources { state reasonCode } }`,
    );
    const notHeld = { sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' }] };
    expect(record).toEqual({
      communityDocumentIndex: notHeld,
      communityAllergyIndex: notHeld,
      communityMedicationIndex: notHeld,
    });
  });
});
