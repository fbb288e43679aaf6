import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccessArea, type AccessView, toAreaLetters } from '../../schema/runtime/access.ts';
import type { RecordAccess, RecordLabel } from '../../schema/runtime/record-seal.ts';
import { askEntities, openRequest, sealRecord, wholeAccess } from '../support/ask-subgraph.ts';
import {
  type CanaryArea,
  canaryAreas,
  canaryPerson,
  type CanarySetting,
  itemLabels,
  sourcePlace,
  startCanarySetting,
  toCanary,
  toCanaryId,
} from '../support/canary-setting.ts';

let setting: CanarySetting;

beforeAll(async () => {
  setting = await startCanarySetting();
});
afterAll(() => setting.close());

const rowOf: Readonly<Record<CanaryArea, AccessArea>> = {
  encounters: 'hospital',
  documents: 'hospital',
  allergies: 'medicines',
  conditions: 'problems',
};

interface Reader {
  readonly views: ReadonlyMap<AccessArea, AccessView>;
  readonly without: readonly RecordLabel[];
  readonly isHome: boolean;
  readonly hidesPlaces: boolean;
}

const labels: readonly RecordLabel[] = [
  'NOT_FOR_PATIENT',
  'THIRD_PARTY',
  'SEALED',
  'LEGALLY_RESTRICTED',
  'SEXUAL_HEALTH',
];
const view = (...views: readonly AccessView[]) =>
  fc.constantFrom<(AccessView | undefined)[]>(undefined, ...views);

const anyReader: fc.Arbitrary<Reader> = fc
  .record({
    hospital: view('full', 'dates and destination', 'discharge medicines'),
    medicines: view('full'),
    problems: view('full'),
    without: fc.subarray([...labels]),
    isHome: fc.boolean(),
    hidesPlaces: fc.boolean(),
  })
  .map(({ hospital, medicines, problems, ...rest }) => {
    const entries = Object.entries({ hospital, medicines, problems }) as [
      AccessArea,
      AccessView | undefined,
    ][];
    return {
      ...rest,
      views: new Map(entries.filter((entry): entry is [AccessArea, AccessView] => entry[1] !== undefined)),
    };
  });

const sources = 'sources { state reasonCode system organisation { name } warnings { code } }';
const fields: Readonly<Record<CanaryArea | 'overall', string>> = {
  encounters: `secondaryEncounterIndex { ${sources} entries { id title kind period { start } } }`,
  documents: `secondaryDocumentIndex { ${sources} entries { id title } }`,
  allergies: `secondaryAllergyIndex { ${sources} entries { id code { display } provenance { organisation { name } } } }`,
  conditions: `secondaryConditionIndex { ${sources} entries { id code { display } provenance { organisation { name } } } }`,
  overall: `secondarySources { state reasonCode system organisation { name } }`,
};

/** What is asked: lists of the record, and items by id, whether or not the reader ever saw them in a list. */
const anyQuestion = fc.record({
  lists: fc.subarray([...canaryAreas, 'overall'] as const, { minLength: 1 }),
  items: fc.subarray(
    (['encounters', 'documents'] as const).flatMap((area) =>
      itemLabels.map((_, index) => [area, index] as const),
    ),
  ),
});

type Question = typeof anyQuestion extends fc.Arbitrary<infer T> ? T : never;

async function ask({ lists, items }: Question, access: RecordAccess) {
  const request = await openRequest();
  const subject = { nhsNumber: canaryPerson, previousNhsNumbers: [] };
  const seal = await sealRecord(request, subject, { access });
  const selection = `... on CareRecord { ${lists.map((list) => fields[list]).join(' ')} }
    ... on HospitalEncounter { title kind period { start } organisation { name } reasons { display } provenance { organisation { name } } }
    ... on HospitalDocument { title text organisation { name } }`;
  setting.asked.clear();
  const representations = [
    { __typename: 'CareRecord', seal },
    ...items.map(([area, index]) => ({
      __typename: area === 'encounters' ? 'HospitalEncounter' : 'HospitalDocument',
      id: toCanaryId(area, index),
      seal,
    })),
  ];
  const answer = await askEntities(setting.url, request, representations, selection);
  return { ...answer, asked: new Set(setting.asked) };
}

function toAccess({ views, without, isHome, hidesPlaces }: Reader): RecordAccess {
  return {
    areas: toAreaLetters(views),
    without,
    ...(isHome ? { home: 'secondary' as const } : {}),
    ...(hidesPlaces ? { hidesPlaces } : {}),
  };
}

