import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import {
  askRecord,
  askRecords,
  edith,
  sendMessages,
  startTestSecondary,
} from '../support/secondary-house.ts';
import { history } from '../support/secondary-history.ts';

describe('what a hospital sent of a person', () => {
  let postgres: TestPostgres;
  let secondary: RunningSecondary;

  beforeAll(async () => {
    postgres = await withPostgres();
    secondary = await startTestSecondary(postgres.url, {
      senders: [
        { facility: 'RXX', odsCode: 'RXX', name: 'Northmoor Hospitals', system: 'Patient administration' },
      ],
    });
    await secondary.settled();
    await sendMessages(secondary.mllpPort, history);
  });
  afterAll(async () => {
    await secondary.close();
    await postgres.close();
  });

  const index = 'sources { state reasonCode organisation { odsCode name } system asOf warnings { code } }';

  it('is read as soon as it was acknowledged', async () => {
    const { encounters } = await askRecord(
      secondary.url,
      edith,
      `encounters: secondaryEncounterIndex { ${index} entries { type date kind status title period { start end } } }`,
    );
    expect(encounters.sources).toEqual([
      {
        state: 'COMPLETE',
        reasonCode: null,
        organisation: { odsCode: 'RXX', name: 'Northmoor Hospitals' },
        system: 'Patient administration',
        asOf: '2026-05-01T08:00:00.000Z',
        warnings: [],
      },
    ]);
    expect(encounters.entries).toEqual([
      {
        type: 'HospitalEncounter',
        date: '2026-04-01T09:30:00+01:00',
        kind: 'INPATIENT',
        status: 'FINISHED',
        title: 'Hospital stay, Trauma and orthopaedics',
        period: { start: '2026-04-01T09:30:00+01:00', end: '2026-04-10T14:30:00+01:00' },
      },
    ]);
  });

  it('gives an encounter by its id, with everything that the messages told of it', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, edith);
    const list = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      '... on CareRecord { secondaryEncounterIndex { entries { id } } }',
    );
    const { id } = list.data._entities[0].secondaryEncounterIndex.entries[0];
    const answer = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'HospitalEncounter', id, seal }],
      `... on HospitalEncounter {
        id setting kind class visitNumber organisation { odsCode }
        performers { name role identifier organisation { odsCode } }
        reasons { display }
        admissionMethod { display preferred { code } } dischargeDestination { display } specialty { display }
        locations { site ward bed period { start end } }
        diagnoses { display codings { system code } } procedures { display codings { system code } }
        provenance { setting system recordedAt receivedAt } patient { nhsNumber }
      }`,
    );
    expect(answer.errors).toBeUndefined();
    const icd10 = 'http://hl7.org/fhir/sid/icd-10';
    expect(answer.data._entities[0]).toEqual({
      id,
      setting: 'SECONDARY',
      kind: 'INPATIENT',
      class: 'INPATIENT',
      visitNumber: 'V1',
      organisation: { odsCode: 'RXX' },
      performers: [
        {
          name: 'Dr Kim Chandra',
          role: 'Responsible clinician',
          identifier: 'C9990001',
          organisation: { odsCode: 'RXX' },
        },
        { name: 'Dr Mary Hollis', role: 'Referring clinician', identifier: 'G9990002', organisation: null },
      ],
      reasons: [{ display: 'Fall at home' }],
      admissionMethod: {
        display: 'Emergency admission: emergency department of the provider',
        preferred: { code: '21' },
      },
      dischargeDestination: { display: 'Care home' },
      specialty: { display: 'Trauma and orthopaedics' },
      locations: [
        {
          site: 'RXX01',
          ward: 'W1',
          bed: 'B4',
          period: { start: '2026-04-01T09:30:00+01:00', end: '2026-04-02T11:00:00+01:00' },
        },
        {
          site: 'RXX01',
          ward: 'W2',
          bed: 'A1',
          period: { start: '2026-04-02T11:00:00+01:00', end: '2026-04-10T14:30:00+01:00' },
        },
      ],
      diagnoses: [
        { display: 'Fracture of neck of femur', codings: [{ system: icd10, code: 'S72.0' }] },
        { display: 'Essential hypertension', codings: [{ system: icd10, code: 'I10X' }] },
      ],
      procedures: [
        {
          display: 'Primary total prosthetic replacement of hip',
          codings: [{ system: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4', code: 'W37.1' }],
        },
      ],
      provenance: {
        setting: 'SECONDARY',
        system: 'Patient administration',
        recordedAt: '2026-04-10T15:00:00+01:00',
        receivedAt: '2026-06-01T12:00:00.000Z',
      },
      patient: { nhsNumber: '9990000018' },
    });
  });

  it('gives documents, allergies and conditions', async () => {
    const record = await askRecord(
      secondary.url,
      edith,
      `documents: secondaryDocumentIndex { sources { system state warnings { code message } } entries { title created } }
       allergies: secondaryAllergyIndex { entries {
         code { display } category criticality reactions { display } noKnownAllergy clinicalStatus
         provenance { recordedAt } } }
       conditions: secondaryConditionIndex { entries { code { display } certainty clinicalStatus onset
         provenance { recordedAt } } }`,
    );
    expect(record.documents.sources).toContainEqual({
      system: 'Patient administration',
      state: 'PARTIAL',
      warnings: [{ code: 'CONFIDENTIAL_ITEMS', message: 'Items marked confidential were left out.' }],
    });
    expect(record.documents.entries).toEqual([
      { title: 'Discharge summary', created: '2026-04-11T08:30:00+01:00' },
    ]);
    expect(record.allergies.entries).toEqual([
      {
        code: { display: 'Allergy to penicillin' },
        category: 'Drug allergy',
        criticality: 'Severe',
        reactions: [{ display: 'Rash' }],
        noKnownAllergy: false,
        clinicalStatus: 'ACTIVE',
        provenance: { recordedAt: '2010-03-05' },
      },
      {
        code: { display: 'Peanuts' },
        category: 'Food allergy',
        criticality: null,
        reactions: [],
        noKnownAllergy: false,
        clinicalStatus: 'ACTIVE',
        provenance: { recordedAt: '2026-04-01T10:00:00+01:00' },
      },
    ]);
    expect(record.conditions.entries).toEqual([
      {
        code: { display: 'Fracture of neck of femur' },
        certainty: 'CONFIRMED',
        clinicalStatus: 'UNKNOWN',
        onset: null,
        provenance: { recordedAt: '2026-04-01' },
      },
      {
        code: { display: 'Essential hypertension' },
        certainty: 'SUSPECTED',
        clinicalStatus: 'UNKNOWN',
        onset: null,
        provenance: { recordedAt: '2026-04-01' },
      },
    ]);
  });

  it('gives a document’s text whole', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, edith);
    const list = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      '... on CareRecord { secondaryDocumentIndex { entries { id } } }',
    );
    const { id } = list.data._entities[0].secondaryDocumentIndex.entries[0];
    const answer = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'HospitalDocument', id, seal }],
      '... on HospitalDocument { contentType text author { name } type { display preferred { code } } }',
    );
    expect(answer.data._entities[0]).toEqual({
      contentType: 'text/plain',
      text: 'Dear Dr Hollis\n\nMrs Marlowe fell & broke her hip.\nTemperature 38^C & rising.',
      author: { name: 'Dr Kim Chandra' },
      type: { display: 'Discharge summary', preferred: { code: 'DS' } },
    });
  });

  it('does not keep plans and medicines, and says so', async () => {
    const record = await askRecord(
      secondary.url,
      edith,
      `plans: secondaryCarePlanIndex { sources { system state reasonCode } entries { id } }
       medicines: secondaryMedicationIndex { sources { system state reasonCode } entries { id } }`,
    );
    const notHeld = { system: 'Patient administration', state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' };
    expect(record.plans.sources).toContainEqual(notHeld);
    expect(record.medicines.sources).toContainEqual(notHeld);
    expect(record.plans.entries).toEqual([]);
  });

  it('answers for several people at once, each with their own', async () => {
    const [first, second, third] = await askRecords(
      secondary.url,
      [
        edith,
        { nhsNumber: '9990000026', previousNhsNumbers: [] },
        { nhsNumber: '9990000034', previousNhsNumbers: [] },
      ],
      `secondaryEncounterIndex { sources { system state } entries { kind } }
       hospital { medicalRecordNumbers { value merged organisation { odsCode } } sources { system state } }`,
    );
    const state = (record: typeof first) =>
      record.secondaryEncounterIndex.sources.find(
        ({ system }: { system: string }) => system === 'Patient administration',
      ).state;
    expect([first, second, third].map(state)).toEqual(['COMPLETE', 'COMPLETE', 'NONE_RECORDED']);
    expect(first.secondaryEncounterIndex.entries).toEqual([{ kind: 'INPATIENT' }]);
    expect(second.secondaryEncounterIndex.entries).toEqual([{ kind: 'OUTPATIENT' }]);
    expect(third.secondaryEncounterIndex.entries).toEqual([]);
    expect(first.hospital.medicalRecordNumbers).toEqual([
      { value: 'H1', merged: false, organisation: { odsCode: 'RXX' } },
    ]);
    expect(second.hospital.medicalRecordNumbers).toEqual([
      { value: 'H2', merged: false, organisation: { odsCode: 'RXX' } },
    ]);
    expect(third.hospital.medicalRecordNumbers).toEqual([]);
  });

  it('gives no item to a record that is about someone else', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, edith);
    const list = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      '... on CareRecord { secondaryEncounterIndex { entries { id } } }',
    );
    const { id } = list.data._entities[0].secondaryEncounterIndex.entries[0];
    const other = await sealRecord(request, { nhsNumber: '9990000026', previousNhsNumbers: [] });
    const answer = await askEntities(
      secondary.url,
      request,
      [{ __typename: 'HospitalEncounter', id, seal: other }],
      '... on HospitalEncounter { visitNumber }',
    );
    expect(answer.data._entities).toEqual([null]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'IDENTITY_MISMATCH' });
  });
});
