import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { askCommunity, startTestCommunity } from '../support/community-harness.ts';
import {
  type ProviderDatabase,
  type ProviderTable,
  startProviderDatabase,
} from '../support/community-provider.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];

/** Which table and columns each column of the examples belongs to. */
const columns: Readonly<Record<string, readonly [file: string, names: Readonly<Record<string, string>>]>> = {
  cyp001mpi: [
    'CYP001MPI.csv',
    { LocalPatientID: 'local_patient_id', NHS_Number: 'nhs_number', Birth_Date: 'person_birth_date' },
  ],
  cyp004careplantype: [
    'CYP004CarePlanType.csv',
    {
      LocalPatientID: 'local_patient_id',
      PlanID: 'care_plan_id',
      CarePlanType: 'care_plan_type',
      PlanCreatedDate: 'care_plan_creation_date',
      PlanLastUpdatedDate: 'care_plan_last_updated_date',
    },
  ],
  cyp101referral: [
    'CYP101Referral.csv',
    {
      LocalPatientID: 'local_patient_id',
      ServiceRequestID: 'service_request_id',
      ReferralRequest_ReceivedDate: 'referral_received_date',
      SourceOfReferral: 'source_of_referral',
      PrimaryReferralReason: 'primary_referral_reason',
      Discharge_Date: 'service_discharge_date',
    },
  ],
  cyp102servicetypereferredto: [
    'CYP101Referral.csv',
    { ServiceRequestID: 'service_request_id', TeamType: 'team_type' },
  ],
  cyp201carecontact: [
    'CYP201CareContact.csv',
    {
      ServiceRequestID: 'service_request_id',
      CareContactID: 'care_contact_id',
      Contact_Date: 'contact_date',
      Contact_Time: 'contact_time',
      Clinical_Contact_Duration: 'clinical_contact_duration',
      Consultation_Mechanism: 'consultation_mechanism',
      Activity_Location_Type_Code: 'activity_location_type_code',
      Attendance_Status: 'attendance_status',
      Staff_ID: 'staff_id',
    },
  ],
  cyp202careactivity: [
    'CYP202CareActivity.csv',
    {
      CareContactID: 'care_contact_id',
      CareActivityID: 'care_activity_id',
      Community_Care_Activity_Type: 'activity_type',
      Coded_Procedure_SNOMED: 'procedure_snomed',
      Coded_Finding_SNOMED: 'finding_snomed',
      Coded_Observation_SNOMED: 'observation_snomed',
      Observation_Value: 'observation_value',
      UCUM_Unit: 'ucum_unit',
    },
  ],
};

describe.skipIf(examples === undefined)('public examples (set CAREGRAPH_EXAMPLES to their folder)', () => {
  let database: ProviderDatabase;
  let community: RunningSubgraph;

  beforeAll(async () => {
    database = await startProviderDatabase();
    for (const [table, [file, names]] of Object.entries(columns)) {
      const text = await readFile(join(examples ?? '', 'synthetic-linked', file), 'utf8');
      const [header = '', ...lines] = text.trim().split(/\r?\n/);
      const headings = header.split(',');
      for (const line of lines) {
        const values = line.split(',');
        const row: Record<string, unknown> = {
          effective_from: values[headings.indexOf('EFFECTIVE_FROM')],
          orgid_provider: values[headings.indexOf('OrgID_Provider')],
        };
        for (const [heading, name] of Object.entries(names)) {
          row[name] = values[headings.indexOf(heading)] || null;
        }
        await database.insert(table as ProviderTable, row);
      }
    }
    const provider = { odsCode: 'RY3', name: 'An example provider' };
    community = await startTestCommunity(database.url, { provider });
  });

  afterAll(async () => {
    await community?.close();
    await database?.close();
  });

  async function read(subject: RecordSubject) {
    const { record } = await askCommunity(
      community.url,
      subject,
      `communityEncounterIndex { sources { state asOf } entries { date kind status title } }
       communityCarePlanIndex { entries { date } } community { referrals { service { display } period { start end } } }`,
    );
    return record;
  }

  test('a missed visit is missed, and a resubmitted referral closes', async () => {
    const record = await read({ nhsNumber: '9465698679', previousNhsNumbers: [], birthDate: '1951-12-12' });
    const { sources, entries } = record.communityEncounterIndex;
    expect(sources).toEqual([{ state: 'COMPLETE', asOf: '2025-07-01T00:00:00+01:00' }]);
    const visits = entries.map(({ date, kind, status }: Record<string, string>) => [date, kind, status]);
    expect(visits.toSorted()).toEqual([
      ['2025-05-06T09:30:00+01:00', 'HOME_VISIT', 'FINISHED'],
      ['2025-05-09T10:05:00+01:00', 'HOME_VISIT', 'MISSED'],
      ['2025-05-12T09:40:00+01:00', 'HOME_VISIT', 'FINISHED'],
    ]);
    expect(record.communityCarePlanIndex.entries).toEqual([{ date: '2025-05-06' }]);
    expect(record.community.referrals).toEqual([
      {
        service: { display: 'District nursing service' },
        period: { start: '2025-05-05', end: '2025-07-02' },
      },
    ]);
  });

  test('an id with a bar at its end is the same id, and a telephone contact is remote', async () => {
    const record = await read({ nhsNumber: '9465701874', previousNhsNumbers: [], birthDate: '1977-10-28' });
    expect(record.communityEncounterIndex.entries).toEqual([
      {
        date: '2025-05-22T14:00:00+01:00',
        kind: 'REMOTE',
        status: 'FINISHED',
        title: 'Community contact: Plasma glucose level',
      },
    ]);
    expect(record.community.referrals).toEqual([
      { service: null, period: { start: '2025-05-20', end: null } },
    ]);
  });
});
