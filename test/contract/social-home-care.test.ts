import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { wholeAccess } from '../support/ask-subgraph.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial, toSocialWorker } from '../support/social-harness.ts';
import { homeCareClient, loggedVisit, startTestHomeCare } from '../support/social-home-care.ts';
import {
  councilRecords,
  mismatched,
  renumbered,
  restricted,
  unknownMan,
  unverified,
  walter,
  zeroes,
} from '../support/social-life.ts';

const whole = loggedVisit('V2', '2026-11-02', {
  tasks: [
    { description: 'Wash and dress', outcome: 'Done', reason: null, note: 'Used the new stool' },
    { description: 'Breakfast', outcome: 'Not done', reason: 'Declined, had eaten' },
    { description: 'Exercises', outcome: 'Partly done' },
    { description: 'Post', outcome: 'We looked' },
  ],
  medicines: [
    {
      medicine: 'Metformin 500mg tablets',
      dose: '1 tablet',
      support: 'Prompting',
      due: '2026-11-02T08:00:00Z',
      recordedAt: '2026-11-02T08:10:00Z',
      outcome: 'G',
    },
    { medicine: 'Ramipril 5mg capsules', support: 'Level 2', outcome: 'r', reason: 'Feels dizzy' },
    { medicine: 'Eye drops', outcome: 'X9' },
  ],
  notes: [
    { text: 'Asked after June.', author: 'A Mensah', writtenAt: '2026-11-02T08:25:00Z', forFamily: true },
    { text: 'Key safe sticks.', author: 'A Mensah', forFamily: false },
  ],
});

let council: TestCouncil;
let north: TestCouncil;
let south: TestCouncil;
let social: RunningSubgraph;

beforeAll(async () => {
  council = await startTestCouncil(councilRecords);
  north = await startTestHomeCare({
    clients: [
      homeCareClient('C1', '9992000015', '1941-03-09'),
      homeCareClient('C2', '9992000023', '1962-01-31', { nhsNumberStatus: 'unverified' }),
      homeCareClient('C3', '9992000031', '1944-04-05'),
      homeCareClient('C4', '9992000058', '1980-08-08'),
      homeCareClient('C5', '9992000082', '1957-06-06', { consentToShare: false }),
      homeCareClient('C6', '0010000003', '1950-10-10'),
    ],
    visits: {
      C1: [
        loggedVisit('V4', '2099-01-01', { status: 'Scheduled', actualStart: null, actualEnd: null }),
        whole,
        loggedVisit('V1', '2026-11-01', {
          status: 'Missed',
          reason: 'Nobody on the rota',
          tasks: [{ description: 'Wash and dress', outcome: null }],
        }),
        loggedVisit('V0', '2026-10-31', { status: null, actualStart: null, actualEnd: null }),
      ],
      C6: [
        // The clocks go back at two: it is earlier by the wall and later in truth.
        loggedVisit('W1', '2026-10-25', {
          actualStart: '2026-10-25T01:50:00+01:00',
          actualEnd: '2026-10-25T01:20:00+00:00',
        }),
        loggedVisit('W2', '2026-10-26', { actualEnd: '2026-10-26T07:00:00Z' }),
        { visitId: 'W3', scheduledStart: 'soon' },
      ],
    },
  });
  south = await startTestHomeCare({ clients: [], visits: {} });
  const token = () => 'a token of the tests';
  social = await startTestSocial(council.url, {
    homeCare: [
      { odsCode: 'VZZ11', name: 'North Care', url: north.url, token },
      { odsCode: 'VZZ12', name: 'South Care', url: south.url, token },
    ],
  });
});
beforeEach(() => {
  north.forget();
  south.forget();
});
afterAll(async () => {
  await social?.close();
  await Promise.all([council, north, south].map((server) => server?.close()));
});

const states = 'sources { organisation { name } system state reasonCode warnings { code } }';
async function readVisits(
  subject: typeof walter,
  selection: string,
  asking: Parameters<typeof askSocial>[3] = {},
) {
  const list = `socialCare { homeCareVisits { ${states} items { ${selection} } } }`;
  return (await askSocial(social.url, subject, list, asking)).record.socialCare.homeCareVisits;
}

