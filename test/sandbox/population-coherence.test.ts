import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';

const asOf = '2026-11-01';
const someLife = fc
  .record({ seed: fc.integer({ min: 0, max: 100_000 }), index: fc.integer({ min: 0, max: 4_999 }) })
  .map(({ seed, index }) => createPopulation({ people: 5_000, seed, asOf }).life(index));

const check = (claim: (life: Life) => void, numRuns = 1_500) =>
  fc.assert(fc.property(someLife, claim), { numRuns });

/** Every date on which something happened, as opposed to what is planned. */
function happenings(life: Life): readonly string[] {
  const present = (...dates: readonly (string | undefined)[]) => dates.filter((date) => date !== undefined);
  return [
    ...life.problems.flatMap(({ onset, ended }) => present(onset, ended)),
    ...life.medicines.flatMap(({ start, end, lastIssued }) => present(start, end, lastIssued)),
    ...life.allergies.flatMap(({ onset, ended }) => present(onset, ended)),
    ...life.consultations.flatMap(({ start, end }) => [start, end]),
    ...life.hospitalStays.flatMap(({ admitted, discharged, moves, procedures }) =>
      present(admitted, discharged, ...[...moves, ...procedures].map(({ at }) => at)),
    ),
    ...life.communityReferrals.flatMap(({ received, discharged, contacts, carePlan }) =>
      present(received, discharged, carePlan?.created, carePlan?.updated, ...contacts.map(({ at }) => at)),
    ),
    ...life.socialCareEvents.flatMap(({ start, end }) => present(start, end)),
    ...life.supportPlans.map(({ created }) => created),
    ...life.allocations.flatMap(({ start, end }) => present(start, end)),
  ];
}

const ascending = (dates: readonly string[]) =>
  dates.every((date, place) => place === 0 || Date.parse(date) >= Date.parse(dates[place - 1] ?? ''));

describe('a life', () => {
  test('is between birth and death, or else before the last known day', () => {
    check((life) => {
      const last = life.person.deathDate ?? asOf;
      for (const date of happenings(life)) {
        expect(date >= life.person.birthDate.slice(0, date.length)).toBe(true);
        expect(date.slice(0, 10) <= last).toBe(true);
      }
    });
  });

  test('has only dates and instants that exist', () => {
    check((life) => {
      for (const date of happenings(life)) {
        expect(date).toMatch(/^\d{4}(-\d{2}-\d{2}(T\d{2}:\d{2}:00\+0[01]:00)?)?$/);
        expect(Date.parse(date)).not.toBeNaN();
      }
    }, 300);
  });

  test('has hospital stays that end after they begin and do not overlap', () => {
    check(({ hospitalStays }) => {
      for (const [place, { admitted, discharged, moves }] of hospitalStays.entries()) {
        const left = Date.parse(discharged ?? asOf);
        expect(left).toBeGreaterThan(Date.parse(admitted));
        expect(moves[0]?.at).toBe(admitted);
        expect(ascending([...moves.map(({ at }) => at), discharged ?? asOf])).toBe(true);
        const next = hospitalStays[place + 1]?.admitted ?? '9999-12-31';
        expect(Date.parse(next)).toBeGreaterThan(left);
        // Whoever has not left has not been admitted again.
        expect(discharged !== undefined || place === hospitalStays.length - 1).toBe(true);
      }
    });
  });

  test('has no visit at home and no consultation during a stay', () => {
    check((life) => {
      const stays = life.hospitalStays.filter(({ kind }) => kind === 'inpatient');
      const seen = [
        ...life.consultations.map(({ start }) => start),
        ...life.communityReferrals.flatMap(({ contacts }) =>
          contacts.filter(({ place }) => place !== 'clinic').map(({ at }) => at),
        ),
      ];
      for (const { admitted, discharged = asOf } of stays) {
        for (const at of seen) {
          expect(Date.parse(at) > Date.parse(admitted) && Date.parse(at) < Date.parse(discharged)).toBe(
            false,
          );
        }
      }
    });
  });

  test('ends for every service, medicine and referral with death', () => {
    const dead = someLife.filter(({ person }) => person.deathDate !== undefined);
    fc.assert(
      fc.property(dead, (life) => {
        expect(life.medicines.every(({ status, end }) => status !== 'active' && end !== undefined)).toBe(
          true,
        );
        expect(life.communityReferrals.every(({ discharged }) => discharged !== undefined)).toBe(true);
        expect(life.hospitalStays.every(({ discharged }) => discharged !== undefined)).toBe(true);
        expect(life.socialCareEvents.filter(({ end }) => end === undefined)).toEqual([]);
        const cutShort = life.socialCareEvents.filter(({ end }) => end === life.person.deathDate);
        expect(cutShort.filter(({ outcome }) => outcome !== 'NFA: Deceased')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('refers only to problems that it has', () => {
    check((life) => {
      const ids = new Set(life.problems.map(({ id }) => id));
      const named = [
        ...life.medicines.map(({ problemId }) => problemId),
        ...life.consultations.flatMap(({ topics }) => topics.map(({ problemId }) => problemId)),
      ].filter((id) => id !== undefined);
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
    });
  });

  test('has contacts on the caseload only, in order, and nothing done where nobody was seen', () => {
    check(({ communityReferrals }) => {
      for (const { received, discharged = asOf, contacts } of communityReferrals) {
        expect(ascending(contacts.map(({ at }) => at))).toBe(true);
        expect(
          contacts.filter(({ at }) => at.slice(0, 10) < received || at.slice(0, 10) > discharged),
        ).toEqual([]);
        const missed = contacts.filter(
          ({ attendance }) => attendance !== 'attended' && attendance !== 'late-seen',
        );
        expect(missed.flatMap(({ activities }) => activities)).toEqual([]);
      }
    });
  });

  test('tells nobody’s name in its texts', () => {
    check((life) => {
      const texts = JSON.stringify([
        life.consultations.map(({ topics }) => topics),
        life.hospitalStays.map(({ dischargeLetter }) => dischargeLetter),
        life.socialCareEvents.map(({ description }) => description),
        life.supportPlans,
        life.communityReferrals.map(({ carePlan }) => carePlan),
      ]);
      expect(texts).not.toMatch(/\b(Dr|Mrs|Mr|Miss|Ms|Sister) [A-Z]/);
      expect(new RegExp(`\\b${life.person.familyName}\\b`).test(texts)).toBe(false);
      expect(texts.includes(life.person.nhsNumber)).toBe(false);
    }, 500);
  });

  test('is the same for the same seed and position, and another for another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 999 }), (seed, index) => {
        const [one, two, other] = [seed, seed, seed + 1].map((seed) =>
          createPopulation({ seed }).life(index),
        );
        expect(two).toEqual(one);
        expect(other).not.toEqual(one);
      }),
    );
  });
});
