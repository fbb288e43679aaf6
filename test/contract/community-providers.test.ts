import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../subgraphs/kit/log.ts';
import { createPool } from '../../subgraphs/kit/store.ts';
import { type RunningCommunity, startCommunity } from '../../subgraphs/community/start.ts';
import { named } from '../support/ask-subgraph.ts';
import { askCommunity } from '../support/community-harness.ts';
import { type ProviderDatabase, startProviderDatabase } from '../support/community-provider.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const person = { nhsNumber: '9990000018', previousNhsNumbers: [], birthDate: '1951-12-12' };
const now = Date.parse('2026-06-20T12:00:00Z');
const lines: string[] = [];

let trust: ProviderDatabase;
let community: RunningCommunity;

/** A pharmacy that keeps consultations in views of its own, without months. */
const views = [
  `create view consultations as select 'R-' || care_contact_id as "Episode", care_contact_id as "ConsultationID", contact_date as "Date",
     attendance_status as "Outcome", staff_id as "Pharmacist" from cyp201carecontact where orgid_provider = 'FAB12'`,
  `create view episodes as select local_patient_id as "PatientID", service_request_id as "Episode",
     referral_received_date as "Opened" from cyp101referral where orgid_provider = 'FAB12'`,
  `create schema people`,
  `create view people.known as select local_patient_id as "PatientID", nhs_number as "NHS Number" from cyp001mpi where orgid_provider = 'FAB12'`,
];

const layout = {
  cyp001mpi: {
    view: 'people.known',
    columns: {
      orgid_provider: null,
      effective_from: null,
      local_patient_id: 'PatientID',
      nhs_number: 'NHS Number',
      person_birth_date: null,
    },
  },
  cyp101referral: {
    view: 'episodes',
    columns: {
      orgid_provider: null,
      effective_from: null,
      local_patient_id: 'PatientID',
      service_request_id: 'Episode',
      referral_received_date: 'Opened',
      source_of_referral: null,
      primary_referral_reason: null,
      service_discharge_date: null,
    },
  },
  cyp102servicetypereferredto: null,
  cyp201carecontact: {
    view: 'consultations',
    columns: {
      orgid_provider: null,
      effective_from: null,
      service_request_id: 'Episode',
      care_contact_id: 'ConsultationID',
      contact_date: 'Date',
      contact_time: null,
      clinical_contact_duration: null,
      consultation_mechanism: null,
      activity_location_type_code: null,
      attendance_status: 'Outcome',
      staff_id: 'Pharmacist',
    },
  },
  cyp202careactivity: null,
  cyp607diagnosis: null,
  cyp004careplantype: null,
  cyp005careplanagreement: null,
  care_plan_detail: null,
};

