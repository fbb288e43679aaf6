import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askEntities } from '../support/ask-subgraph.ts';
import {
  type AskedAnswer,
  type PrimaryHouse,
  sourceFields,
  startPrimaryHouse,
} from '../support/primary-house.ts';
import { emisBundle } from '../support/primary-emis-record.ts';

const practice = { odsCode: 'Z99001', name: 'Elm Street Surgery' };
const snomed = 'http://snomed.info/sct';

describe('a record that an EMIS Web practice sends', () => {
  let house: PrimaryHouse;
  let answer: AskedAnswer;

  beforeAll(async () => {
    house = await startPrimaryHouse();
    house.practice.reply = () => ({ body: emisBundle });
    answer = await house.ask(`
      primaryAllergyIndex { ${sourceFields} entries {
        code { display preferred { code } codings { system code display userSelected } }
        noKnownAllergy clinicalStatus category criticality reactions { display } onset ended degraded note
        provenance { setting system recordedAt receivedAt organisation { odsCode name } }
      } }
      primaryConditionIndex { ${sourceFields} entries {
        code { display preferred { code } codings { code } } clinicalStatus certainty significance onset abated note
      } }
      primaryEncounterIndex { ${sourceFields} entries { id type date kind status title period { start end } } }
      primaryCarePlanIndex { ${sourceFields} entries { id } }
      primaryDocumentIndex { ${sourceFields} entries { id } }
      primarySources { state reasonCode system }
      gp { supplier sources { state } areas { name source { state reasonCode } } }`);
  });
  afterAll(() => house.close());

  test('gives its allergies with every code, and those that have ended', () => {
    expect(answer.record.primaryAllergyIndex).toEqual({
      sources: [
        { state: 'COMPLETE', reasonCode: null, system: 'EMIS Web', organisation: practice, warnings: [] },
      ],
      entries: [
        {
          code: {
            display: 'Allergy to penicillin',
            preferred: { code: '91936005' },
            codings: [
              {
                system: 'http://read.info/readv2',
                code: '14L1.',
                display: 'H/O: penicillin allergy',
                userSelected: true,
              },
              { system: snomed, code: '91936005', display: 'Allergy to penicillin', userSelected: null },
            ],
          },
          noKnownAllergy: false,
          clinicalStatus: 'ACTIVE',
          category: 'medication',
          criticality: 'severe',
          reactions: [{ display: 'Urticaria' }],
          onset: '1998',
          ended: null,
          degraded: false,
          note: 'Came up in hives',
          provenance: {
            setting: 'PRIMARY',
            system: 'EMIS Web',
            recordedAt: '1998-03-02T10:00:00+00:00',
            receivedAt: null,
            organisation: practice,
          },
        },
        {
          code: {
            display: 'Allergy to nut',
            preferred: { code: '91934008' },
            codings: [{ system: snomed, code: '91934008', display: 'Allergy to nut', userSelected: null }],
          },
          noKnownAllergy: false,
          clinicalStatus: 'RESOLVED',
          category: 'environment',
          criticality: null,
          reactions: [],
          onset: '1962-08',
          ended: '2016-11-01',
          degraded: false,
          note: 'Reason ended: Tolerated on challenge',
          provenance: {
            setting: 'PRIMARY',
            system: 'EMIS Web',
            recordedAt: null,
            receivedAt: null,
            organisation: practice,
          },
        },
      ],
    });
  });

  test('gives its problems, although the encounter they came from is not in the bundle', () => {
    expect(answer.record.primaryConditionIndex).toMatchObject({
      sources: [{ state: 'COMPLETE' }],
      entries: [
        {
          code: {
            display: 'Essential hypertension',
            preferred: { code: '59621000' },
            codings: [{ code: 'G20..' }, { code: '59621000' }],
          },
          clinicalStatus: 'ACTIVE',
          certainty: 'UNKNOWN',
          significance: 'major',
          onset: '2019-02',
          abated: null,
        },
      ],
    });
  });

  test('lists its consultations and says that confidential items were left out', () => {
    expect(answer.record.primaryEncounterIndex).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          reasonCode: null,
          warnings: [{ code: 'CONFIDENTIAL_ITEMS', message: 'Items marked confidential were left out.' }],
        },
      ],
      entries: [
        {
          type: 'GpConsultation',
          date: '2026-10-06T10:20:00+01:00',
          kind: 'CONSULTATION',
          status: 'FINISHED',
          title: 'GP Surgery',
          period: { start: '2026-10-06T10:20:00+01:00', end: null },
        },
      ],
    });
  });

  test('gives what was said in a consultation, topic by topic and heading by heading', async () => {
    const { id } = answer.record.primaryEncounterIndex.entries[0];
    const representation = { __typename: 'GpConsultation', id, seal: answer.seal };
    const consultation = await askEntities(
      house.url,
      answer.request,
      [representation],
      `... on GpConsultation {
        id title kind status organisation { odsCode name } performers { name role identifier organisation { name } }
        reasons { display } provenance { system recordedAt } patient { nhsNumber }
        topics { title problem { preferred { code } } headings { title entries { text date code { display } } } }
      }`,
    );
    expect(consultation.errors).toBeUndefined();
    expect(consultation.data._entities).toEqual([
      {
        id,
        title: 'GP Surgery',
        kind: 'CONSULTATION',
        status: 'FINISHED',
        organisation: practice,
        performers: [
          {
            name: 'Dr Sadia Rahman',
            role: 'General Medical Practitioner',
            identifier: '999900000042',
            organisation: { name: 'Elm Street Surgery' },
          },
          { name: 'Pat Lewis', role: 'recorder', identifier: null, organisation: null },
        ],
        reasons: [{ display: 'Essential hypertension' }],
        provenance: { system: 'EMIS Web', recordedAt: '2026-10-06T10:31:00+01:00' },
        patient: { nhsNumber: '9991234012' },
        topics: [
          {
            title: 'Blood pressure review',
            problem: { preferred: { code: '59621000' } },
            headings: [
              {
                title: 'History',
                entries: [
                  { text: 'Feels well. Some ankle swelling.', date: '2026-10-06T10:20:00+01:00', code: null },
                  {
                    text: 'Allergy or intolerance: Allergy to penicillin – Came up in hives',
                    date: '1998',
                    code: { display: 'Allergy to penicillin' },
                  },
                ],
              },
              {
                title: 'Examination',
                entries: [
                  {
                    text: 'Blood pressure – Systolic arterial pressure: 152 mm[Hg] – Diastolic arterial pressure: 84 mm[Hg] – sitting',
                    date: '2026-10-06',
                    code: { display: 'Blood pressure' },
                  },
                  {
                    text: 'Entered in error – Serum potassium level: >7.2 mmol/L',
                    date: '2026-10',
                    code: { display: 'Serum potassium level' },
                  },
                ],
              },
              {
                title: null,
                entries: [
                  {
                    text: 'Issued: Amlodipine 5mg tablets – One to be taken each day',
                    date: '2026-10-06',
                    code: { display: 'Amlodipine 5mg tablets' },
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('says what a structured record does not hold, under the name of the same source', () => {
    expect(answer.record.primaryCarePlanIndex.sources).toEqual([
      {
        state: 'NOT_SUPPORTED',
        reasonCode: 'NOT_HELD',
        system: 'EMIS Web',
        organisation: practice,
        warnings: [],
      },
    ]);
    expect(answer.record.primaryDocumentIndex.sources).toEqual([
      {
        state: 'NOT_SUPPORTED',
        reasonCode: 'NOT_IMPLEMENTED',
        system: 'EMIS Web',
        organisation: practice,
        warnings: [],
      },
    ]);
    expect(answer.record.primarySources).toEqual([
      { state: 'PARTIAL', reasonCode: null, system: 'EMIS Web' },
    ]);
  });

  test('sums itself up', () => {
    expect(answer.record.gp).toEqual({
      supplier: 'EMIS',
      sources: [{ state: 'PARTIAL' }],
      areas: [
        { name: 'consultations', source: { state: 'PARTIAL', reasonCode: null } },
        { name: 'care plans', source: { state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' } },
        { name: 'documents', source: { state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' } },
        { name: 'allergies', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'medications', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'problems', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'immunisations', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'uncategorised data', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'investigations', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'referrals', source: { state: 'COMPLETE', reasonCode: null } },
        { name: 'diary', source: { state: 'COMPLETE', reasonCode: null } },
      ],
    });
  });

  test('is asked for once for joined lists and once for what general practice alone shows', () => {
    expect(house.practice.calls).toHaveLength(2);
  });
});
