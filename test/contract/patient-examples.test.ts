import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';

// Public examples of the Personal Demographics Service; set CAREGRAPH_EXAMPLES to the folder that holds them.
const examples = process.env['CAREGRAPH_EXAMPLES'];
const folder = join(examples ?? '', 'pds');
const isPresent = examples !== undefined && existsSync(folder);

if (!isPresent) console.warn('Skipped: CAREGRAPH_EXAMPLES names no folder with public examples under pds.');

describe.skipIf(!isPresent)('a public example of the demographic service', () => {
  let house: PatientHouse;
  beforeAll(async () => {
    house = await startPatientHouse();
  });
  afterAll(() => house.close());

  async function read(file: string, nhsNumber: string, status = 200) {
    house.pds.set(nhsNumber, { status, body: readFileSync(join(folder, file), 'utf8') });
    const query = `{ patient(nhsNumber: "${nhsNumber}") {
      nhsNumber nhsNumberStatus name { text family given prefix } birthDate gender deceased deceasedAt
      address { lines postalCode } telecom { value } registeredPractice { odsCode } language { display }
      interpreterNeeded sensitivity source { state }
    } }`;
    const { data, errors } = await askSubgraph(house.patient.url, await openRequest(), query);
    return { patient: data.patient, codes: errors?.map(({ extensions }) => extensions?.['code']) };
  }

  it('with a practice in force', async () => {
    expect(await read('patient_9693632109.json', '9693632109')).toEqual({
      codes: undefined,
      patient: {
        nhsNumber: '9693632109',
        nhsNumberStatus: 'VERIFIED',
        name: { text: 'MR Bill GARTON', family: 'GARTON', given: ['Bill'], prefix: ['MR'] },
        birthDate: '1946-06-23',
        gender: 'FEMALE',
        deceased: false,
        deceasedAt: null,
        address: {
          lines: ['1 MOUNT AVENUE', 'BARTON-UPON-HUMBER', 'S HUMBERSIDE'],
          postalCode: 'DN18 5DW',
        },
        telecom: [],
        registeredPractice: { odsCode: 'A20047' },
        language: null,
        interpreterNeeded: null,
        sensitivity: 'NORMAL',
        source: { state: 'COMPLETE' },
      },
    });
  });

  it('whose address, practice and telephone ended in 2025 has none now, but a name', async () => {
    const { patient } = await read('Patient.json', '9000000009');
    expect(patient).toMatchObject({
      name: { text: 'Mrs Jane Smith MBE', family: 'Smith' },
      deceased: true,
      deceasedAt: '2010-10-22T00:00:00+00:00',
      address: null,
      telecom: [],
      registeredPractice: null,
      language: { display: 'French' },
      interpreterNeeded: true,
    });
  });

  it('that is sensitive', async () => {
    const { patient } = await read('Sensitive_Patient.json', '9000000025');
    expect(patient).toMatchObject({
      name: { text: 'Mrs Janet Smythe MBE' },
      sensitivity: 'RESTRICTED',
      address: null,
      telecom: null,
      registeredPractice: null,
    });
  });

  it('that is minimal', async () => {
    const { patient } = await read('Minimal_Patient.json', '9000000033');
    expect(patient).toMatchObject({ nhsNumber: '9000000033', name: null, sensitivity: 'NORMAL' });
  });

  it('with a name of earlier days keeps the usual one', async () => {
    const { patient } = await read('patient_9732110317.json', '9732110317');
    expect(patient.name.text).toBe('Mr Adrian Sanderson');
  });

  it('of someone else under a number that was superseded is followed', async () => {
    const { patient } = await read('patient_5900046192.json', '9000000041');
    expect(patient).toMatchObject({ nhsNumber: '5900046192', nhsNumberStatus: 'SUPERSEDED' });
  });

  it.each([
    ['errors/RESOURCE_NOT_FOUND.json', 404, 'PATIENT_NOT_FOUND'],
    ['errors/INVALID_RESOURCE_ID.json', 400, 'SOURCE_REJECTED_REQUEST'],
    ['errors/ACCESS_DENIED.json', 403, 'SOURCE_REFUSED_CALLER'],
    ['errors/MISSING_VALUE.json', 400, 'SOURCE_REJECTED_REQUEST'],
    ['PatientSearch.json', 200, 'SOURCE_BAD_CONTENT'],
    ['TOO_MANY_MATCHES.json', 200, 'SOURCE_BAD_CONTENT'],
  ])('%s with status %i is %s', async (file, status, code) => {
    expect(await read(file, '9000000041', status)).toEqual({ patient: null, codes: [code] });
  });
});
