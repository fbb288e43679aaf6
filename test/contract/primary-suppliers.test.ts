import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readJsonSetting } from '../../subgraphs/kit/read-json-setting.ts';
import {
  createSuppliers,
  type SupplierEvidence,
} from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { suppliersShape, toConfiguredDialects } from '../../subgraphs/primary/suppliers/read-suppliers.ts';

const gemscript = 'https://fhir.hl7.org.uk/Id/resipuk-gemscript-drug-codes';
const crossCare = 'https://fhir.nhs.uk/Id/cross-care-setting-identifier';

const evidence = (more: Partial<SupplierEvidence> = {}): SupplierEvidence => ({
  practiceOdsCode: 'Z99001',
  identifierSystems: [],
  codeSystems: () => new Set<string>(),
  ...more,
});

const read = (settings: unknown) =>
  readJsonSetting(
    { variable: 'CAREGRAPH_GP_SUPPLIERS', text: JSON.stringify(settings), file: undefined },
    suppliersShape,
  ) ?? [];

const larkfield = {
  supplier: 'Larkfield',
  product: 'Larkfield GP',
  identifierSystems: ['https://larkfield.example/Id/'],
};

describe('who keeps a record is recognised', () => {
  const { recognise } = createSuppliers();
  test.each([
    ['https://EMISWeb/Z99001', 'EMIS Web'],
    ['https://tpp-uk.com/Id/ccs-id', 'SystmOne'],
    ['https://medicus.health', 'Medicus'],
    ['https://z99001.medicus.health/Id/record', 'Medicus'],
    ['http://visionhealth.co.uk/Id/gmp-code', 'Vision'],
    [crossCare, 'General practice system'],
    ['https://notmedicus.health', 'General practice system'],
  ])('identifiers of %s are of %s', (system, product) => {
    expect(recognise(evidence({ identifierSystems: [system] })).product).toBe(product);
  });

  test('by the codes of one supplier alone, where its identifiers tell nothing', () => {
    const codeSystems = () => new Set(['http://snomed.info/sct', gemscript]);
    expect(recognise(evidence({ identifierSystems: [crossCare], codeSystems })).product).toBe('Vision');
    const mixed = () => new Set([gemscript, 'http://read.info/ctv3']);
    expect(recognise(evidence({ codeSystems: mixed })).product).toBe('General practice system');
  });

  test('by the directory before codes, and by the record before the directory', () => {
    const codeSystems = () => new Set([gemscript]);
    expect(recognise(evidence({ manufacturerOdsCode: 'YGA', codeSystems })).product).toBe('SystmOne');
    const identifierSystems = ['https://medicus.health'];
    expect(recognise(evidence({ manufacturerOdsCode: 'YGA', identifierSystems })).product).toBe('Medicus');
  });
});

describe('a supplier that nobody wrote a line of code for', () => {
  test('is recognised by what its operator says of it', () => {
    const { recognise, ofManufacturer } = createSuppliers(
      toConfiguredDialects(read([{ ...larkfield, manufacturerOdsCodes: ['YGZ'], practices: ['Z99007'] }])),
    );
    const expected = { supplier: 'Larkfield', product: 'Larkfield GP' };
    expect(recognise(evidence({ identifierSystems: ['https://larkfield.example/Id/x'] }))).toMatchObject(
      expected,
    );
    expect(recognise(evidence({ practiceOdsCode: 'Z99007' }))).toMatchObject(expected);
    expect(ofManufacturer('YGZ')).toMatchObject(expected);
    expect(recognise(evidence({ identifierSystems: ['https://larkfield.example.evil/Id/'] })).product).toBe(
      'General practice system',
    );
  });

  test('one that is known gains what is said and keeps what is known', () => {
    const { recognise, ofManufacturer } = createSuppliers(
      toConfiguredDialects(
        read([
          { supplier: 'Cegedim', product: 'Vision', manufacturerOdsCodes: ['YGY'], practices: ['Z99001'] },
        ]),
      ),
    );
    expect(ofManufacturer('YGY')?.product).toBe('Vision');
    expect(recognise(evidence({ identifierSystems: ['https://EMISWeb/Z99001'] })).product).toBe('Vision');
    expect(
      recognise(evidence({ practiceOdsCode: 'Z99002', codeSystems: () => new Set([gemscript]) })).product,
    ).toBe('Vision');
  });
});

describe('a description that is wrong is refused with its place', () => {
  test.each([
    ['no product', [{ supplier: 'Larkfield' }], '[0].product'],
    [
      'nothing to recognise it by',
      [{ supplier: 'L', product: 'L' }],
      '[0] must say by what it is recognised: identifierSystems, codeSystems, manufacturerOdsCodes or practices',
    ],
    ['a word that is no setting', [{ ...larkfield, identifers: [] }], '[0].identifers is not a setting'],
    [
      'a practice twice',
      [{ ...larkfield, practices: ['Z99001', 'Z99001'] }],
      'must not name the practice Z99001 twice',
    ],
    ['no ODS code', [{ ...larkfield, practices: ['z 1'] }], '[0].practices[0] must be an ODS code'],
  ])('%s', (_name, settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });

  test('a file that is not there, one that is no JSON, and both variables', () => {
    const setting = { variable: 'CAREGRAPH_GP_SUPPLIERS', text: undefined, file: '/nowhere/at/all' };
    expect(() => readJsonSetting(setting, suppliersShape)).toThrow(
      'CAREGRAPH_GP_SUPPLIERS_FILE must name a file that can be read',
    );
    const file = join(mkdtempSync(join(tmpdir(), 'caregraph-')), 'suppliers.json');
    writeFileSync(file, '[{');
    expect(() => readJsonSetting({ ...setting, file }, suppliersShape)).toThrow(
      'CAREGRAPH_GP_SUPPLIERS_FILE must hold JSON',
    );
    expect(() => readJsonSetting({ ...setting, text: '[]' }, suppliersShape)).toThrow('must not both be set');
    writeFileSync(file, JSON.stringify([larkfield]));
    expect(readJsonSetting({ ...setting, file }, suppliersShape)).toHaveLength(1);
    expect(readJsonSetting({ ...setting, file: undefined }, suppliersShape)).toBeUndefined();
  });
});
