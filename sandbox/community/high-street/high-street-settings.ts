/** The pharmacy and the optician, both invented. */
export const highStreet = {
  pharmacy: { odsCode: 'FZZ01', name: 'Harrowmere Pharmacy' },
  optician: { odsCode: 'TPZ01', name: 'Harrowmere Eye Care' },
} as const;

/** Where they keep what the data set asks for; they keep no diagnoses and no care plans. */
const tables = {
  cyp001mpi: {
    view: 'high_street.customer',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      local_patient_id: 'customer_no',
      nhs_number: 'nhs_no',
      person_birth_date: 'born',
    },
  },
  cyp101referral: {
    view: 'high_street.episode',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      local_patient_id: 'customer_no',
      service_request_id: 'episode_no',
      referral_received_date: 'opened',
      source_of_referral: 'referred_by',
      primary_referral_reason: 'referred_for',
      service_discharge_date: 'closed',
    },
  },
  cyp102servicetypereferredto: {
    view: 'high_street.episode',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      service_request_id: 'episode_no',
      team_type: 'service_code',
    },
  },
  cyp201carecontact: {
    view: 'high_street.consultation',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      service_request_id: 'episode_no',
      care_contact_id: 'consultation_no',
      contact_date: 'day',
      contact_time: 'starts',
      clinical_contact_duration: 'minutes',
      consultation_mechanism: 'how',
      activity_location_type_code: 'place',
      attendance_status: 'outcome',
      staff_id: 'professional_no',
    },
  },
  cyp202careactivity: {
    view: 'high_street.finding',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      care_contact_id: 'consultation_no',
      care_activity_id: 'finding_no',
      activity_type: 'kind',
      procedure_snomed: 'done',
      finding_snomed: 'found',
      observation_snomed: null,
      observation_value: null,
      ucum_unit: null,
    },
  },
  cyp901staffdetails: {
    view: 'high_street.professional',
    columns: {
      orgid_provider: 'premises',
      effective_from: null,
      staff_id: 'professional_no',
      staff_name: 'full_name',
      staff_role: 'profession',
    },
  },
  cyp607diagnosis: null,
  cyp004careplantype: null,
  cyp005careplanagreement: null,
  care_plan_detail: null,
  care_plan_threshold: null,
} as const;

/** How the community subgraph is told of them: the value of `CAREGRAPH_COMMUNITY_PROVIDERS`, before it is JSON. */
export function toHighStreetSettings(url: string) {
  return Object.values(highStreet).map(({ odsCode, name }) => ({ odsCode, name, url, tables }));
}
