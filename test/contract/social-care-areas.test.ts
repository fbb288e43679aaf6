import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { allocatedWorker, careRecords } from '../support/social-care-life.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial, toSocialWorker } from '../support/social-harness.ts';
import { restricted, unknownMan, walter } from '../support/social-life.ts';

let council: TestCouncil;
let social: RunningSubgraph;

beforeAll(async () => {
  council = await startTestCouncil(careRecords);
  social = await startTestSocial(council.url);
});
afterAll(async () => {
  await social?.close();
  await council?.close();
});

async function read(field: string, selection: string, asking: Parameters<typeof askSocial>[3] = {}) {
  const list = `socialCare { ${field} { sources { state reasonCode } items { ${selection} } } }`;
  const { record } = await askSocial(social.url, walter, list, asking);
  expect(record.socialCare[field].sources).toEqual([{ state: 'COMPLETE', reasonCode: null }]);
  return record.socialCare[field].items;
}

describe('what a council keeps of a person', () => {
  test('assessments, newest first, in the words of the national list where it has them', async () => {
    const selection =
      'kind { display codings { code } } status period { start end } worker { name } method { display } isEligible summary outcome { display }';
    expect(await read('assessments', selection)).toEqual([
      {
        kind: { display: 'Occupational therapy', codings: [{ code: 'Occupational therapy' }] },
        status: 'UNKNOWN',
        period: { start: '2026-05-01', end: null },
        worker: null,
        method: null,
        isEligible: null,
        summary: null,
        outcome: null,
      },
      {
        kind: {
          display: 'Long term assessment',
          codings: [{ code: 'Long term assessment' }, { code: 'Long Term Assessment' }],
        },
        status: 'FINISHED',
        period: { start: '2026-03-10', end: '2026-03-12' },
        worker: { name: 'Amara Nwosu' },
        method: { display: 'Home visit' },
        isEligible: true,
        summary: 'Cannot wash unaided.',
        outcome: { display: 'Progress to support planning or services' },
      },
    ]);
  });

  test('what the person wrote about themselves, the newest version first', async () => {
    const selection =
      'mostImportant importantPeople communication wellness pleaseDoAndDoNot howAndWhenToSupport alsoWorthKnowing supportedToWriteBy updated';
    const items = await read('aboutMe', selection);
    expect(items[0]).toEqual({
      mostImportant: 'My garden and my dog',
      importantPeople: 'My daughter June',
      communication: 'Speak to my left ear',
      wellness: 'I whistle when I am well',
      pleaseDoAndDoNot: 'Please knock',
      howAndWhenToSupport: 'After breakfast',
      alsoWorthKnowing: 'I was a signalman',
      supportedToWriteBy: 'June',
      updated: '2026-04-01',
    });
    expect(items[1]).toMatchObject({ mostImportant: 'My garden', communication: null, updated: '2025-01' });
  });

  test('safeguarding concerns and warnings for staff', async () => {
    expect(await read('safeguarding', 'kind { display } status raised ended detail worker { name }')).toEqual(
      [
        {
          kind: { display: 'Financial abuse' },
          status: 'UNDER_ENQUIRY',
          raised: '2026-06-01',
          ended: null,
          detail: 'Money is missing.',
          worker: { name: 'Amara Nwosu' },
        },
      ],
    );
    expect(
      await read('warnings', 'kind { display } status raised reviewDate detail advice isDisclosedToPerson'),
    ).toEqual([
      {
        kind: { display: 'Risk to staff' },
        status: 'OPEN',
        raised: '2026-01-01',
        reviewDate: '2027-01-01',
        detail: 'A dog that bites.',
        advice: 'Ring before you come.',
        isDisclosedToPerson: false,
      },
    ]);
  });

  test('legal arrangements of every kind, and one of a kind that is not known by its name', async () => {
    const items = await read(
      'legalArrangements',
      'kind type { display } status { display } decision outcome representatives { name relationship contact } documentLocation',
    );
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'CAPACITY_ASSESSMENT',
      'LASTING_POWER_OF_ATTORNEY',
      'DEPRIVATION_OF_LIBERTY',
      'DEPUTYSHIP',
      'UNKNOWN',
    ]);
    expect(items[0]).toMatchObject({ decision: 'Where to live', outcome: 'Has capacity for this decision' });
    expect(items[1]).toMatchObject({
      status: { display: 'Registered' },
      representatives: [{ name: 'June Invented', relationship: 'Daughter', contact: '01632 960001' }],
      documentLocation: 'Case file',
    });
    expect(items[4]).toMatchObject({ type: { display: 'A paper of our own' } });
  });

  test('the people around the person, and those of them who care for them', async () => {
    const people = await read(
      'personalRelationships',
      'name relationship { display } isInformalCarer hasParentalResponsibility isNextOfKin isEmergencyContact livesWithPerson contact',
    );
    expect(people).toEqual([
      {
        name: 'June Invented',
        relationship: { display: 'Daughter' },
        isInformalCarer: true,
        hasParentalResponsibility: false,
        isNextOfKin: true,
        isEmergencyContact: true,
        livesWithPerson: false,
        contact: '01632 960001',
      },
      expect.objectContaining({ name: 'Sid Invented', isInformalCarer: false, isNextOfKin: null }),
    ]);
    const carers = await read(
      'informalCarers',
      'name isMainCarer hoursPerWeek period { start } assessments { period { start end } outcome { display } }',
    );
    expect(carers).toEqual([
      {
        name: 'June Invented',
        isMainCarer: true,
        hoursPerWeek: 12.5,
        period: { start: '2026-02-02' },
        assessments: [
          { period: { start: '2026-04-01', end: '2026-04-02' }, outcome: { display: 'NFA: Other' } },
        ],
      },
    ]);
  });

  test('everybody who is or was allocated, with how urgent the case is', async () => {
    const selection = 'worker { name role } team isKeyWorker ragRating { display } period { start end }';
    const items = await read('allocationHistory', selection);
    expect(items).toEqual([
      {
        worker: { name: 'Amara Nwosu', role: 'Social worker' },
        team: 'Adults North',
        isKeyWorker: true,
        ragRating: { display: 'Amber' },
        period: { start: '2026-02-02', end: null },
      },
      expect.objectContaining({ worker: { name: 'Former Worker', role: null }, ragRating: null }),
    ]);
    const { record } = await askSocial(social.url, walter, 'socialCare { allocations { team } }');
    expect(record.socialCare.allocations).toEqual([{ team: 'Adults North' }]);
  });

  test('a package with what a unit is, what it costs and who is registered to give it', async () => {
    const selection =
      'socialCare { carePackages { unitsPerWeek unitType { display } cost registration { providerId locationId } } }';
    const { record } = await askSocial(social.url, walter, selection);
    expect(record.socialCare.carePackages[1]).toEqual({
      unitsPerWeek: 10.5,
      unitType: { display: 'Hourly' },
      cost: null,
      registration: { providerId: null, locationId: '1-999000001' },
    });
  });
});

