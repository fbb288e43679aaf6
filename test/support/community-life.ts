import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { ProviderDatabase } from './community-provider.ts';

/** A woman with a leg ulcer whom district nurses visit; the provider resubmits her rows every month. */
export const edith: RecordSubject = {
  nhsNumber: '9991000003',
  previousNhsNumbers: [],
  birthDate: '1948-02-11',
};

/** A man whom the provider has never seen. */
export const unknownMan: RecordSubject = {
  nhsNumber: '9991000011',
  previousNhsNumbers: [],
  birthDate: '1960-05-05',
};

/** A man whose number the provider holds with another date of birth. */
export const mismatched: RecordSubject = {
  nhsNumber: '9991000038',
  previousNhsNumbers: [],
  birthDate: '1970-07-07',
};

/** A woman whose rows are under the number that she had before, written with spaces. */
export const renumbered: RecordSubject = {
  nhsNumber: '9991000046',
  previousNhsNumbers: ['9991000054'],
  birthDate: '1955-09-30',
};

const may = '2026-05-01';
const june = '2026-06-01';

/** Fills a provider's tables with the rows that the contract is told by. */
export async function insertCommunityLife({ insert }: ProviderDatabase): Promise<void> {
  await insert(
    'cyp001mpi',
    {
      effective_from: may,
      local_patient_id: '501',
      nhs_number: '9991000003',
      person_birth_date: '1948-02-11',
    },
    {
      effective_from: june,
      local_patient_id: '501|',
      nhs_number: '9991000003',
      person_birth_date: '1948-02-11',
    },
    { effective_from: may, local_patient_id: '502', nhs_number: 'NHSNOREM', person_birth_date: '1948-02-11' },
    {
      effective_from: may,
      local_patient_id: '503',
      nhs_number: '9991000038',
      person_birth_date: '1970-07-08',
    },
    { effective_from: may, local_patient_id: '504', nhs_number: '999 100 0054', person_birth_date: null },
    // In May this record had Edith's number by mistake; June corrected it.
    {
      effective_from: may,
      local_patient_id: '505',
      nhs_number: '9991000003',
      person_birth_date: '1948-02-11',
    },
    {
      effective_from: june,
      local_patient_id: '505',
      nhs_number: '9991000070',
      person_birth_date: '1990-01-01',
    },
    // Another provider uses the same local id for somebody else.
    {
      effective_from: june,
      orgid_provider: 'RX9',
      local_patient_id: '501',
      nhs_number: '9991000003',
      person_birth_date: '1948-02-11',
    },
  );
  await insert(
    'cyp101referral',
    referral(may, '501', 'SR1', { service_discharge_date: null }),
    referral(june, '501', 'SR1', { service_discharge_date: '2026-06-20' }),
    referral(may, '501', 'SR2|', { referral_received_date: '2026-05-20', primary_referral_reason: '013' }),
    referral(may, '505', 'SR5', {}),
    referral(may, '504', 'SR4', {}),
    { ...referral(june, '501', 'SR9', {}), orgid_provider: 'RX9' },
  );
  await insert(
    'cyp102servicetypereferredto',
    { effective_from: may, service_request_id: 'SR1', team_type: '12' },
    { effective_from: may, service_request_id: 'SR2', team_type: 'xx' },
  );
  await insert(
    'cyp201carecontact',
    contact(may, 'SR1', 'CC1', { attendance_status: '3' }),
    contact(june, 'SR1', 'CC1', { contact_time: '09:30', clinical_contact_duration: 40 }),
    contact(may, 'SR1', 'CC2', { contact_date: '2026-05-08', attendance_status: '3' }),
    contact(may, 'SR1', 'CC3', { contact_date: '2026-05-10', attendance_status: '4', contact_time: '10:00' }),
    contact(may, 'SR2|', 'CC4', {
      contact_date: '2026-01-22',
      contact_time: '14:00:00',
      consultation_mechanism: '02',
      staff_id: 'N9',
    }),
    contact(may, 'SR1', 'CC5', {
      contact_date: '2026-10-25',
      contact_time: '01:30',
      attendance_status: '6',
      activity_location_type_code: 'E01',
    }),
    contact(may, 'SR5', 'CC6', {}),
    contact(may, 'SR4', 'CC7', {}),
    contact(may, 'NOBODY', 'CC8', {}),
  );
  await insert(
    'cyp202careactivity',
    activity('CC1', 'CA1', {
      activity_type: '03',
      procedure_snomed: '225358003',
      finding_snomed: '95344007',
    }),
    activity('CC1', 'CA2', { observation_snomed: '401238003', observation_value: '42', ucum_unit: 'mm' }),
    activity('CC1', 'CA3', { observation_snomed: '431314004', observation_value: '>98', ucum_unit: '%' }),
    activity('CC4', 'CA4', { activity_type: '88', observation_value: 'slough 40 to 60 per cent' }),
    activity('NOCONTACT', 'CA5', {}),
  );
  await insert('cyp607diagnosis', {
    effective_from: may,
    service_request_id: 'SR1',
    diagnosis_scheme: '06',
    diagnosis_code: '95344007',
    diagnosis_date: '2026-05-05',
  });
  await insert('cyp607diagnosis', {
    effective_from: may,
    service_request_id: 'SR1',
    diagnosis_scheme: '02',
    diagnosis_code: 'L97',
    diagnosis_date: '2026-05-05',
  });
  await insert('cyp901staffdetails', {
    effective_from: may,
    staff_id: 'N100|',
    staff_name: 'Grace Okafor',
    staff_role: 'District nurse',
  });
  await insertPlans(insert);
}

async function insertPlans(insert: ProviderDatabase['insert']): Promise<void> {
  await insert('cyp004careplantype', {
    effective_from: may,
    local_patient_id: '501',
    care_plan_id: 'PL1',
    care_plan_type: '10',
    care_plan_creation_date: '2026-05-06',
    care_plan_last_updated_date: '2026-05-12',
    care_plan_implementation_date: '2026-05-07',
  });
  await insert(
    'cyp005careplanagreement',
    { effective_from: may, care_plan_id: 'PL1', agreed_by: 'Patient', agreed_date: '2026-05-06' },
    { effective_from: may, care_plan_id: 'PL1', agreed_by: '12', agreed_date: '2026-05-06' },
  );
  await insert('care_plan_detail', {
    care_plan_id: 'PL1',
    title: 'Leg ulcer care plan',
    review_date: '2026-08-06',
    goals: JSON.stringify(['Ulcer healed within twelve weeks']),
    actions: JSON.stringify([
      { what: 'Compression bandaging', who: 'District nurse', when: 'Twice a week' },
      { what: 'Rest the leg', who: null },
    ]),
  });
}

function referral(effectiveFrom: string, patient: string, id: string, rest: Record<string, unknown>) {
  return {
    effective_from: effectiveFrom,
    local_patient_id: patient,
    service_request_id: id,
    referral_received_date: '2026-05-05',
    source_of_referral: 'A1',
    primary_referral_reason: 'Wound care',
    ...rest,
  };
}

function contact(effectiveFrom: string, request: string, id: string, rest: Record<string, unknown>) {
  return {
    effective_from: effectiveFrom,
    service_request_id: request,
    care_contact_id: id,
    contact_date: '2026-05-06',
    consultation_mechanism: '01',
    activity_location_type_code: 'A01',
    attendance_status: '5',
    staff_id: 'N100',
    ...rest,
  };
}

function activity(contactId: string, id: string, rest: Record<string, unknown>) {
  return {
    effective_from: may,
    care_contact_id: contactId,
    care_activity_id: id,
    activity_type: '01',
    ...rest,
  };
}
