import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Difficulty, Life } from '../../../sandbox/population/life.ts';
import { recordView } from '../../support/record-view.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await startHouse({ isUnhurried: true });
});
afterAll(() => house.close());

function having(difficulty: Difficulty): Life {
  for (const life of house.population.lives()) if (life.difficulties.includes(difficulty)) return life;
  throw new Error(`Nobody is ${difficulty}.`);
}

const look = async (nhsNumber: string) => house.ask(recordView, { nhsNumber });
type Source = { readonly setting: string; readonly state: string; readonly reasonCode: string | null };
const sourcesOf = (sources: Source[], setting: string) =>
  sources.filter((source) => source.setting === setting).map(({ state, reasonCode }) => [state, reasonCode]);

describe('a number that cannot be one', () => {
  it.each([
    ['12345', 'NHS_NUMBER_MALFORMED'],
    ['9990000010', 'NHS_NUMBER_CHECK_DIGIT'],
    ['9999999999', 'NHS_NUMBER_REPEATED_DIGIT'],
  ])('%s is refused as %s before anybody is asked', async (nhsNumber, reason) => {
    await house.setState('patient', 'down');
    const answer = await look(nhsNumber).finally(() => house.setState('patient', 'up'));
    expect(answer.data).toEqual({ patient: null });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
    expect(answer.text).not.toContain(nhsNumber);
  });

  it('of nobody is told as such', async () => {
    const answer = await look('9000000009');
    expect(answer.data).toEqual({ patient: null });
    expect(answer.errors.map((error) => error.extensions?.['code'])).toEqual(['PATIENT_NOT_FOUND']);
  });
});

describe('people whom software finds hard', () => {
  it('a superseded number leads to the current one, with the records kept under either', async () => {
    const life = having('superseded-number');
    const old = life.person.supersededNhsNumber ?? '';
    const { data, errors } = await look(old);
    expect(errors).toEqual([]);
    expect(data.patient).toMatchObject({ nhsNumber: life.person.nhsNumber, previousNhsNumbers: [old] });
    const settings = new Set(
      data.patient.record.encounters.edges.map((edge: { node: { setting: string } }) => edge.node.setting),
    );
    expect(settings).toContain('PRIMARY');
    expect(settings).toContain('SECONDARY');
  });

  it('a restricted person has no address, no practice, and no practice is asked', async () => {
    const life = having('restricted');
    const { data } = await look(life.person.nhsNumber);
    expect(data.patient).toMatchObject({ sensitivity: 'RESTRICTED', registeredPractice: null });
    expect(sourcesOf(data.patient.record.sources, 'PRIMARY')).toEqual([['WITHHELD', 'RESTRICTED_RECORD']]);
    expect(JSON.stringify(data)).not.toContain(life.practice.odsCode);
    expect(JSON.stringify(data)).not.toContain(life.person.postcode);
  });

  it('someone without a practice has an unknown general practice record, not an empty one', async () => {
    const { data } = await look(having('no-practice').person.nhsNumber);
    expect(sourcesOf(data.patient.record.sources, 'PRIMARY')).toEqual([
      ['UNAVAILABLE', 'NO_REGISTERED_PRACTICE'],
    ]);
  });

  it('an allergy that one source denies is shown as contradictory, with both statements', async () => {
    const { data } = await look(having('contradicted-allergy').person.nhsNumber);
    const { state, items } = data.patient.record.allergies;
    expect(state).toBe('CONTRADICTORY');
    const said = items.map((item: { noKnownAllergy: boolean; provenance: { setting: string } }) => [
      item.provenance.setting,
      item.noKnownAllergy,
    ]);
    expect(said).toContainEqual(['SECONDARY', true]);
    expect(said).toContainEqual(['PRIMARY', false]);
  });

  it('two hospital numbers that were merged are both known', async () => {
    const life = having('duplicate-hospital-number');
    const { data } = await look(life.person.nhsNumber);
    expect(data.patient.record.hospital.medicalRecordNumbers).toEqual(
      expect.arrayContaining([
        { value: life.person.medicalRecordNumber, merged: false },
        { value: life.person.duplicateMedicalRecordNumber, merged: true },
      ]),
    );
  });

  it('confidential items that a practice leaves out are said to be missing', async () => {
    const { data } = await look(having('confidential-items').person.nhsNumber);
    const [gp] = data.patient.record.sources;
    expect(gp.state).toBe('PARTIAL');
    expect(gp.warnings).toContainEqual({ code: 'CONFIDENTIAL_ITEMS' });
  });

  it('someone whom nobody has recorded anything of has none recorded, and says who was asked', async () => {
    const empty = [...house.population.lives()].find(
      (life) =>
        life.person.deathDate === undefined &&
        life.consultations.length + life.hospitalStays.length + life.communityReferrals.length === 0 &&
        life.socialCareEvents.length + life.problems.length === 0,
    );
    expect(empty).toBeDefined();
    const { data, errors } = await look(empty?.person.nhsNumber ?? '');
    expect(errors).toEqual([]);
    const { encounters } = data.patient.record;
    expect(encounters.edges).toEqual([]);
    for (const source of encounters.sources) expect(source.state).toBe('NONE_RECORDED');
    expect(encounters.totalCount).toBe(0);
  });
});

describe('several people at once', () => {
  it('are answered in the order asked, each with an error of their own', async () => {
    const [first, second] = [0, 2].map((index) => house.population.life(index).person.nhsNumber);
    const answer = await house.ask(
      'query ($numbers: [ID!]!) { patients(nhsNumbers: $numbers) { nhsNumber record { encounters(first: 1) { edges { node { patient { nhsNumber } } } } } } }',
      { numbers: [first, '9000000009', second] },
    );
    expect(answer.data.patients.map((patient: { nhsNumber: string } | null) => patient?.nhsNumber)).toEqual([
      first,
      undefined,
      second,
    ]);
    expect(answer.errors.map((error) => [error.path, error.extensions?.['code']])).toEqual([
      [['patients', 1], 'PATIENT_NOT_FOUND'],
    ]);
  });
});