describe('the log of a home-care provider', () => {
  test('says what was due, what was done, what was not and why', async () => {
    const { sources, items } = await readVisits(
      walter,
      `status due { start end } period { start end } provider { odsCode name } performers { name role } reason
       tasks { description outcome reason note } provenance { system organisation { name } }`,
    );
    const system = 'Home care visit log';
    expect(sources).toEqual([
      { organisation: { name: 'North Care' }, system, state: 'COMPLETE', reasonCode: null, warnings: [] },
      {
        organisation: { name: 'South Care' },
        system,
        state: 'NONE_RECORDED',
        reasonCode: null,
        warnings: [],
      },
    ]);
    expect(items[1]).toEqual({
      status: 'DONE',
      due: { start: '2026-11-02T08:00:00Z', end: '2026-11-02T08:30:00Z' },
      period: { start: '2026-11-02T08:05:00Z', end: '2026-11-02T08:31:00Z' },
      provider: { odsCode: 'VZZ11', name: 'North Care' },
      performers: [{ name: 'A Mensah', role: 'Care worker' }],
      reason: null,
      tasks: [
        { description: 'Wash and dress', outcome: 'DONE', reason: null, note: 'Used the new stool' },
        { description: 'Breakfast', outcome: 'NOT_DONE', reason: 'Declined, had eaten', note: null },
        { description: 'Exercises', outcome: 'PARTLY_DONE', reason: null, note: null },
        { description: 'Post', outcome: 'UNKNOWN', reason: 'We looked', note: null },
      ],
      provenance: { system, organisation: { name: 'North Care' } },
    });
  });

  test('a missed call is missed: nobody was there and nothing was done', async () => {
    const { items } = await readVisits(walter, 'status reason period { start } tasks { outcome }');
    expect(items.map(({ status }: { status: string }) => status)).toEqual([
      'DUE',
      'DONE',
      'MISSED',
      'UNKNOWN',
    ]);
    expect(items[2]).toEqual({
      status: 'MISSED',
      reason: 'Nobody on the rota',
      period: null,
      tasks: [{ outcome: 'NOT_DONE' }],
    });
  });

  test('medicines, each with its outcome as the administration record has it', async () => {
    const { items } = await readVisits(
      walter,
      'medicines { medicine dose support { display } due recorded outcome { display codings { code } } reason }',
    );
    expect(items[1].medicines).toEqual([
      {
        medicine: 'Metformin 500mg tablets',
        dose: '1 tablet',
        support: { display: 'Prompt' },
        due: '2026-11-02T08:00:00Z',
        recorded: '2026-11-02T08:10:00Z',
        outcome: { display: 'Given', codings: [{ code: 'Given' }, { code: 'G' }] },
        reason: null,
      },
      expect.objectContaining({
        support: { display: 'Administer' },
        outcome: { display: 'Refused', codings: [{ code: 'Refused' }, { code: 'r' }] },
        reason: 'Feels dizzy',
      }),
      expect.objectContaining({ outcome: { display: 'X9', codings: [{ code: 'X9' }] } }),
    ]);
  });

  test('the family reads what was written for them, and not what carers wrote for one another', async () => {
    const notes = 'familyNotes { text author written } staffNotes { text }';
    const staff = await readVisits(walter, notes);
    expect(staff.items[1]).toEqual({
      familyNotes: [{ text: 'Asked after June.', author: 'A Mensah', written: '2026-11-02T08:25:00Z' }],
      staffNotes: [{ text: 'Key safe sticks.' }],
    });
    const access = { ...wholeAccess, without: ['NOT_FOR_PATIENT', 'THIRD_PARTY'] as const };
    const family = await readVisits(walter, notes, { access });
    expect(family.items[1]).toEqual({ familyNotes: staff.items[1].familyNotes, staffNotes: [] });
  });
});

