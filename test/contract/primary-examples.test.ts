import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { idSecret } from '../support/secrets.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];
const recordIds = createRecordIds(idSecret);

/** A published bundle as far as this test counts in it. */
interface PublishedBundle {
  readonly entry: readonly { readonly resource?: PublishedResource }[];
}
interface PublishedResource {
  readonly resourceType: string;
  readonly identifier?: readonly { readonly system: string; readonly value: string }[];
  readonly code?: { readonly coding?: readonly { readonly code: string }[] };
  readonly entry?: readonly unknown[];
}

const areas = {
  encounters: ['1149501000000101'],
  allergies: ['886921000000105', '1103671000000101'],
  medications: ['933361000000108'],
  conditions: ['717711000000103'],
  immunisations: ['1102181000000102'],
  observations: ['826501000000100'],
  investigations: ['887191000000108'],
  referrals: ['792931000000107'],
  diary: ['714311000000108'],
} as const;
type Area = keyof typeof areas;

/** What each published record holds, counted in the files: consultations, allergies, medicines, problems. */
const facts: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '9465698490_Daniels_full_20210119.json': [8, 5, 95, 1],
  '9465698679_Gainsford_full_20210119.json': [2, 24, 1, 13],
  '9465699918_Magre_full_20210119.json': [22, 2, 25, 4],
  '9465700193_Birdi_full_20210119.json': [33, 1, 0, 0],
  '9465701297_Livermore_full_20210119.json': [26, 1, 5, 8],
  '9465701459_Nel_full_20210119.json': [6, 4, 10, 8],
  '9990000263_Skelly_multilex.json': [3, 2, 5, 4],
  'EMISPatientStructurede2eResponsePWTP10.json': [8, 2, 2, 2],
  'EMISPatientStructurede2eResponsePWTP5.json': [9, 2, 0, 2],
};

function readBundle(folder: string, file: string): PublishedBundle {
  return JSON.parse(
    readFileSync(join(examples ?? '', 'gp-connect', folder, file), 'utf8'),
  ) as PublishedBundle;
}

function read(bundle: PublishedBundle, nhsNumber?: string, more: object = {}) {
  const patient = bundle.entry.find(({ resource }) => resource?.resourceType === 'Patient')?.resource;
  const own = patient?.identifier?.find(({ system }) => system.endsWith('/nhs-number'))?.value;
  const subject = { nhsNumber: nhsNumber ?? own ?? '9991234012', previousNhsNumbers: [], ...more };
  return parseStructuredRecord(bundle, {
    subject,
    practiceOdsCode: 'A82038',
    recordIds,
    suppliers: createSuppliers(),
    today: '2026-01-01',
  });
}

function countListed(bundle: PublishedBundle, area: Area): number | undefined {
  const codes: readonly string[] = areas[area];
  const lists = bundle.entry
    .flatMap(({ resource }) => resource ?? [])
    .filter(({ resourceType }) => resourceType === 'List')
    .filter(({ code }) => code?.coding?.some((coding) => codes.includes(coding.code)));
  const hasPrimary = lists.some(({ code }) => code?.coding?.some((coding) => coding.code === codes[0]));
  return hasPrimary ? lists.reduce((sum, { entry }) => sum + (entry?.length ?? 0), 0) : undefined;
}

function filesOf(folder: string): readonly string[] {
  if (examples === undefined) return [];
  const files = readdirSync(join(examples, 'gp-connect', folder));
  return files.filter((file) => file.endsWith('.json') && !/request|skeleton/.test(file));
}