const everyList = [
  'allocationHistory',
  'assessments',
  'aboutMe',
  'safeguarding',
  'legalArrangements',
  'warnings',
  'personalRelationships',
  'informalCarers',
];

describe('every list', () => {
  test.each(everyList)('%s of somebody unknown is empty, and said to be', async (field) => {
    const list = `socialCare { ${field} { sources { state } items { __typename } } }`;
    const { record } = await askSocial(social.url, unknownMan, list);
    expect(record.socialCare[field]).toEqual({ sources: [{ state: 'NONE_RECORDED' }], items: [] });
  });

  test.each(everyList)(
    '%s of a restricted person is withheld from whoever is not allocated',
    async (field) => {
      const list = `socialCare { ${field} { sources { state reasonCode } items { __typename } } }`;
      for (const userId of ['999900000078', '999900000099']) {
        const { record } = await askSocial(social.url, restricted, list, { caller: toSocialWorker(userId) });
        expect(record.socialCare[field]).toEqual({
          sources: [{ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' }],
          items: [],
        });
      }
      const allocated = await askSocial(social.url, restricted, list, {
        caller: toSocialWorker(allocatedWorker),
      });
      expect(allocated.record.socialCare[field].sources[0].state).not.toBe('WITHHELD');
    },
  );

  test.each(everyList)('%s says that it could not be found out while the council is down', async (field) => {
    const list = `socialCare { ${field} { sources { state reasonCode } items { __typename } } }`;
    council.intercept = ({ path }) => (path.includes('/search') ? undefined : { status: 500, body: {} });
    const { record } = await askSocial(social.url, walter, list);
    council.intercept = undefined;
    expect(record.socialCare[field]).toEqual({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_ERROR' }],
      items: [],
    });
  });
});
