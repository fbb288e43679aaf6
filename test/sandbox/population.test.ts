import { describe, expect, test } from 'vitest';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';

const population = createPopulation();
const everybody = [...population.lives()];
const ageOf = ({ person }: Life) =>
  (Date.parse('2026-11-01') - Date.parse(person.birthDate)) / 31_557_600_000;
const hasDiabetes = ({ problems }: Life) => problems.some(({ term }) => term.snomed === '44054006');
const share = (lives: readonly Life[], isSo: (life: Life) => boolean) =>
  lives.filter(isSo).length / lives.length;
const emergencies = (life: Life) =>
  life.hospitalStays.filter(
    ({ kind, admissionMethod }) => kind === 'inpatient' && admissionMethod.startsWith('2'),
  ).length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a population', () => {
  test('has the asked size and gives the same person by position, in turn and by number', () => {
    expect(population.size).toBe(1000);
    expect(everybody).toHaveLength(1000);
    const tenth = everybody[10];
    expect(population.life(10)).toEqual(tenth);
    expect(population.findByNhsNumber(tenth?.person.nhsNumber ?? '')).toEqual(tenth);
  });

  test('refuses positions that nobody has and sizes that cannot be numbered', () => {
    expect(() => population.life(1000)).toThrow(RangeError);
    expect(() => population.life(-1)).toThrow(RangeError);
    expect(() => population.life(0.5)).toThrow(RangeError);
    expect(() => createPopulation({ people: 10_000_000 })).toThrow(RangeError);
    expect(() => createPopulation({ asOf: 'soon' })).toThrow(RangeError);
  });

  test('finds nobody under a number that is nobody’s', () => {
    expect(population.findByNhsNumber('4505577104')).toBeUndefined();
    expect(population.findByNhsNumber('nobody')).toBeUndefined();
    const larger = createPopulation({ people: 2000 });
    expect(population.findByNhsNumber(larger.life(1999).person.nhsNumber)).toBeUndefined();
  });

  test('does not depend on its size', () => {
    expect(createPopulation({ people: 800_000 }).life(500)).toEqual(population.life(500));
  });

  test('shares no identifier between two people or two records', () => {
    const unique = (ids: readonly string[]) => expect(new Set(ids).size).toBe(ids.length);
    unique(everybody.flatMap(({ person }) => [person.nhsNumber, person.supersededNhsNumber ?? []].flat()));
    unique(
      everybody.flatMap(({ person }) =>
        [person.medicalRecordNumber, person.duplicateMedicalRecordNumber ?? []].flat(),
      ),
    );
    unique(everybody.map(({ person }) => person.councilPersonId));
    unique(
      everybody.flatMap(({ problems, medicines, allergies, consultations }) =>
        [...problems, ...medicines, ...allergies, ...consultations].map(({ id }) => id),
      ),
    );
    unique(everybody.flatMap(({ hospitalStays }) => hospitalStays.map(({ visitNumber }) => visitNumber)));
    const referrals = everybody.flatMap(({ communityReferrals }) => communityReferrals);
    const contacts = referrals.flatMap(({ contacts }) => contacts);
    unique(referrals.map(({ serviceRequestId }) => serviceRequestId));
    unique(referrals.flatMap(({ carePlan }) => carePlan?.id ?? []));
    unique(contacts.map(({ careContactId }) => careContactId));
    unique(contacts.flatMap(({ activities }) => activities.map(({ id }) => id)));
    unique(
      everybody.flatMap(({ socialCareEvents, supportPlans, allocations }) =>
        [...socialCareEvents, ...supportPlans, ...allocations].map(({ id }) => id),
      ),
    );
  });

  test('lives in two towns whose postcodes and organisations do not exist', () => {
    expect(new Set(everybody.map(({ person }) => person.postcode.slice(0, 3)))).toEqual(
      new Set(['ZZ1', 'ZZ2']),
    );
    expect(new Set(everybody.map(({ trust }) => trust.odsCode))).toEqual(new Set(['RZ1', 'RZ2']));
    const practices = new Map(everybody.map(({ practice }) => [practice.odsCode, practice.supplier]));
    expect([...practices.values()].toSorted()).toEqual([
      'emis',
      'larkfield',
      'medicus',
      'tpp',
      'tpp',
      'vision',
    ]);
    for (const code of practices.keys()) expect(code).toMatch(/^Z9100[1-6]$/);
    for (const { person } of everybody) {
      expect(person.postcode).toMatch(/^ZZ[12] \d[A-Z]{2}$/);
      expect(person.phone).toMatch(/^01632 960\d{3}$/);
    }
  });

  test('is as old as England: a fifth under 18, a fifth from 65', () => {
    expect(share(everybody, (life) => ageOf(life) < 18)).toBeGreaterThan(0.16);
    expect(share(everybody, (life) => ageOf(life) < 18)).toBeLessThan(0.25);
    expect(share(everybody, (life) => ageOf(life) >= 65)).toBeGreaterThan(0.15);
    expect(share(everybody, (life) => ageOf(life) >= 65)).toBeLessThan(0.24);
  });

  test('has more diabetes the older it is', () => {
    const bands = [
      [0, 25],
      [25, 50],
      [50, 65],
      [65, 110],
    ] as const;
    const shares = bands.map(([from, to]) => {
      const band = everybody.filter((life) => ageOf(life) >= from && ageOf(life) < to);
      return share(band, hasDiabetes);
    });
    expect(shares[0]).toBe(0);
    expect(shares.toSorted((left, right) => left - right)).toEqual(shares);
    expect(shares[3]).toBeGreaterThan(0.1);
  });

  test('goes to hospital in an emergency more often where it is poorer', () => {
    const rate = (from: number, to: number) =>
      mean(
        everybody
          .filter(({ person: { deprivationDecile } }) => deprivationDecile >= from && deprivationDecile <= to)
          .map(emergencies),
      );
    expect(rate(1, 3)).toBeGreaterThan(rate(8, 10) * 1.2);
  });

  test('mostly has nothing to do with social care, and the more the older', () => {
    const known = ({ socialCareEvents }: Life) => socialCareEvents.length > 0;
    const old = everybody.filter((life) => ageOf(life) >= 80);
    expect(share(everybody, known)).toBeLessThan(0.08);
    expect(share(old, known)).toBeGreaterThan(share(everybody, known) * 3);
  });

  test('is written quickly and never kept as a whole', () => {
    const large = createPopulation({ people: 800_000 });
    let counted = 0;
    const before = performance.now();
    for (const { index } of large.lives()) {
      counted += index >= 0 ? 1 : 0;
      if (counted === 10_000) break;
    }
    // Generous: a tenth of this is usual.
    expect((performance.now() - before) / counted).toBeLessThan(1.5);
  });
});
