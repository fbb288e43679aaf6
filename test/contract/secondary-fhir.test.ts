import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { everything } from '../support/fhir-hospital.ts';
import { medicines } from '../support/fhir-medicines.ts';
import { type FhirTestServer, startFhirServer } from '../support/fhir-server.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, edith, sendMessages, startTestSecondary } from '../support/secondary-house.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const area = 'sources { system state reasonCode warnings { code } }';

const complete = [{ system: 'Northmoor EPR', state: 'COMPLETE', reasonCode: null, warnings: [] }];

let postgres: TestPostgres;
let hospital: FhirTestServer;
let secondary: RunningSecondary;

beforeAll(async () => {
  postgres = await withPostgres();
  hospital = await startFhirServer();
  await hospital.put(...everything, ...medicines);
  secondary = await startTestSecondary(postgres.url, {
    timeoutMilliseconds: 5000,
    fhirServers: [
      {
        system: 'Northmoor EPR',
        odsCode: 'RXX',
        name: 'Northmoor Hospitals',
        url: hospital.url,
        headers: { authorization: 'Bearer of-the-test' },
        visitNumberSystems: ['https://rxx.example/visit'],
        hospitalNumberSystems: ['https://rxx.example/mrn'],
      },
    ],
  });
  await secondary.settled();
});

afterAll(async () => {
  await secondary.close();
  await hospital.close();
  await postgres.close();
});

const ask = (selection: string) => askRecord(secondary.url, edith, selection);

