import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  askCareRecord,
  type AskedRecord,
  type GivenFields,
  givenEncounters,
  toIds,
} from '../support/patient-care-record.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toGivenEncounter, toGivenIndex } from '../support/patient-indexes.ts';

let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse();
});
afterAll(() => house.close());

const ask = (given: GivenFields, selection: string, asked?: AskedRecord) =>
  askCareRecord(house.patient.url, given, selection, asked);

describe('pages of a joined list', () => {
  const page = 'edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

  it('follow each other both ways', async () => {
    const first = await ask(givenEncounters, `encounters(first: 2) { ${page} }`);
    expect(toIds(first.record.encounters)).toEqual(['s1', 'c1']);
    const { pageInfo, edges } = first.record.encounters;
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0].cursor,
      endCursor: edges[1].cursor,
    });
    const second = await ask(givenEncounters, `encounters(after: "${pageInfo.endCursor}") { ${page} }`);
    expect(toIds(second.record.encounters)).toEqual(['p1', 's2', 'p2']);
    expect(second.record.encounters.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });

    const last = await ask(givenEncounters, `encounters(last: 2) { ${page} }`);
    expect(toIds(last.record.encounters)).toEqual(['s2', 'p2']);
    expect(last.record.encounters.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = last.record.encounters.pageInfo.startCursor;
    const earlier = await ask(givenEncounters, `encounters(last: 2, before: "${before}") { ${page} }`);
    expect(toIds(earlier.record.encounters)).toEqual(['c1', 'p1']);
    // A reader may turn round.
    const back = await ask(givenEncounters, `encounters(before: "${pageInfo.endCursor}") { ${page} }`);
    expect(toIds(back.record.encounters)).toEqual(['s1']);
  });

  it('hold twenty items where the question does not say', async () => {
    const entries = Array.from({ length: 25 }, (_, index) =>
      toGivenEncounter('primary', `p${index}`, '2025'),
    );
    const given = { ...givenEncounters, primaryEncounterIndex: toGivenIndex('primary', entries) };
    const { record } = await ask(given, `encounters { ${page} totalCount }`);
    expect(record.encounters.edges).toHaveLength(20);
    expect(record.encounters.totalCount).toBe(28);
  });

  it('say where a setting was lacking on an earlier page', async () => {
    const lacking = { ...givenEncounters, secondaryEncounterIndex: null };
    const first = await ask(lacking, `encounters(first: 2) { ${page} }`);
    expect(toIds(first.record.encounters)).toEqual(['c1', 'p1']);
    const { endCursor } = first.record.encounters.pageInfo;
    const next = `encounters(first: 2, after: "${endCursor}") {
      ${page} totalCount sources { setting state warnings { code message } }
    }`;
    const { record } = await ask(givenEncounters, next);
    expect(toIds(record.encounters)).toEqual(['s2', 'p2']);
    expect(record.encounters.totalCount).toBe(5);
    expect(record.encounters.sources[1]).toEqual({
      setting: 'SECONDARY',
      state: 'PARTIAL',
      warnings: [
        {
          code: 'MISSING_FROM_EARLIER_PAGES',
          message: 'An earlier page lacked this source; what it holds from before this page was not shown.',
        },
      ],
    });
    expect(record.encounters.sources[0]).toEqual({ setting: 'PRIMARY', state: 'COMPLETE', warnings: [] });
  });

  it('say where the record changed after an earlier page', async () => {
    const first = await ask(givenEncounters, `encounters(first: 2) { ${page} }`);
    const { endCursor } = first.record.encounters.pageInfo;
    const added = toGivenEncounter('community', 'c0', '2025-04-01');
    const changed = {
      ...givenEncounters,
      communityEncounterIndex: toGivenIndex('community', [
        ...givenEncounters.communityEncounterIndex.entries,
        added,
      ]),
    };
    const { record } = await ask(
      changed,
      `encounters(after: "${endCursor}") { ${page} sources { setting state warnings { code } } }`,
    );
    expect(toIds(record.encounters)).toEqual(['p1', 's2', 'p2']);
    expect(record.encounters.sources[2]).toEqual({
      setting: 'COMMUNITY',
      state: 'PARTIAL',
      warnings: [{ code: 'CHANGED_SINCE_EARLIER_PAGE' }],
    });
  });

  it.each([
    ['first: 0', 'PAGE_SIZE'],
    ['first: -1', 'PAGE_SIZE'],
    ['first: 101', 'PAGE_SIZE'],
    ['last: 0', 'PAGE_SIZE'],
    ['last: 101', 'PAGE_SIZE'],
    ['first: 1, last: 1', 'PAGE_ENDS'],
    ['first: 1, before: "a"', 'PAGE_ENDS'],
    ['last: 1, after: "a"', 'PAGE_ENDS'],
    ['after: "a", before: "b"', 'PAGE_ENDS'],
    ['after: ""', 'CURSOR'],
    ['after: "Z3JhcGhxbCBpcyBhIHF1ZXJ5IGxhbmd1YWdl"', 'CURSOR'],
    ['kinds: []', 'KINDS'],
  ])('cannot be asked for by %s', async (given, reason) => {
    const { record, errors } = await ask(
      givenEncounters,
      `encounters(${given}) { totalCount } carePlans { totalCount }`,
    );
    expect(record.encounters).toBeNull();
    expect(record.carePlans).toEqual({ totalCount: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
  });

  it('are not continued for another person, view or filter', async () => {
    const { record } = await ask(givenEncounters, `encounters(first: 1, kinds: [EMERGENCY]) { ${page} }`);
    const after = record.encounters.pageInfo.endCursor as string;
    const same = `encounters(after: "${after}", kinds: [EMERGENCY]) { totalCount }`;
    expect((await ask(givenEncounters, same)).errors).toBeUndefined();
    const twice = `encounters(after: "${after}", kinds: [EMERGENCY, EMERGENCY]) { totalCount }`;
    expect((await ask(givenEncounters, twice)).errors).toBeUndefined();
    const withheld = { decision: 'withhold', code: 'NO_CONSENT' } as const;
    expect((await ask(givenEncounters, same, { settings: { social: withheld } })).errors).toBeUndefined();
    const refusals = [
      await ask(givenEncounters, `encounters(after: "${after}") { totalCount }`),
      await ask(givenEncounters, `encounters(after: "${after}", kinds: [INPATIENT]) { totalCount }`),
      await ask(givenEncounters, `documents(after: "${after}") { totalCount }`),
      await ask(givenEncounters, same, { person: '9991230378' }),
      await ask(givenEncounters, same, { period: { start: '2024-01-01' } }),
      await ask(givenEncounters, same, { settings: { social: { decision: 'not-asked' } } }),
    ];
    for (const { errors } of refusals) {
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_USER_INPUT', reason: 'CURSOR' },
      ]);
    }
  });
});
