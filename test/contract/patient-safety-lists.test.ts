import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicalSetting } from '../../schema/care-settings.ts';
import { askCareRecord, type AskedRecord, type GivenFields } from '../support/patient-care-record.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toGivenAllergy, toGivenIndex, toGivenSource } from '../support/patient-indexes.ts';

let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse();
});
afterAll(() => house.close());

const ask = (given: GivenFields, selection: string, asked?: AskedRecord) =>
  askCareRecord(house.patient.url, given, selection, asked);

const sourceFields = 'sources { setting state reasonCode }';
describe('lists that are always whole', () => {
  const none = (field: string) => ({
    [`primary${field}`]: toGivenIndex('primary', []),
    [`secondary${field}`]: toGivenIndex('secondary', []),
    [`community${field}`]: toGivenIndex('community', []),
    [`social${field}`]: { sources: [toGivenSource('social', 'NOT_SUPPORTED', 'NOT_HELD')], entries: [] },
  });
  const allergies = `allergies { state items { id code { display preferred { code } } noKnownAllergy
    clinicalStatus reactions { display } provenance { setting system } } ${sourceFields} }`;

  it('name what every source records, newest first, undated last', async () => {
    const { record, errors } = await ask(
      {
        ...none('AllergyIndex'),
        primaryAllergyIndex: toGivenIndex('primary', [
          toGivenAllergy('primary', 'undated'),
          toGivenAllergy('primary', 'old', { onset: '1999' }),
        ]),
        secondaryAllergyIndex: toGivenIndex('secondary', [
          toGivenAllergy('secondary', 'recent', {
            provenance: { setting: 'SECONDARY', system: 'System of secondary', recordedAt: '2025-06-30' },
          }),
        ]),
      },
      allergies,
    );
    expect(errors).toBeUndefined();
    expect(record.allergies.state).toBe('ALLERGIES_RECORDED');
    expect(record.allergies.items.map(({ id }: { id: string }) => id)).toEqual(['recent', 'old', 'undated']);
    expect(record.allergies.items[0]).toEqual({
      id: 'recent',
      code: { display: 'Penicillin', preferred: { code: '91936005' } },
      noKnownAllergy: false,
      clinicalStatus: 'ACTIVE',
      reactions: [],
      provenance: { setting: 'SECONDARY', system: 'System of secondary' },
    });
  });

  it('say that none is known only while every source is known', async () => {
    const denial = toGivenAllergy('primary', 'nka', { noKnownAllergy: true });
    const given = { ...none('AllergyIndex'), primaryAllergyIndex: toGivenIndex('primary', [denial]) };
    expect((await ask(given, allergies)).record.allergies.state).toBe('NO_KNOWN_ALLERGIES');
    const lacking = { ...given, secondaryAllergyIndex: null };
    expect((await ask(lacking, allergies)).record.allergies).toMatchObject({
      state: 'UNKNOWN',
      items: [{ id: 'nka', noKnownAllergy: true }],
    });
    const other = toGivenIndex('secondary', [toGivenAllergy('secondary', 'penicillin')]);
    const contradicted = await ask({ ...given, secondaryAllergyIndex: other }, allergies);
    expect(contradicted.record.allergies.state).toBe('CONTRADICTORY');
  });

  it('are not empty where a source says that it holds something', async () => {
    const given = { ...none('AllergyIndex'), primaryAllergyIndex: toGivenIndex('primary', [], 'COMPLETE') };
    const { record } = await ask(given, allergies);
    expect(record.allergies.state).toBe('UNKNOWN');
    expect(record.allergies.sources[0]).toEqual({
      setting: 'PRIMARY',
      state: 'UNAVAILABLE',
      reasonCode: 'SUBGRAPH_BAD_RESPONSE',
    });
  });

  it('hold medicines and conditions alike', async () => {
    const provenance = { setting: 'PRIMARY', system: 'System of primary', recordedAt: '2024-01-01' };
    const medicine = {
      id: 'm',
      medication: { display: 'Metformin 500mg tablets', preferred: null, codings: [] },
      status: 'ACTIVE',
      courseType: 'REPEAT',
      dosage: 'One twice a day',
      period: { start: '2020-02', end: null },
      prescribedElsewhere: false,
      degraded: false,
      provenance,
    };
    const condition = {
      id: 'c',
      code: { display: 'Type 2 diabetes mellitus', preferred: null, codings: [] },
      clinicalStatus: 'ACTIVE',
      certainty: 'CONFIRMED',
      onset: '2019',
      provenance,
    };
    const { record, errors } = await ask(
      {
        ...none('MedicationIndex'),
        ...none('ConditionIndex'),
        primaryMedicationIndex: toGivenIndex('primary', [medicine]),
        primaryConditionIndex: toGivenIndex('primary', [condition]),
      },
      `medications { state items { id medication { display } courseType dosage period { start } } }
       conditions { state items { id code { display } certainty onset } }`,
    );
    expect(errors).toBeUndefined();
    expect(record.medications).toEqual({
      state: 'RECORDED',
      items: [
        {
          id: 'm',
          medication: { display: 'Metformin 500mg tablets' },
          courseType: 'REPEAT',
          dosage: 'One twice a day',
          period: { start: '2020-02' },
        },
      ],
    });
    expect(record.conditions).toEqual({
      state: 'RECORDED',
      items: [
        { id: 'c', code: { display: 'Type 2 diabetes mellitus' }, certainty: 'CONFIRMED', onset: '2019' },
      ],
    });
    const empty = await ask({ ...none('MedicationIndex') }, 'medications { state } conditions { state }');
    expect(empty.record).toEqual({
      medications: { state: 'NOTHING_RECORDED' },
      conditions: { state: 'UNKNOWN' },
    });
  });
});

