import { createPool } from '../../subgraphs/kit/store.ts';
import { startEmbeddedPostgres } from '../../sandbox/postgres/start-embedded-postgres.ts';

/** The columns of a provider's tables, as its database declares them; everything not said is text. */
const tables = {
  cyp001mpi:
    'effective_from date, orgid_provider, local_patient_id, nhs_number, person_birth_date date, gender, postcode',
  cyp002gp: 'effective_from date, orgid_provider, local_patient_id, orgid_gp',
  cyp004careplantype:
    'effective_from date, orgid_provider, local_patient_id, care_plan_id, care_plan_type, care_plan_creation_date date, care_plan_last_updated_date date, care_plan_implementation_date date',
  cyp005careplanagreement: 'effective_from date, orgid_provider, care_plan_id, agreed_by, agreed_date date',
  cyp101referral:
    'effective_from date, orgid_provider, local_patient_id, service_request_id, referral_received_date date, source_of_referral, primary_referral_reason, service_discharge_date date',
  cyp102servicetypereferredto: 'effective_from date, orgid_provider, service_request_id, team_type',
  cyp201carecontact:
    'effective_from date, orgid_provider, service_request_id, care_contact_id, contact_date date, contact_time, clinical_contact_duration int, consultation_mechanism, activity_location_type_code, attendance_status, staff_id',
  cyp202careactivity:
    'effective_from date, orgid_provider, care_contact_id, care_activity_id, activity_type, procedure_snomed, finding_snomed, observation_snomed, observation_value, ucum_unit',
  cyp607diagnosis:
    'effective_from date, orgid_provider, service_request_id, diagnosis_scheme, diagnosis_code, diagnosis_date date',
  cyp901staffdetails: 'effective_from date, orgid_provider, staff_id, staff_name, staff_role',
  care_plan_threshold:
    'orgid_provider, care_plan_id, threshold_id, observation_snomed, comparison, limit_value numeric, ucum_unit, owner_team, owner_role, respond_within_minutes int',
  care_plan_detail: 'orgid_provider, care_plan_id, title, review_date date, goals jsonb, actions jsonb',
} as const;

/** The name of one of a provider's tables. */
export type ProviderTable = keyof typeof tables;

/** A provider's database that runs, empty at first. */
export interface ProviderDatabase {
  readonly url: string;
  /** Adds rows by column, of the provider RZY unless they say otherwise. */
  readonly insert: (table: ProviderTable, ...rows: readonly Record<string, unknown>[]) => Promise<void>;
  close(): Promise<void>;
}

/** Starts a PostgreSQL in this process with a provider's tables; on any free port unless one is given. */
export async function startProviderDatabase(port = 0): Promise<ProviderDatabase> {
  const postgres = await startEmbeddedPostgres({ port });
  const pool = createPool({ url: postgres.url, maximumConnections: 1 });
  for (const [name, columns] of Object.entries(tables)) {
    const declared = columns.split(', ').map((column) => (column.includes(' ') ? column : `${column} text`));
    await pool.query(`create table ${name} (${declared.join(', ')})`);
  }
  return {
    url: postgres.url,
    async insert(table, ...rows) {
      for (const row of rows) {
        const filled: Record<string, unknown> = { orgid_provider: 'RZY', ...row };
        const names = Object.keys(filled);
        const places = names.map((_, index) => `$${index + 1}`);
        await pool.query(
          `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
          Object.values(filled),
        );
      }
    },
    async close() {
      await pool.end();
      await postgres.close();
    },
  };
}