describe('a hospital’s FHIR server', () => {
  it('tells of encounters with all that belongs to them', async () => {
    const { secondaryEncounterIndex: index } = await ask(
      `secondaryEncounterIndex { ${area} entries { id type kind status title period { start end } } }`,
    );
    expect(index.sources).toEqual(complete);
    expect(index.entries).toEqual([
      {
        id: expect.any(String),
        type: 'HospitalEncounter',
        kind: 'INPATIENT',
        status: 'FINISHED',
        title: 'Hospital stay, Trauma and Orthopaedics',
        period: { start: '2026-04-01T09:30:00+01:00', end: '2026-04-10T14:30:00+01:00' },
      },
    ]);
  });

  it('tells of conditions, allergies, medicines and care plans', async () => {
    const record = await ask(`
      secondaryConditionIndex { ${area} entries { code { display } clinicalStatus certainty onset } }
      secondaryAllergyIndex { ${area} entries { code { display } noKnownAllergy clinicalStatus criticality reactions { display } } }
      secondaryMedicationIndex { ${area} entries { medication { display preferred { system code } } status statusReason courseType prescriptionType prescriber { name identifier } prescribed supply { quantity { value unit } duration { value unit } issuesAllowed issuesMade authorisedUntil } dosage patientInstruction period { start end } prescribedElsewhere note provenance { system recordedAt } } }
      secondaryCarePlanIndex { ${area} entries { status title period { start } } }`);
    expect(record.secondaryConditionIndex).toEqual({
      sources: complete,
      entries: [
        {
          code: { display: 'Fracture of neck of femur' },
          clinicalStatus: 'ACTIVE',
          certainty: 'CONFIRMED',
          onset: '2026-04-01',
        },
      ],
    });
    expect(record.secondaryAllergyIndex).toEqual({
      sources: complete,
      entries: [
        {
          code: { display: 'Allergy to penicillin' },
          noKnownAllergy: false,
          clinicalStatus: 'ACTIVE',
          criticality: 'high',
          reactions: [{ display: 'Rash' }],
        },
      ],
    });
    expect(record.secondaryMedicationIndex).toEqual({
      sources: complete,
      entries: [
        {
          medication: {
            display: 'Aspirin 75mg tablets',
            preferred: { system: 'https://dmd.nhs.uk', code: '319775004' },
          },
          status: 'ACTIVE',
          statusReason: null,
          courseType: 'ACUTE',
          prescriptionType: 'Short course',
          prescriber: { name: 'Dr Kim Chandra', identifier: 'C1234567' },
          prescribed: '2026-04-10T12:00:00+01:00',
          supply: {
            quantity: { value: 28, unit: 'tablet' },
            duration: { value: 28, unit: 'day' },
            issuesAllowed: 3,
            issuesMade: null,
            authorisedUntil: '2026-10-10',
          },
          dosage: 'One tablet every morning (75 mg, Oral)',
          patientInstruction: 'Take with food',
          period: { start: '2026-04-10', end: '2026-07-10' },
          prescribedElsewhere: false,
          note: 'Category: Discharge\nReason: Stroke prevention',
          provenance: { system: 'Northmoor EPR', recordedAt: '2026-04-10T12:00:00+01:00' },
        },
        {
          medication: {
            display: 'Ramipril 5mg capsules',
            preferred: { system: 'https://dmd.nhs.uk', code: '318856001' },
          },
          status: 'STOPPED',
          statusReason: 'Cough',
          courseType: 'UNKNOWN',
          prescriptionType: null,
          prescriber: null,
          prescribed: null,
          supply: null,
          dosage: 'One capsule daily',
          patientInstruction: null,
          period: { start: '2024-02', end: '2026-04-02' },
          prescribedElsewhere: false,
          note: 'Told by: Edith Marlowe',
          provenance: { system: 'Northmoor EPR', recordedAt: '2026-04-02' },
        },
      ],
    });
    expect(record.secondaryCarePlanIndex).toEqual({
      sources: complete,
      entries: [{ status: 'ACTIVE', title: 'Hip rehabilitation', period: { start: '2026-04-10' } }],
    });
  });

  it('tells of investigations, observations and referrals', async () => {
    const { hospital: record } = await ask(`hospital {
      medicalRecordNumbers { value organisation { odsCode } }
      investigations { ${area} items { code { display } status number conclusion attachments issued
        results { code { display } value quantity { value comparator unit ucum } referenceRange { text low { value } } interpretations { display } } } }
      observations { ${area} items { code { display } status value components { code { display } value quantity { value unit } } } }
      referrals { ${area} items { code { display } status ubrn priority date requester { name } recipients { name } } }
      episodes { ${area} items { type { display } status period { start end } diagnoses { display } careManager { name } } }
    }`);
    expect(record.medicalRecordNumbers).toEqual([{ value: 'H1', organisation: { odsCode: 'RXX' } }]);
    expect(record.investigations).toEqual({
      sources: complete,
      items: [
        {
          code: { display: 'Liver function' },
          status: 'FINAL',
          number: 'F1',
          conclusion: 'Slightly raised.',
          attachments: ['application/pdf'],
          issued: '2026-04-02T10:00:00+01:00',
          results: [
            expect.objectContaining({ code: { display: 'Panel' }, value: null }),
            {
              code: { display: 'Serum alkaline phosphatase level' },
              value: '<104',
              quantity: { value: 104, comparator: '<', unit: 'IU/L', ucum: '[IU]/L' },
              referenceRange: { text: '35-104', low: { value: 35 } },
              interpretations: [{ display: 'High' }],
            },
          ],
        },
      ],
    });
    expect(record.observations.sources).toEqual(complete);
    expect(record.observations.items).toHaveLength(2);
    expect(record.observations.items).toContainEqual({
      code: { display: 'Blood pressure' },
      status: 'FINAL',
      value: null,
      components: [
        { code: { display: 'Systolic' }, value: '142', quantity: { value: 142, unit: 'mmHg' } },
        { code: { display: 'Diastolic' }, value: '88', quantity: { value: 88, unit: 'mmHg' } },
      ],
    });
    expect(record.observations.items).toContainEqual({
      code: { display: 'Weight' },
      status: 'ENTERED_IN_ERROR',
      value: null,
      components: [],
    });
    expect(record.episodes).toEqual({
      sources: complete,
      items: [
        {
          type: { display: 'Virtual ward' },
          status: 'ACTIVE',
          period: { start: '2026-04-10', end: null },
          diagnoses: [{ display: 'Fracture of neck of femur' }],
          careManager: { name: 'Dr Kim Chandra' },
        },
      ],
    });
    expect(record.referrals).toEqual({
      sources: complete,
      items: [
        {
          code: { display: 'Cardiology' },
          status: 'ACTIVE',
          ubrn: '000000070000',
          priority: 'routine',
          date: '2026-05-01T10:00:00+01:00',
          requester: { name: 'Dr Mary Hollis' },
          recipients: [{ name: 'Cardiology clinic' }],
        },
      ],
    });
  });

  it('is searched without an identifier of anybody in an address', async () => {
    await ask(`secondaryEncounterIndex { entries { id } } secondaryDocumentIndex { entries { id } }`);
    const addresses = hospital.calls.map((call) => call.split(' ')[1] ?? '');
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.every((path) => /^\/fhir\/R4\/[A-Za-z]+\/_search$/.test(path))).toBe(true);
  });

  it('is searched once for a graph request, however many lists want the same', async () => {
    const before = hospital.calls.length;
    await ask(
      'secondaryEncounterIndex { entries { id } } secondaryConditionIndex { entries { id } } secondaryCarePlanIndex { entries { id } }',
    );
    const asked = hospital.calls.slice(before).map((call) => call.split('/')[3]);
    expect(asked.toSorted((left = '', right = '') => left.localeCompare(right))).toEqual([
      'CarePlan',
      'Condition',
      'Encounter',
      'Patient',
      'Procedure',
    ]);
  });

  it('tells of the same encounter as the messages, and it is one', async () => {
    await sendMessages(secondary.mllpPort, [
      toMessage({
        event: 'A01',
        at: '20260401100000',
        segments: [
          pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' }),
          pv1({ 3: 'W1^^B4^RXX01', 19: 'V1', 44: '20260401093000' }),
        ],
      }),
    ]);
    await secondary.settled();
    const { secondaryEncounterIndex: index } = await ask(
      `secondaryEncounterIndex { ${area} entries { id status period { start end } title } }`,
    );
    expect(index.sources).toEqual([
      { system: 'PAS', state: 'COMPLETE', reasonCode: null, warnings: [] },
      ...complete,
    ]);
    // The messages have not told of the discharge yet.
    expect(index.entries).toEqual([
      {
        id: expect.any(String),
        status: 'FINISHED',
        period: { start: '2026-04-01T09:30:00+01:00', end: '2026-04-10T14:30:00+01:00' },
        title: 'Hospital stay',
      },
    ]);
  });
});
