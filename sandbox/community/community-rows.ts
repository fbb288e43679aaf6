import { highStreetTables } from './high-street/high-street-tables.ts';

/** A value of a column as it is sent to the database. */
export type ColumnValue = string | number | null | readonly object[] | readonly string[];

/** Every table of the providers' database: its columns with their types, and its primary key. */
export const communityTables = {
  cyp001mpi: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      local_patient_id: 'text',
      nhs_number: 'text',
      person_birth_date: 'date',
      gender: 'text',
      postcode: 'text',
    },
    key: ['effective_from', 'orgid_provider', 'local_patient_id'],
  },
  cyp002gp: {
    columns: { effective_from: 'date', orgid_provider: 'text', local_patient_id: 'text', orgid_gp: 'text' },
    key: ['effective_from', 'orgid_provider', 'local_patient_id'],
  },
  cyp004careplantype: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      local_patient_id: 'text',
      care_plan_id: 'text',
      care_plan_type: 'text',
      care_plan_creation_date: 'date',
      care_plan_last_updated_date: 'date',
      care_plan_implementation_date: 'date',
    },
    key: ['effective_from', 'orgid_provider', 'care_plan_id'],
  },
  cyp005careplanagreement: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      care_plan_id: 'text',
      agreed_by: 'text',
      agreed_date: 'date',
    },
    key: ['effective_from', 'orgid_provider', 'care_plan_id', 'agreed_by'],
  },
  cyp101referral: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      local_patient_id: 'text',
      service_request_id: 'text',
      referral_received_date: 'date',
      source_of_referral: 'text',
      primary_referral_reason: 'text',
      service_discharge_date: 'date',
    },
    key: ['effective_from', 'orgid_provider', 'service_request_id'],
  },
  cyp102servicetypereferredto: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      service_request_id: 'text',
      team_type: 'text',
    },
    key: ['effective_from', 'orgid_provider', 'service_request_id', 'team_type'],
  },
  cyp201carecontact: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      service_request_id: 'text',
      care_contact_id: 'text',
      contact_date: 'date',
      contact_time: 'time',
      clinical_contact_duration: 'int',
      consultation_mechanism: 'text',
      activity_location_type_code: 'text',
      attendance_status: 'text',
      staff_id: 'text',
    },
    key: ['effective_from', 'orgid_provider', 'care_contact_id'],
  },
  cyp202careactivity: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      care_contact_id: 'text',
      care_activity_id: 'text',
      activity_type: 'text',
      procedure_snomed: 'text',
      finding_snomed: 'text',
      observation_snomed: 'text',
      observation_value: 'numeric',
      ucum_unit: 'text',
    },
    key: ['effective_from', 'orgid_provider', 'care_activity_id'],
  },
  cyp607diagnosis: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      service_request_id: 'text',
      diagnosis_scheme: 'text',
      diagnosis_code: 'text',
      diagnosis_date: 'date',
    },
    key: ['effective_from', 'orgid_provider', 'service_request_id', 'diagnosis_scheme', 'diagnosis_code'],
  },
  cyp901staffdetails: {
    columns: {
      effective_from: 'date',
      orgid_provider: 'text',
      staff_id: 'text',
      staff_name: 'text',
      staff_role: 'text',
    },
    key: ['effective_from', 'orgid_provider', 'staff_id'],
  },
  care_plan_threshold: {
    columns: {
      orgid_provider: 'text',
      care_plan_id: 'text',
      threshold_id: 'text',
      observation_snomed: 'text',
      comparison: 'text',
      limit_value: 'numeric',
      ucum_unit: 'text',
      owner_team: 'text',
      owner_role: 'text',
      respond_within_minutes: 'int',
    },
    key: ['orgid_provider', 'care_plan_id', 'threshold_id'],
  },
  care_plan_detail: {
    columns: {
      orgid_provider: 'text',
      care_plan_id: 'text',
      title: 'text',
      review_date: 'date',
      goals: 'jsonb',
      actions: 'jsonb',
    },
    key: ['orgid_provider', 'care_plan_id'],
  },
  ...highStreetTables,
} as const satisfies Record<string, { columns: Record<string, ColumnType>; key: readonly string[] }>;

type ColumnType = 'text' | 'date' | 'time' | 'int' | 'numeric' | 'jsonb';

/** The name of a table of the provider's database. */
export type CommunityTable = keyof typeof communityTables;

/** A row of a table, every column named. */
export type CommunityRow<Table extends CommunityTable> = Readonly<
  Record<keyof (typeof communityTables)[Table]['columns'], ColumnValue>
>;

/** One row on its way into its table. */
export type TableRow = {
  [Table in CommunityTable]: { readonly table: Table; readonly row: CommunityRow<Table> };
}[CommunityTable];

/** The names of all tables. */
export const communityTableNames = Object.keys(communityTables) as readonly CommunityTable[];
