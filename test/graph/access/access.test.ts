import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Difficulty, Life } from '../../../sandbox/population/life.ts';
import { recordView } from '../../support/record-view.ts';
import { type GraphAnswer, startHouse, type TestHouse } from '../../support/start-house.ts';
import type { PersonaId } from '../../support/tokens.ts';

let house: TestHouse;
let life: Life;
let nhsNumber: string;

beforeAll(async () => {
  house = await startHouse({ isUnhurried: true });
  life = house.population.life(0);
  nhsNumber = life.person.nhsNumber;
});
afterAll(() => house.close());
beforeEach(() => {
  const { accessStore } = house;
  accessStore.isAway = false;
  accessStore.facts.clear();
  accessStore.openings.length = 0;
  accessStore.grants.length = 0;
  accessStore.consents.length = 0;
  for (const each of house.population.lives()) accessStore.facts.set(each.person.nhsNumber, { claims: [] });
});

const look = (persona: PersonaId, number = nhsNumber) =>
  house.ask(recordView, { nhsNumber: number }, persona);
const mutate = (persona: PersonaId, name: string, type: string, input: object, selection = 'id') =>
  house.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, { input }, persona);
type Source = { readonly setting: string; readonly state: string; readonly reasonCode: string | null };
const statesOf = ({ data }: GraphAnswer) =>
  new Map(
    (data.patient.record.sources as readonly Source[]).map(({ setting, state, reasonCode }) => [
      setting,
      reasonCode ?? state,
    ]),
  );
const allAs = (code: string) =>
  ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'].map((setting) => [setting, code]);

function having(difficulty: Difficulty): Life {
  for (const each of house.population.lives()) if (each.difficulties.includes(difficulty)) return each;
  throw new Error(`Nobody is ${difficulty}.`);
}

describe('who has no relationship', () => {
  it('is shown nothing on any path, and learns why', async () => {
    const whole = await look('general-practitioner');
    expect(whole.errors.filter(({ extensions }) => extensions?.['code'] !== 'FORBIDDEN')).toEqual([]);
    const [first] = whole.data.patient.record.encounters.edges;
    const stranger = await look('hospital-doctor');
    expect([...statesOf(stranger)]).toEqual(allAs('NO_RELATIONSHIP'));
    expect(stranger.data.patient).toMatchObject({ name: null, birthDate: null, registeredPractice: null });
    expect(stranger.data.patient.record.encounters).toMatchObject({ totalCount: null, edges: [] });
    expect(stranger.data.patient.record.allergies.state).toBe('UNKNOWN');
    const node =
      'query ($id: ID!) { node(id: $id) { id ... on Encounter { title patient { name { text } } } } }';
    const denied = await house.ask(node, { id: first.node.id }, 'hospital-doctor');
    expect([denied.data, denied.errors[0]?.extensions?.['code']]).toEqual([{ node: null }, 'FORBIDDEN']);
    expect(stranger.text).not.toContain(life.person.familyName);
  });

  it('asks for a page with somebody else’s cursor and is shown nothing', async () => {
    const page = `query ($n: ID!, $after: String) { patient(nhsNumber: $n) { record { encounters(first: 2, after: $after) {
      totalCount edges { node { id } } pageInfo { endCursor hasNextPage } sources { state } } } } }`;
    const mine = await house.ask(page, { n: nhsNumber });
    const after = mine.data.patient.record.encounters.pageInfo.endCursor as string;
    const theirs = await house.ask(page, { n: nhsNumber, after }, 'hospital-doctor');
    const { encounters } = theirs.data.patient.record;
    expect(encounters).toMatchObject({ totalCount: null, edges: [], pageInfo: { hasNextPage: false } });
  });

  it('and whoever has one never share a value, however they interleave', async () => {
    const bare = `query ($n: ID!) { patient(nhsNumber: $n) { name { text } birthDate record { access { basis } } } }`;
    const askBare = (persona: PersonaId) => house.ask(bare, { n: nhsNumber }, persona);
    const expected = {
      'general-practitioner': (await askBare('general-practitioner')).data,
      'hospital-doctor': (await askBare('hospital-doctor')).data,
    };
    expect(expected['hospital-doctor'].patient).toEqual({
      name: null,
      birthDate: null,
      record: { access: { basis: 'NONE' } },
    });
    const asked = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0 ? ('general-practitioner' as const) : ('hospital-doctor' as const),
    );
    const answers = await Promise.all(asked.map(askBare));
    expect(answers.map(({ data }) => data)).toEqual(asked.map((persona) => expected[persona]));
  });
});

