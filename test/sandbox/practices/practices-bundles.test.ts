import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPopulation } from '../../../sandbox/population/create-population.ts';
import { everything, recordOf, renderFor } from './practice-bundle.ts';
import { emptyLife, fullLife, fullLifeAtTpp, tppPractice } from './practice-life.ts';
import { primaryListTypes, toListCode } from './record-index.ts';
import { findStructuredRecordFaults } from './structured-record-faults.ts';

const population = createPopulation({ people: 400, seed: 7 });

/** The lists that each parameter brings. */
const listsOf: Readonly<Record<string, readonly string[]>> = {
  includeAllergies: ['886921000000105', '1103671000000101'],
  includeMedication: ['933361000000108'],
  includeProblems: ['717711000000103'],
  includeConsultations: ['1149501000000101'],
  includeImmunisations: ['1102181000000102'],
  includeUncategorisedData: ['826501000000100'],
  includeInvestigations: ['887191000000108'],
  includeReferrals: ['792931000000107'],
  includeDiaryEntries: ['714311000000108'],
};
const unsupported = {
  emis: 'includeDiaryEntries',
  tpp: 'includeImmunisations',
  vision: 'includeDiaryEntries',
  medicus: undefined,
  larkfield: 'includeReferrals',
} as const;
const lives = [fullLife, fullLifeAtTpp, emptyLife, { ...emptyLife, practice: tppPractice }];

describe('whole records', () => {
  test('of four hundred people have no fault', () => {
    const faults = new Set<string>();
    for (const life of population.lives())
      for (const fault of findStructuredRecordFaults(renderFor(life)))
        faults.add(`${life.practice.supplier}: ${fault}`);
    expect([...faults]).toEqual([]);
  });

  test.each(lives.map((life) => [life.practice.supplier, life] as const))(
    'of typed lives at %s have no fault',
    (_supplier, life) => {
      expect(findStructuredRecordFaults(renderFor(life))).toEqual([]);
    },
  );

  test('carry the NHS number in the patient only', () => {
    for (const life of [...lives, population.life(0), population.life(1)]) {
      const { nhsNumber } = life.person;
      const strays = recordOf(life).all.filter(
        (resource) => resource.resourceType !== 'Patient' && JSON.stringify(resource).includes(nhsNumber),
      );
      expect(strays).toEqual([]);
    }
  });
});

test('any subset of areas gives a legal bundle with exactly the lists of those areas', () => {
  const names = Object.keys(everything);
  fc.assert(
    fc.property(
      fc.subarray(names, { minLength: 1 }),
      fc.nat({ max: population.size + lives.length - 1 }),
      (asked, position) => {
        const life = lives[position] ?? population.life(position - lives.length);
        const bundle = renderFor(
          life,
          Object.fromEntries(asked.map((name) => [name, everything[name] ?? []])),
        );
        const refused = asked.filter((name) => name === unsupported[life.practice.supplier]);
        const expected = asked
          .filter((name) => !refused.includes(name))
          .flatMap((name) => listsOf[name] ?? []);
        const lists = (bundle.entry ?? [])
          .map(({ resource }) => resource)
          .filter((resource) => resource?.resourceType === 'List');
        const primary = lists.map(toListCode).filter((code) => code in primaryListTypes);
        const warned = (bundle.entry ?? [])
          .map(({ resource }) => resource)
          .filter((resource) => resource?.resourceType === 'OperationOutcome')
          .flatMap((outcome) => outcome.issue.map(({ diagnostics }) => diagnostics));
        expect(primary.toSorted()).toEqual(expected.toSorted());
        expect(warned).toEqual(refused);
        expect(findStructuredRecordFaults(bundle)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