describe('a medicine', () => {
  const toMedicine = (setting: ClinicalSetting, id: string, more: object = {}) => ({
    id,
    medication: { display: 'Apixaban 5mg tablets', preferred: null, codings: [] },
    status: 'ACTIVE',
    courseType: 'UNKNOWN',
    prescribedElsewhere: false,
    degraded: false,
    provenance: toGivenAllergy(setting, id).provenance,
    ...more,
  });
  const given = (primary: readonly object[], secondary: readonly object[]) => ({
    primaryMedicationIndex: toGivenIndex('primary', primary),
    secondaryMedicationIndex: toGivenIndex('secondary', secondary),
  });

  it('brings all that its setting says of it', async () => {
    const told = {
      status: 'UNKNOWN',
      statusText: 'option, active',
      statusReason: 'Bleeding',
      statusChanged: '2026-03',
      prescriptionType: 'Repeat dispensing',
      prescriber: {
        name: 'Tom Reed',
        role: 'Nurse prescriber',
        identifier: '9',
        organisation: { odsCode: 'Z99001', name: 'Elm Street Surgery' },
      },
      prescribed: '2026-02-01',
      supply: {
        quantity: { value: 56, comparator: null, unit: 'tablet', ucum: null },
        quantityText: '2 packs',
        duration: { value: 4, comparator: null, unit: 'week', ucum: 'wk' },
        issuesAllowed: 6,
        issuesMade: 2,
        authorisedUntil: '2026-08',
      },
    };
    const quantity = '{ value comparator unit ucum }';
    const { record } = await ask(
      given([toMedicine('primary', 'm', told)], []),
      `medications { items { status statusText statusReason statusChanged prescriptionType
        prescriber { name role identifier organisation { odsCode name } } prescribed
        supply { quantity ${quantity} quantityText duration ${quantity} issuesAllowed issuesMade authorisedUntil } } }`,
    );
    expect(record.medications.items).toEqual([told]);
  });

  it('that was entered in error is none, also where its setting gives it', async () => {
    const error = toMedicine('secondary', 'e', { status: 'ENTERED_IN_ERROR' });
    const { record } = await ask(
      given([toMedicine('primary', 'm')], [error]),
      'medications { items { id sameAs conflictsWith } }',
    );
    expect(record.medications.items).toEqual([{ id: 'm', sameAs: [], conflictsWith: [] }]);
  });

  it('of a status that this process does not know is not told to be taken', async () => {
    const { record } = await ask(
      given([toMedicine('primary', 'm', { status: 'PAUSED_BY_LAW' })], []),
      'medications { items { status } }',
    );
    expect(record.medications.items).toEqual([{ status: 'UNKNOWN' }]);
  });
});

it('names the sources of the whole record, every setting always', async () => {
  const { record } = await ask(
    {
      primarySources: [toGivenSource('primary', 'PARTIAL', 'NOT_IMPLEMENTED')],
      secondarySources: [toGivenSource('secondary', 'COMPLETE'), toGivenSource('secondary', 'STALE')],
      communitySources: null,
      socialSources: [],
    },
    'sources { setting state reasonCode system asOf }',
  );
  const asOf = '2026-03-31T09:30:00Z';
  expect(record.sources).toEqual([
    {
      setting: 'PRIMARY',
      state: 'PARTIAL',
      reasonCode: 'NOT_IMPLEMENTED',
      system: 'System of primary',
      asOf,
    },
    { setting: 'SECONDARY', state: 'COMPLETE', reasonCode: null, system: 'System of secondary', asOf },
    { setting: 'SECONDARY', state: 'STALE', reasonCode: null, system: 'System of secondary', asOf },
    {
      setting: 'COMMUNITY',
      state: 'UNAVAILABLE',
      reasonCode: 'SUBGRAPH_UNAVAILABLE',
      system: null,
      asOf: null,
    },
    {
      setting: 'SOCIAL',
      state: 'UNAVAILABLE',
      reasonCode: 'SUBGRAPH_BAD_RESPONSE',
      system: null,
      asOf: null,
    },
  ]);
});