describe('broken glass', () => {
  it('opens the record and marks every answer, and a privacy officer sees it', async () => {
    const input = { nhsNumber, reason: 'Found unconscious at home', idempotencyKey: 'g' };
    expect((await mutate('emergency-doctor', 'breakGlass', 'BreakGlassInput', input)).errors).toEqual([]);
    const bare = await house.ask(
      'query ($n: ID!) { patient(nhsNumber: $n) { gender } }',
      { n: nhsNumber },
      'emergency-doctor',
    );
    expect(JSON.parse(bare.text).extensions.notices).toEqual(['BREAK_GLASS']);
    expect((await look('emergency-doctor')).data.patient.record.encounters.totalCount).toBeGreaterThan(0);
    expect([...statesOf(await look('hospital-doctor'))]).toEqual(allAs('NO_RELATIONSHIP'));
    const alerts = await house.ask(
      '{ privacyAlerts { edges { node { kind reason } } } }',
      {},
      'privacy-officer',
    );
    expect(alerts.data.privacyAlerts.edges).toEqual([
      { node: { kind: 'BREAK_GLASS', reason: 'Found unconscious at home' } },
    ]);
    expect(alerts.text).not.toContain(nhsNumber);
  });

  it.each(['patient', 'daughter', 'partner-app', 'analyst', 'practice-pharmacist'] as const)(
    'is not for %s',
    async (persona) => {
      const input = { nhsNumber, reason: 'Found unconscious at home', idempotencyKey: 'g' };
      const answer = await mutate(persona, 'breakGlass', 'BreakGlassInput', input);
      expect([answer.data, answer.errors[0]?.extensions?.['code']]).toEqual([
        { breakGlass: null },
        'FORBIDDEN',
      ]);
      expect(house.accessStore.openings).toEqual([]);
    },
  );
});

describe('a grant and a refusal', () => {
  const toInput = () => ({
    nhsNumber,
    granteeNhsNumber: house.population.life(7).person.nhsNumber,
    basis: 'CONSENT',
    areas: ['DEMOGRAPHICS', 'HOSPITAL'],
    idempotencyKey: 'a',
  });

  it('take effect with the next question, in every setting', async () => {
    expect((await look('daughter')).errors[0]?.extensions?.['code']).toBe('PATIENT_NOT_FOUND');
    const granted = await mutate('patient', 'grantAccess', 'GrantAccessInput', toInput());
    const seen = await look('daughter');
    const settings = seen.data.patient.record.encounters.edges.map(
      (edge: { node: { setting: string } }) => edge.node.setting,
    );
    expect(new Set(settings)).toEqual(new Set(['SECONDARY']));
    expect(seen.data.patient.record.medications.items).toEqual([]);
    const withdraw = 'mutation ($id: ID!) { withdrawAccess(grant: $id) { withdrawnAt } }';
    await house.ask(withdraw, { id: granted.data.grantAccess.id }, 'patient');
    const refused = await look('daughter');
    expect([refused.data, refused.errors[0]?.extensions?.['code']]).toEqual([
      { patient: null },
      'PATIENT_NOT_FOUND',
    ]);
  });

  it('of sharing leaves each reader their own setting', async () => {
    const input = { nhsNumber, kind: 'SHARING_REFUSED', idempotencyKey: 'r' };
    expect((await mutate('patient', 'recordConsent', 'RecordConsentInput', input)).errors).toEqual([]);
    const states = statesOf(await look('general-practitioner'));
    expect(['SECONDARY', 'COMMUNITY', 'SOCIAL'].map((setting) => states.get(setting))).toEqual([
      'NO_CONSENT',
      'NO_CONSENT',
      'NO_CONSENT',
    ]);
    expect(states.get('PRIMARY')).not.toBe('NO_CONSENT');
    expect(statesOf(await look('patient')).get('SOCIAL')).not.toBe('NO_CONSENT');
  });
});

describe('a restricted person', () => {
  it('is shown without a place, team, worker or title, and no practice is asked', async () => {
    const { person, practice, trust } = having('restricted');
    house.accessStore.facts.set(person.nhsNumber, { claims: [{ until: '2999-01-01T00:00:00Z' }] });
    const answer = await look('hospital-doctor', person.nhsNumber);
    expect(answer.data.patient.sensitivity).toBe('RESTRICTED');
    expect(statesOf(answer).get('PRIMARY')).toBe('RESTRICTED_RECORD');
    for (const canary of [
      practice.odsCode,
      practice.name,
      trust.odsCode,
      trust.name,
      person.postcode,
      'RZY',
      '"901"',
    ]) {
      expect(answer.text).not.toContain(canary);
    }
    const titles = answer.data.patient.record.encounters.edges.map(
      (edge: { node: { title: unknown } }) => edge.node.title,
    );
    expect(new Set([null, ...titles])).toEqual(new Set([null]));
  });
});

describe('while the store is away', () => {
  it('nobody is shown anything, but whoever treats an emergency what must not wait', async () => {
    house.accessStore.isAway = true;
    const refused = await look('general-practitioner');
    expect([refused.data, refused.errors[0]?.extensions?.['code']]).toEqual([
      { patient: null },
      'ACCESS_UNDECIDED',
    ]);
    const emergency = await look('emergency-doctor');
    expect(JSON.parse(emergency.text).extensions.notices).toEqual(['DOWNTIME']);
    expect(emergency.data.patient.record.medications.items.length).toBeGreaterThan(0);
    expect(emergency.data.patient.record.encounters.edges).toEqual([]);
  });
});