describe('whose log it is', () => {
  const states = async (subject: typeof walter) =>
    (await readVisits(subject, 'id')).sources.map(
      ({ state, reasonCode }: { state: string; reasonCode: string }) => `${state} ${reasonCode}`,
    );

  test('somebody unknown has none, and a number that nobody verified is left out and said to be', async () => {
    expect(await states(unknownMan)).toEqual(['NONE_RECORDED null', 'NONE_RECORDED null']);
    expect(await states(unverified)).toEqual(['PARTIAL EMPTY_WITH_WARNING', 'NONE_RECORDED null']);
  });

  test('another date of birth is somebody else, and is refused', async () => {
    expect(await states(mismatched)).toContain('UNAVAILABLE SOURCE_IDENTITY_MISMATCH');
    expect(north.paths()).toEqual(['clients/search']);
  });

  test('whoever did not agree to share it is withheld, and their calls are not asked for', async () => {
    expect(await states(renumbered)).toContain('WITHHELD NO_CONSENT');
    expect(north.paths()).toEqual(['clients/search']);
  });

  test('whom the council restricts is withheld here as well', async () => {
    const { sources, items } = await readVisits(restricted, 'id', { caller: toSocialWorker('999900000079') });
    expect(items).toEqual([]);
    expect(sources).toMatchObject([{ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' }]);
  });

  test('the token goes to the provider, and no address holds an NHS number', async () => {
    await readVisits(walter, 'id');
    expect(north.paths()).toEqual(['clients/search', 'clients/C1/visits?limit=100']);
  });
});

describe('a log that is not whole', () => {
  test('entries that cannot be are left out and counted; an hour that comes twice can be', async () => {
    const { sources, items } = await readVisits(zeroes, 'period { start end }');
    expect(sources[0]).toMatchObject({ state: 'PARTIAL', reasonCode: 'ITEMS_REFUSED' });
    expect(items).toEqual([
      { period: { start: '2026-10-25T01:50:00+01:00', end: '2026-10-25T01:20:00+00:00' } },
    ]);
  });

  test('one provider that is down takes no other along, nor the council', async () => {
    const intercept = south.intercept;
    south.intercept = () => ({ status: 503, body: {} });
    const { record } = await askSocial(
      social.url,
      walter,
      `socialCare { carePackages { id } homeCareVisits { ${states} items { id } } }`,
    );
    south.intercept = intercept;
    const { carePackages, homeCareVisits } = record.socialCare;
    expect(carePackages).toHaveLength(2);
    expect(homeCareVisits.items).toHaveLength(4);
    expect(homeCareVisits.sources.map(({ state }: { state: string }) => state)).toEqual([
      'COMPLETE',
      'UNAVAILABLE',
    ]);
  });

  test('logs are read while the council is down', async () => {
    council.intercept = () => ({ status: 500, body: {} });
    const { sources, items } = await readVisits(walter, 'id');
    council.intercept = undefined;
    expect(items).toHaveLength(4);
    expect(sources.map(({ state }: { state: string }) => state)).toEqual([
      'UNAVAILABLE',
      'COMPLETE',
      'NONE_RECORDED',
    ]);
  });

  test('pages are read to the end, and a cursor that comes back is not followed in a ring', async () => {
    const intercept = north.intercept;
    const page = (id: string) => [loggedVisit(id, '2026-11-02')];
    north.intercept = (call) =>
      call.path.includes('/visits')
        ? { body: { visits: page(call.path.includes('cursor=') ? 'B' : 'A'), nextCursor: 'again' } }
        : intercept?.(call);
    const { sources, items } = await readVisits(walter, 'id');
    north.intercept = intercept;
    expect(items).toHaveLength(2);
    expect(sources[0]).toMatchObject({ state: 'PARTIAL', warnings: [{ code: 'OTHER' }] });
  });
});

test('without providers the council says that it keeps no such log', async () => {
  const alone = await startTestSocial(council.url);
  const { record } = await askSocial(
    alone.url,
    walter,
    'socialCare { homeCareVisits { sources { state reasonCode } items { id } } }',
  );
  await alone.close();
  expect(record.socialCare.homeCareVisits).toEqual({
    sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' }],
    items: [],
  });
});