beforeAll(async () => {
  trust = await startProviderDatabase();
  const pharmacy = { orgid_provider: 'FAB12' };
  const month = { effective_from: '2026-05-01' };
  await trust.insert('cyp001mpi', { ...month, local_patient_id: '88001', nhs_number: '999 000 0018' });
  await trust.insert('cyp101referral', { ...month, local_patient_id: '88001', service_request_id: 'SR1' });
  const visit = { ...month, service_request_id: 'SR1', staff_id: 'N1' };
  await trust.insert(
    'cyp201carecontact',
    { ...visit, care_contact_id: 'W1', contact_date: '2026-05-04', attendance_status: '5' },
    { ...visit, care_contact_id: 'W2', contact_date: '2026-05-11', attendance_status: '3' },
    { ...visit, care_contact_id: 'W3', contact_date: '2026-05-18', attendance_status: '6' },
    { ...visit, care_contact_id: 'W4', contact_date: '2026-05-19', attendance_status: '5' },
  );
  const measure = (contact: string, code: string, value: string) => ({
    ...month,
    care_contact_id: contact,
    care_activity_id: `${contact}-${code}`,
    activity_type: '02',
    observation_snomed: code,
    observation_value: value,
    ucum_unit: 'mm',
  });
  const [length, width, depth] = ['401238003', '401239006', '425094009'];
  await trust.insert(
    'cyp202careactivity',
    measure('W1', length ?? '', '42'),
    measure('W1', width ?? '', '28'),
    measure('W1', depth ?? '', '5'),
    {
      ...month,
      care_contact_id: 'W1',
      care_activity_id: 'W1-u',
      activity_type: '02',
      finding_snomed: '399912005',
    },
    {
      ...month,
      care_contact_id: 'W1',
      care_activity_id: 'W1-i',
      activity_type: '02',
      finding_snomed: '76844004',
    },
    // Nobody came, so nothing was measured, whatever the row says.
    measure('W2', length ?? '', '40'),
    measure('W3', length ?? '', '31'),
    {
      ...month,
      care_contact_id: 'W4',
      care_activity_id: 'W4-a',
      activity_type: '04',
      procedure_snomed: '185317003',
    },
  );
  await trust.insert('cyp001mpi', { ...pharmacy, local_patient_id: 'P7', nhs_number: '9990000018' });
  await trust.insert('cyp101referral', {
    ...pharmacy,
    local_patient_id: 'P7',
    service_request_id: 'R-C1',
    referral_received_date: '2026-06-02',
  });
  await trust.insert('cyp201carecontact', {
    ...pharmacy,
    care_contact_id: 'C1',
    contact_date: '2026-06-02',
    attendance_status: '5',
    staff_id: 'PH1',
  });
  await trust.insert('cyp901staffdetails', {
    effective_from: '2026-05-01',
    staff_id: 'PH1',
    staff_name: 'Ola Brandt',
    staff_role: 'Pharmacist',
    ...pharmacy,
  });
  const pool = createPool({ url: trust.url, maximumConnections: 1 });
  for (const view of views) await pool.query(view);
  await pool.end();
  community = await named(
    'community',
    startCommunity({
      host: '127.0.0.1',
      port: 0,
      providers: [
        { odsCode: 'RZY', name: 'Northmoor Community Trust', url: trust.url },
        { odsCode: 'FAB12', name: 'High Street Pharmacy', url: trust.url, layout },
        { odsCode: 'TP99X', name: 'An optician', url: 'postgres://nobody@127.0.0.1:9/none' },
        {
          odsCode: 'WRONG',
          name: 'A provider whose view is gone',
          url: trust.url,
          layout: { ...layout, cyp201carecontact: { view: 'consultation_list' } },
        },
      ],
      sealSecret,
      idSecret,
      now: () => now,
      timeoutMilliseconds: 5000,
      log: createLog('community', 'info', { write: (line: string) => void lines.push(line) }),
    }),
  );
});

afterAll(async () => {
  await community?.close();
  await trust?.close();
});

test('every provider is a source of its own, and none hides another', async () => {
  const { record } = await askCommunity(
    community.url,
    person,
    `communityEncounterIndex { sources { state reasonCode asOf organisation { odsCode } } entries { status date } }
     community { referrals { period { start } provenance { organisation { odsCode } } } }`,
  );
  const { sources, entries } = record.communityEncounterIndex;
  expect(sources).toMatchObject([
    // Its tables are of the first of May, which is more than a month ago.
    {
      organisation: { odsCode: 'RZY' },
      state: 'STALE',
      reasonCode: 'FEED_SILENT',
      asOf: '2026-05-01T00:00:00+01:00',
    },
    // Its views are read live.
    { organisation: { odsCode: 'FAB12' }, state: 'COMPLETE', asOf: null },
    { organisation: { odsCode: 'TP99X' }, state: 'UNAVAILABLE' },
    { organisation: { odsCode: 'WRONG' }, state: 'UNAVAILABLE', reasonCode: 'SOURCE_ERROR' },
  ]);
  const statuses = entries.map(({ status }: { status: string }) => status).sort();
  expect(statuses).toStrictEqual(['FINISHED', 'FINISHED', 'FINISHED', 'FINISHED', 'MISSED']);
  expect(record.community.referrals).toMatchObject([
    { period: { start: '2026-06-02' }, provenance: { organisation: { odsCode: 'FAB12' } } },
    { provenance: { organisation: { odsCode: 'RZY' } } },
  ]);
});

test('wounds are seen to heal, and a visit that was missed measured nothing', async () => {
  const { record } = await askCommunity(
    community.url,
    person,
    `community { wounds { total sources { state } items { date isInfected wound { preferred { code } } length { value unit }
       width { value } depth { value } referral activities { concept { display } } } } }`,
  );
  const { items, total } = record.community.wounds;
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { date: '2026-05-18', length: { value: 31, unit: 'mm' }, width: null, isInfected: null },
    {
      date: '2026-05-04',
      wound: { preferred: { code: '399912005' } },
      length: { value: 42 },
      width: { value: 28 },
      depth: { value: 5 },
      isInfected: true,
    },
  ]);
  expect(items[0].referral).toBe(items[1].referral);
});

test('what is not where the layout says is told at start by its place', async () => {
  await expect
    .poll(() => lines.filter((line) => line.includes('a provider table cannot be read')).join(''))
    .toMatch(/"system":"WRONG".*"reason":"cyp201carecontact is not there"/);
});
