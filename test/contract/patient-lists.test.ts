import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askCareRecord,
  type AskedRecord,
  type GivenFields,
  givenEncounters,
  toIds,
} from '../support/patient-care-record.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toGivenEncounter, toGivenIndex, toGivenSource } from '../support/patient-indexes.ts';

let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse();
});
afterAll(() => house.close());

const ask = (given: GivenFields, selection: string, asked?: AskedRecord) =>
  askCareRecord(house.patient.url, given, selection, asked);

const sourceFields = 'sources { setting state reasonCode }';
const allKnown = [
  { setting: 'PRIMARY', state: 'COMPLETE', reasonCode: null },
  { setting: 'SECONDARY', state: 'COMPLETE', reasonCode: null },
  { setting: 'COMMUNITY', state: 'COMPLETE', reasonCode: null },
  { setting: 'SOCIAL', state: 'NONE_RECORDED', reasonCode: null },
];

describe('a joined list', () => {
  it('holds every setting, newest first, with what a list shows', async () => {
    const { record, errors, seal } = await ask(
      givenEncounters,
      `encounters {
        edges { node { __typename id setting kind status title period { start }
          ... on HospitalEncounter { seal } ... on GpConsultation { seal } ... on CommunityContact { seal } } }
        pageInfo { hasNextPage hasPreviousPage } totalCount ${sourceFields}
      }`,
    );
    expect(errors).toBeUndefined();
    expect(record.encounters.edges[0].node).toEqual({
      __typename: 'HospitalEncounter',
      id: 's1',
      seal,
      setting: 'SECONDARY',
      kind: 'EMERGENCY',
      status: 'FINISHED',
      title: 'Title of s1',
      period: { start: '2025-03-14T10:00:00+00:00' },
    });
    expect(toIds(record.encounters)).toEqual(['s1', 'c1', 'p1', 's2', 'p2']);
    expect(record.encounters).toMatchObject({
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
      totalCount: 5,
      sources: allKnown,
    });
  });

  it('of chosen kinds holds those', async () => {
    const { record } = await ask(
      givenEncounters,
      'encounters(kinds: [INPATIENT, HOME_VISIT]) { edges { node { id } } totalCount }',
    );
    expect(toIds(record.encounters)).toEqual(['c1', 's2']);
    expect(record.encounters.totalCount).toBe(2);
  });

  it('joins care plans and documents alike', async () => {
    const plan = {
      id: 'a',
      type: 'SupportPlan',
      date: '2024-05',
      status: 'ACTIVE',
      period: null,
      title: 'Plan',
    };
    const letter = {
      id: 'b',
      type: 'HospitalDocument',
      date: '2024-06-01',
      created: '2024-06-01',
      title: null,
    };
    const { record, errors } = await ask(
      {
        primaryCarePlanIndex: toGivenIndex('primary', []),
        secondaryCarePlanIndex: toGivenIndex('secondary', []),
        communityCarePlanIndex: toGivenIndex('community', []),
        socialCarePlanIndex: toGivenIndex('social', [plan]),
        primaryDocumentIndex: toGivenIndex('primary', []),
        secondaryDocumentIndex: toGivenIndex('secondary', [letter]),
        communityDocumentIndex: toGivenIndex('community', []),
        socialDocumentIndex: toGivenIndex('social', []),
      },
      `carePlans { edges { node { __typename id setting status title } } totalCount }
       documents { edges { node { __typename id setting created title } } totalCount }`,
    );
    expect(errors).toBeUndefined();
    expect(record.carePlans).toEqual({
      edges: [
        { node: { __typename: 'SupportPlan', id: 'a', setting: 'SOCIAL', status: 'ACTIVE', title: 'Plan' } },
      ],
      totalCount: 1,
    });
    expect(record.documents).toEqual({
      edges: [
        {
          node: {
            __typename: 'HospitalDocument',
            id: 'b',
            setting: 'SECONDARY',
            created: '2024-06-01',
            title: null,
          },
        },
      ],
      totalCount: 1,
    });
  });

  it('never takes a setting that failed for one that holds nothing', async () => {
    const { secondaryEncounterIndex: _, communityEncounterIndex: __, ...rest } = givenEncounters;
    // An explicit null and a field left out mean the same.
    const { record } = await ask(
      { ...rest, secondaryEncounterIndex: null },
      `encounters { edges { node { id } } totalCount ${sourceFields} }`,
    );
    expect(toIds(record.encounters)).toEqual(['p1', 'p2']);
    expect(record.encounters.totalCount).toBeNull();
    expect(record.encounters.sources).toEqual([
      { setting: 'PRIMARY', state: 'COMPLETE', reasonCode: null },
      { setting: 'SECONDARY', state: 'UNAVAILABLE', reasonCode: 'SUBGRAPH_UNAVAILABLE' },
      { setting: 'COMMUNITY', state: 'UNAVAILABLE', reasonCode: 'SUBGRAPH_UNAVAILABLE' },
      { setting: 'SOCIAL', state: 'NONE_RECORDED', reasonCode: null },
    ]);
  });

  const entry = toGivenEncounter('secondary', 's1', '2025-03-14');
  it.each<readonly [string, unknown]>([
    ['is no object', 'nonsense'],
    ['is a list', []],
    ['has no entries', { sources: [toGivenSource('secondary', 'NONE_RECORDED')] }],
    ['names no source', { sources: [], entries: [] }],
    ['names another setting', { sources: [toGivenSource('social', 'NONE_RECORDED')], entries: [] }],
    ['names an unknown state', { sources: [toGivenSource('secondary', 'PERFECT')], entries: [] }],
    ['has an entry without id', toGivenIndex('secondary', [{ ...entry, id: null }])],
    ['has an entry of no real day', toGivenIndex('secondary', [{ ...entry, date: '2025-02-30' }])],
    ['has an entry of another setting', toGivenIndex('secondary', [{ ...entry, type: 'GpConsultation' }])],
    ['has an entry of no type', toGivenIndex('secondary', [{ ...entry, type: 'Query' }])],
  ])('reads a setting as unavailable whose index %s', async (_why, index) => {
    const { record, errors } = await ask(
      { ...givenEncounters, secondaryEncounterIndex: index },
      `encounters { edges { node { id } } totalCount ${sourceFields} }`,
    );
    expect(errors).toBeUndefined();
    expect(toIds(record.encounters)).toEqual(['c1', 'p1', 'p2']);
    expect(record.encounters.totalCount).toBeNull();
    expect(record.encounters.sources[1]).toEqual({
      setting: 'SECONDARY',
      state: 'UNAVAILABLE',
      reasonCode: 'SUBGRAPH_BAD_RESPONSE',
    });
  });

  it('shows an item whose kind it does not know yet', async () => {
    const index = toGivenIndex('secondary', [
      { ...entry, date: '2026', kind: 'TELEPORTATION', status: 'FOLDED' },
    ]);
    const { record } = await ask(
      { ...givenEncounters, secondaryEncounterIndex: index },
      'encounters(first: 1) { edges { node { id kind status } } }',
    );
    expect(record.encounters.edges).toEqual([{ node: { id: 's1', kind: 'UNKNOWN', status: 'UNKNOWN' } }]);
  });

  it('shows of a setting what the decision says, whatever was passed on', async () => {
    const { record } = await ask(
      { ...givenEncounters, socialEncounterIndex: null },
      `encounters { edges { node { id } } totalCount ${sourceFields} }`,
      {
        settings: {
          primary: { decision: 'withhold', code: 'RESTRICTED_RECORD' },
          social: { decision: 'not-asked' },
        },
      },
    );
    expect(toIds(record.encounters)).toEqual(['s1', 'c1', 's2']);
    expect(record.encounters.totalCount).toBeNull();
    expect(record.encounters.sources).toEqual([
      { setting: 'PRIMARY', state: 'WITHHELD', reasonCode: 'RESTRICTED_RECORD' },
      { setting: 'SECONDARY', state: 'COMPLETE', reasonCode: null },
      { setting: 'COMMUNITY', state: 'COMPLETE', reasonCode: null },
      { setting: 'SOCIAL', state: 'NOT_ASKED', reasonCode: 'SETTING_NOT_ASKED' },
    ]);
  });

  it('counts what was asked for where a setting was left out', async () => {
    const { record } = await ask(givenEncounters, 'encounters { totalCount }', {
      settings: { social: { decision: 'not-asked' }, community: { decision: 'not-asked' } },
    });
    expect(record.encounters.totalCount).toBe(4);
  });
});
