import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { GeneralPractice, Life } from '../../sandbox/population/life.ts';
import { directoryEntries } from '../../sandbox/practices/directory-entries.ts';
import { larkfieldSettings } from '../../sandbox/practices/larkfield.ts';
import { startPractices } from '../../sandbox/practices/start-practices.ts';
import { smallSuppliers } from '../../sandbox/practices/suppliers.ts';
import { suppliersShape, toConfiguredDialects } from '../../subgraphs/primary/suppliers/read-suppliers.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';

/** What each practice system says that it is, and what of a record it cannot give. */
const systems: Readonly<Record<GeneralPractice['supplier'], readonly [string, string, readonly string[]]>> = {
  emis: ['EMIS', 'EMIS Web', ['care plans', 'diary']],
  tpp: ['TPP', 'SystmOne', ['care plans', 'documents', 'immunisations']],
  vision: ['Cegedim', 'Vision', ['care plans', 'diary', 'documents']],
  medicus: ['Medicus Health', 'Medicus', ['care plans']],
  larkfield: ['Larkfield', 'Larkfield GP', ['care plans', 'referrals']],
};

const population = createPopulation({ people: 400, seed: 7 });

function isPlain({ difficulties, person, medicines, index }: Life): boolean {
  const isHere = person.deathDate === undefined && person.removedFromPractice === undefined;
  return (
    difficulties.length === 0 && isHere && medicines.length > 1 && index % 17 !== 14 && index % 97 !== 41
  );
}

const everything = `
  primaryEncounterIndex { ${sourceFields} entries { title } }
  primaryDocumentIndex { ${sourceFields} entries { title } }
  primaryAllergyIndex { ${sourceFields} entries { code { display } } }
  primaryMedicationIndex { ${sourceFields} entries { medication { display preferred { system } codings { system } } } }
  primaryConditionIndex { ${sourceFields} entries { code { display codings { system } } } }
  gp {
    supplier areas { name source { state reasonCode system warnings { code message } } }
    immunisations { items { status } } observations { items { text } } investigations { items { issued } }
    referrals { items { description } } diary { items { due } } appointments { sources { state } items { status } }
  }`;

let house: PrimaryHouse;
const sources: RunningSource[] = [];
beforeAll(async () => {
  const [emis, tpp, small] = await Promise.all([
    startPractices({ population, supplier: 'emis', port: 0 }),
    startPractices({ population, supplier: 'tpp', port: 0 }),
    startPractices({ population, supplier: smallSuppliers, port: 0 }),
  ]);
  const urls = { emis: emis.url, tpp: tpp.url, vision: small.url, medicus: small.url, larkfield: small.url };
  const directory = await startDirectory({ port: 0, entries: directoryEntries({ urls }) });
  sources.push(emis, tpp, small, directory);
  house = await startPrimaryHouse({
    directoryUrl: `${directory.url}/spine-directory/FHIR/R4`,
    suppliers: toConfiguredDialects(suppliersShape.parse([larkfieldSettings])),
  });
});
afterAll(async () => {
  await house.close();
  await Promise.all(sources.map((source) => source.close()));
});

const table: Record<string, string | number>[] = [];

describe.each(Object.entries(systems))(
  'a practice on the system of %s',
  (name, [supplier, product, missing]) => {
    test('is read whole under its own name, but for what it cannot give', async () => {
      const life = [...population.lives()].find((each) => each.practice.supplier === name && isPlain(each));
      if (life === undefined) throw new Error('Nobody lives there.');
      const { person, practice } = life;
      const { record } = await house.ask(everything, {
        subject: {
          nhsNumber: person.nhsNumber,
          previousNhsNumbers: [],
          practiceOdsCode: practice.odsCode,
          birthDate: person.birthDate,
          familyName: person.familyName,
          gender: person.gender === 'female' ? 'FEMALE' : 'MALE',
        },
      });
      expect(record.gp.supplier).toBe(supplier);
      const areas = record.gp.areas as {
        name: string;
        source: { state: string; system: string; warnings: { message: string }[] };
      }[];
      expect(new Set(areas.map(({ source }) => source.system))).toEqual(new Set([product]));
      const cannot = areas
        .filter(({ source }) => source.state === 'NOT_SUPPORTED')
        .map(({ name: area }) => area);
      expect(cannot.toSorted()).toEqual([...missing].toSorted());
      const states = areas.map(({ source }) => source.state);
      expect(
        states.filter((state) => !['COMPLETE', 'NONE_RECORDED', 'NOT_SUPPORTED', 'PARTIAL'].includes(state)),
      ).toEqual([]);
      // What a consultation names and the system cannot send is the only thing that may be said to be missing.
      const messages = areas.flatMap(({ source }) => source.warnings.map(({ message }) => message));
      expect(messages.filter((message) => !message.includes("the practice's system cannot send"))).toEqual(
        [],
      );
      expect(record.primaryMedicationIndex.entries).toHaveLength(life.medicines.length);
      for (const { medication } of record.primaryMedicationIndex.entries)
        expect(medication.preferred.system).toBe('http://snomed.info/sct');
      const appointments = record.gp.appointments.sources[0].state;
      expect(appointments === 'NOT_SUPPORTED').toBe(['vision', 'larkfield'].includes(name));
      table.push({
        system: product,
        ...Object.fromEntries(areas.map(({ name: area, source }) => [area, source.state])),
      });
    });
  },
);

test('the areas that each system answered', () => {
  console.table(table);
  expect(table).toHaveLength(5);
});