/** Whether a reader sees anything of an area's items of one label; stated anew, and not by the code under test. */
function isItemSeen({ views, without, isHome }: Reader, area: CanaryArea, index: number): boolean {
  const seen = views.get(rowOf[area]);
  if (seen === undefined || seen === 'discharge medicines') return false;
  if (seen === 'dates and destination' && area === 'documents') return false;
  return (itemLabels[index] ?? []).every(
    (label) => !without.includes(label) || (label === 'SEXUAL_HEALTH' && isHome),
  );
}

function isAreaSeen(reader: Reader, area: string): boolean {
  const known = canaryAreas.find((name) => name === area);
  if (known !== undefined) return isItemSeen(reader, known, 0);
  // The two that hold nothing are decided by rows that no reader here lacks or has alone.
  return area === 'medications' ? reader.views.has('medicines') : false;
}

/** Every text that the answer to a reader must not hold. */
function toDeniedCanaries(reader: Reader): readonly string[] {
  const isOutline = reader.views.get('hospital') === 'dates and destination';
  return canaryAreas.flatMap((area) => {
    const isPlaceHidden = reader.hidesPlaces || !isItemSeen(reader, area, 0);
    const ofItems = itemLabels.flatMap((_, index) => {
      const isSeen = isItemSeen(reader, area, index);
      const isWhole = isSeen && !(isOutline && area === 'encounters');
      const areWordsHidden = reader.hidesPlaces && area === 'documents';
      return [
        ...(isSeen && !reader.hidesPlaces ? [] : [toCanary('place', area, index)]),
        ...(isWhole && !reader.hidesPlaces ? [] : [toCanary('title', area, index)]),
        ...(isWhole && !areWordsHidden ? [] : [toCanary('value', area, index)]),
      ];
    });
    return [...ofItems, ...(isPlaceHidden ? [toCanary('place', area, sourcePlace)] : [])];
  });
}

it('no value that is denied ever appears, on any path, and nobody is asked for what is denied', async () => {
  await fc.assert(
    fc.asyncProperty(anyReader, anyQuestion, async (reader, question) => {
      const { text, asked, errors } = await ask(question, toAccess(reader));
      expect(toDeniedCanaries(reader).filter((canary) => text.includes(canary))).toEqual([]);
      expect([...asked].filter((area) => !isAreaSeen(reader, area))).toEqual([]);
      const codes = new Set((errors ?? []).map(({ extensions }) => extensions?.['code']));
      expect([...codes].filter((code) => code !== 'FORBIDDEN' && code !== 'ENTITY_NOT_RESOLVED')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('what is permitted is what somebody who may see everything is answered, and counts tell nothing of the rest', async () => {
  await fc.assert(
    fc.asyncProperty(anyReader, async (reader) => {
      const everything: Question = { lists: [...canaryAreas], items: [] };
      const [limited, whole] = [await ask(everything, toAccess(reader)), await ask(everything, wholeAccess)];
      for (const area of canaryAreas) {
        const name = {
          encounters: 'Encounter',
          documents: 'Document',
          allergies: 'Allergy',
          conditions: 'Condition',
        }[area];
        const listOf = (answer: typeof whole) => answer.data._entities[0][`secondary${name}Index`];
        const idsOf = (answer: typeof whole) => listOf(answer).entries.map(({ id }: { id: string }) => id);
        expect(idsOf(limited)).toEqual(
          idsOf(whole).filter((_: string, index: number) => isItemSeen(reader, area, index)),
        );
        const [{ state }] = listOf(limited).sources;
        const isLacking = itemLabels.some((_, index) => !isItemSeen(reader, area, index));
        const isReadable = isItemSeen(reader, area, 0);
        expect(state).toBe(isReadable ? (isLacking ? 'PARTIAL' : 'COMPLETE') : 'WITHHELD');
      }
    }),
    { numRuns: 60 },
  );
});

it('however many items are withheld, the answer is the same', async () => {
  const kept = (labelled: readonly RecordLabel[]) =>
    toAccess({
      views: new Map([['problems', 'full']]),
      without: labelled,
      isHome: false,
      hidesPlaces: false,
    });
  const sourcesOf = async (labelled: readonly RecordLabel[]) =>
    (await ask({ lists: ['conditions'], items: [] }, kept(labelled))).data._entities[0]
      .secondaryConditionIndex.sources;
  expect(await sourcesOf(['SEALED'])).toEqual(await sourcesOf(['SEALED', 'THIRD_PARTY', 'NOT_FOR_PATIENT']));
});

it('an item that is withheld is answered as one that is not there', async () => {
  const access = toAccess({
    views: new Map([['hospital', 'full']]),
    without: ['SEALED'],
    isHome: false,
    hidesPlaces: false,
  });
  const sealed = await ask({ lists: ['overall'], items: [['encounters', 3]] }, access);
  const missing = await ask({ lists: ['overall'], items: [['encounters', 99]] }, access);
  expect(sealed.text).toBe(missing.text);
});