describe.skipIf(examples === undefined)('published records (CAREGRAPH_EXAMPLES names their folder)', () => {
  const table: Record<string, string | number>[] = [];
  const reasons: Record<string, string | number>[] = [];
  const bundles = [
    ...filesOf('structured').map((file) => ['structured', file] as const),
    ...filesOf('spec-examples').map((file) => ['spec-examples', file] as const),
  ];

  test.for(bundles)('%s/%s: what goes in comes out or is counted', ([folder, file]) => {
    const bundle = readBundle(folder, file);
    const record = read(bundle);
    if (record.kind === 'failed') throw new Error('A published record was refused.');
    const row: Record<string, string | number> = { file, system: record.dialect.product };
    for (const area of Object.keys(areas) as Area[]) {
      const { outcome, tally } = record[area];
      const listed = countListed(bundle, area);
      const mapped = outcome.kind === 'found' ? outcome.value.length : 0;
      row[area] = listed === undefined ? '–' : `${listed} = ${mapped} + ${tally.refused}`;
      const isUnreadable = outcome.kind === 'failed' && outcome.code === 'SOURCE_BAD_CONTENT';
      expect({ isUnreadable, total: mapped + tally.refused }).toEqual({
        isUnreadable: listed === undefined,
        total: listed ?? 0,
      });
      expect({ lost: tally.lostDetails, markup: tally.markup }).toEqual({ lost: 0, markup: 0 });
      for (const [place, times] of tally.places.refused) reasons.push({ file, area, place, times });
    }
    const { unsupported, refusedParts, bareConsultations } = record.encounters.tally;
    table.push({ ...row, unsupported, refusedParts, bareConsultations });
  });

  test('the table of what went in, came out and was refused', () => {
    console.table(table);
    console.table(reasons);
    expect(table).toHaveLength(bundles.length);
  });

  test.for(Object.entries(facts))('%s holds what is known of it', ([file, counts]) => {
    const record = read(readBundle('structured', file));
    if (record.kind === 'failed') throw new Error('A published record was refused.');
    const found = [record.encounters, record.allergies, record.medications, record.conditions].map(
      ({ outcome }) => (outcome.kind === 'found' ? outcome.value.length : outcome.kind),
    );
    expect(found).toEqual(counts.map((count) => (count === 0 ? 'absent' : count)));
  });

  test('items that share an identifier stay apart', () => {
    const record = read(readBundle('structured', '9990000263_Skelly_multilex.json'));
    if (record.kind === 'failed' || record.medications.outcome.kind !== 'found') throw new Error('Not read.');
    const ids = record.medications.outcome.value.map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
  });

  test('the ended allergy that is contained in its list is read with its end', () => {
    const record = read(readBundle('structured', '9990000263_Skelly_multilex.json'));
    if (record.kind === 'failed' || record.allergies.outcome.kind !== 'found') throw new Error('Not read.');
    expect(record.allergies.outcome.value[1]).toMatchObject({
      code: { display: 'Allergy to peanuts', codings: [{ code: '91935009' }, { code: 'Xa1no' }] },
      clinicalStatus: 'RESOLVED',
      ended: '2016-11-01T00:00:00+00:00',
    });
  });

  test('a record whose NHS number is not the one asked for is refused', () => {
    const bundle = readBundle('structured-invalid', 'RAW_nhs_number_mismatch_Birdi.json');
    expect(read(bundle, '9465700193')).toEqual({ kind: 'failed', code: 'SOURCE_IDENTITY_MISMATCH' });
  });

  test('a record whose date of birth is not the one traced is refused', () => {
    const bundle = readBundle('structured', '9465700193_Birdi_full_20210119.json');
    expect(read(bundle, '9465700193', { birthDate: '2000-12-20' }).kind).toBe('record');
    const other = read(bundle, '9465700193', { birthDate: '1951-12-20' });
    expect(other).toEqual({ kind: 'failed', code: 'SOURCE_IDENTITY_MISMATCH' });
  });

  test('a record without its patient is refused', () => {
    const bundle = readBundle('structured-invalid', 'malformedStructuredRecordMissingPatientResource.json');
    expect(read(bundle, '9990000263')).toEqual({ kind: 'failed', code: 'SOURCE_BAD_CONTENT' });
  });

  test('the skeleton of a record, which names nobody, is refused', () => {
    const bundle = readBundle('spec-examples', 'skeleton_full_record.json');
    expect(read(bundle)).toEqual({ kind: 'failed', code: 'SOURCE_BAD_CONTENT' });
  });
});
