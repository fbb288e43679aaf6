import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';

const ageOf = ({ person }: Life) =>
  (Date.parse('2026-11-01') - Date.parse(person.birthDate)) / 31_557_600_000;
const always = (index: number, claim: (life: Life) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (seed) => {
      claim(createPopulation({ people: 20, seed }).life(index));
    }),
    { numRuns: 60 },
  );
const contactsOf = ({ communityReferrals }: Life) => communityReferrals.flatMap(({ contacts }) => contacts);

describe('the first people of every population', () => {
  test('begin with an older woman whose diabetes reaches all settings', () => {
    always(0, (life) => {
      const { person, problems, medicines, allergies, consultations, hospitalStays } = life;
      expect(person.gender).toBe('female');
      expect(ageOf(life)).toBeGreaterThan(75);
      expect(problems.map(({ term }) => term.snomed)).toContain('44054006');
      expect(medicines.filter(({ status }) => status === 'active')).toHaveLength(8);
      expect(allergies.length).toBeGreaterThanOrEqual(2);
      expect(consultations.length).toBeGreaterThanOrEqual(10);
      expect(consultations.length).toBeLessThanOrEqual(15);
      expect(hospitalStays).toHaveLength(3);
      const inpatient = hospitalStays.find(({ moves }) => moves.length === 4);
      expect(inpatient?.dischargeLetter).toContain('foot ulcer');
      expect(contactsOf(life).length).toBeGreaterThanOrEqual(25);
      expect(new Set(contactsOf(life).map(({ attendance }) => attendance)).size).toBeGreaterThan(1);
      expect(life.communityReferrals.some(({ carePlan }) => carePlan !== undefined)).toBe(true);
      expect(life.supportPlans).toHaveLength(1);
    });
  });

  test('have the showcase in the right order: hospital, reablement, assessment, home care', () => {
    always(0, ({ hospitalStays, socialCareEvents, communityReferrals }) => {
      const inpatient = hospitalStays.find(({ dischargeLetter }) => dischargeLetter?.includes('foot ulcer'));
      const home = inpatient?.discharged?.slice(0, 10) ?? '';
      expect(communityReferrals[0]?.received).toBe(home);
      const steps = socialCareEvents.map(({ type, serviceComponent }) => serviceComponent ?? type);
      expect(steps.slice(0, 4)).toEqual([
        'request',
        'Reablement',
        'assessment',
        'Home support or domiciliary care',
      ]);
      expect(socialCareEvents[3]?.end).toBeUndefined();
    });
  });

  test('have somebody with medicines of every kind of prescription and of every status', () => {
    always(5, ({ medicines, hospitalMedicines = [] }) => {
      expect(medicines.map(({ status }) => status)).toEqual(
        expect.arrayContaining(['active', 'completed', 'stopped']),
      );
      expect(medicines.map(({ course, prescription }) => prescription ?? course)).toEqual(
        expect.arrayContaining(['acute-handwritten', 'delayed-prescribing', 'repeat', 'repeat-dispensing']),
      );
      expect(hospitalMedicines.map(({ status }) => status)).toEqual([
        'active',
        'on-hold',
        'cancelled',
        'stopped',
        'draft',
        'entered-in-error',
        'intended',
        'not-taken',
      ]);
    });
  });

  test('have a superseded number that finds the person', () => {
    const population = createPopulation({ people: 20 });
    const life = population.life(1);
    expect(life.difficulties).toEqual(['superseded-number']);
    expect(life.person.supersededNhsNumber).not.toBe(life.person.nhsNumber);
    expect(population.findByNhsNumber(life.person.supersededNhsNumber ?? '')).toEqual(life);
    expect(population.life(0).person.supersededNhsNumber).toBeUndefined();
  });

  test('have each their difficulty', () => {
    always(2, ({ difficulties }) => {
      expect(difficulties).toEqual(['restricted']);
    });
    always(3, ({ difficulties, person }) => {
      expect(difficulties).toEqual(['deceased']);
      expect(person.deathDate).toBe('2026-09-22');
    });
    always(4, ({ difficulties, person, hospitalStays, consultations }) => {
      expect(difficulties).toEqual(['no-practice']);
      expect(person.removedFromPractice).toEqual({ reason: 'ORR', on: '2026-04-15' });
      expect(hospitalStays.length).toBeGreaterThan(0);
      expect(consultations.every(({ start }) => start < '2026-04-15')).toBe(true);
    });
    always(5, ({ difficulties, person }) => {
      expect(difficulties).toEqual(['duplicate-hospital-number']);
      expect(person.duplicateMedicalRecordNumber).not.toBe(person.medicalRecordNumber);
    });
    always(6, ({ difficulties, socialCareEvents }) => {
      expect(difficulties).toEqual(['no-number-in-social-care']);
      expect(socialCareEvents.length).toBeGreaterThan(1);
    });
  });

  test('have records that contradict, are undated, are confidential', () => {
    always(7, ({ difficulties, allergies }) => {
      expect(difficulties).toEqual(['contradicted-allergy']);
      expect(allergies.map(({ substance, recordedBy }) => [recordedBy, substance.snomed])).toEqual([
        ['practice', '91936005'],
        ['hospital', '716186003'],
      ]);
    });
    always(8, ({ difficulties, allergies }) => {
      expect(difficulties).toEqual(['undated-item']);
      expect(allergies.map(({ onset }) => onset)).toEqual([undefined]);
    });
    always(9, ({ difficulties, consultations, problems }) => {
      expect(difficulties).toEqual(['confidential-items']);
      expect(consultations.filter(({ confidential }) => confidential === true)).toHaveLength(2);
      expect(consultations.filter(({ confidential }) => confidential !== true)).toHaveLength(3);
      expect(problems.filter(({ confidential }) => confidential === true)).toHaveLength(1);
    });
  });

  test('have nothing at all, or more than 150 contacts, or are a child', () => {
    always(10, (life) => {
      const { problems, medicines, allergies, consultations, hospitalStays } = life;
      expect([problems, medicines, allergies, consultations, hospitalStays, contactsOf(life)].flat()).toEqual(
        [],
      );
      expect([life.socialCareEvents, life.supportPlans, life.allocations].flat()).toEqual([]);
    });
    always(11, (life) => {
      expect(contactsOf(life).length).toBeGreaterThan(150);
    });
    always(12, (life) => {
      expect(Math.floor(ageOf(life))).toBe(4);
      expect(contactsOf(life).map(({ clinician }) => clinician.id)).toContain('H400');
    });
  });

  test('are listed with their stories, as many as there are', () => {
    const people = createPopulation().interesting();
    expect(people).toHaveLength(13);
    expect(people[0]).toMatchObject({ name: 'Mrs Dorothy Jean Ashworth', difficulties: [] });
    for (const { story, nhsNumber } of people) {
      expect(story).not.toBe('');
      expect(nhsNumber).toMatch(/^999\d{7}$/);
    }
    expect(createPopulation({ people: 3 }).interesting()).toHaveLength(3);
  });
});
