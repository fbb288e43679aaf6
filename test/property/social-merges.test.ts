import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitPersons, findPerson } from '../../subgraphs/social/council/find-person.ts';
import { readDay } from '../../subgraphs/social/file/read-day.ts';

const subject = { nhsNumber: '9992000015', previousNhsNumbers: [], birthDate: '1941-03-09' };

/** A person's records at a council, each merged into any other or into none, rings included. */
const records = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, index) =>
      fc.record({
        personId: fc.constant(index + 1),
        nhsId: fc.constant(9992000015),
        nhsIdStatus: fc.constant('verified'),
        dateOfBirth: fc.constant('1941-03-09'),
        restricted: fc.constantFrom('Y', 'N', 'N', 'N'),
        contextFlag: fc.constantFrom('A', 'A', 'C', null),
        deleted: fc.boolean(),
        masterPersonId: fc.option(fc.integer({ min: 1, max: size })),
      }),
    ),
  ),
);

describe('merges', () => {
  test('however records are merged, only those that are kept are read, and nobody is "none" who has any', () => {
    fc.assert(
      fc.property(records, (all) => {
        const found = findPerson(admitPersons(all), subject);
        const kept = new Set(all.filter(({ deleted }) => !deleted).map(({ personId }) => personId));
        const ids = found.kind === 'linked' ? found.personIds : [];
        expect(ids.every((id) => kept.has(id))).toBe(true);
        expect(found.kind).toBe(kept.size > 0 ? 'linked' : 'failed');
        expect(ids.length > 0).toBe(found.kind === 'linked');
      }),
    );
  });

  test('one restricted record guards whatever is read, however it is merged', () => {
    fc.assert(
      fc.property(records, (all) => {
        const found = findPerson(admitPersons(all), subject);
        fc.pre(found.kind === 'linked');
        const isRestricted = all.some(({ restricted }) => restricted === 'Y');
        const isGuarded = found.kind === 'linked' && found.isGuarded;
        expect(isGuarded || !isRestricted).toBe(true);
      }),
    );
  });

  test('a childhood’s record is never read beside that of an adult', () => {
    fc.assert(
      fc.property(records, (all) => {
        const found = findPerson(admitPersons(all), subject);
        const ids = found.kind === 'linked' ? found.personIds : [];
        const flags = new Set(
          all.filter(({ personId }) => ids.includes(personId)).map(({ contextFlag }) => contextFlag === 'C'),
        );
        expect(flags.size).toBeLessThan(2);
      }),
    );
  });
});

describe('days', () => {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'];
  const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

  test('one day is the same day in every style', () => {
    fc.assert(
      fc.property(date, (value) => {
        const iso = value.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const styles = [
          iso,
          `${day}/${month}/${year}`,
          `${Number(day)}.${Number(month)}.${year}`,
          `${year}${month}${day}`,
        ];
        const name = months[Number(month) - 1];
        if (name !== undefined)
          styles.push(`${Number(day)}-${name.slice(0, 3)}-${year}`, `${day} ${name} ${year}`);
        expect(new Set(styles.map(readDay))).toEqual(new Set([iso]));
      }),
    );
  });

  test('whatever is written, a day is a real one or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/)), (text) => {
        const day = readDay(text) ?? '2000-01-01';
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});
