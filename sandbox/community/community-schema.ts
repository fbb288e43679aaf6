import { communityTableNames, communityTables, type CommunityTable } from './community-rows.ts';

/**
 * The data definition of the providers' database: tables shaped like a CSDS v1.6 submission, one row per
 * key and month, and `care_plan_detail`, the trust's own, because CSDS carries no text of a plan; and the
 * tables of the high street, in a schema of their own.
 */
export const communitySchema: readonly string[] = [
  'create schema if not exists high_street',
  ...communityTableNames.map(toCreateTable),
  'create index if not exists cyp001mpi_nhs_number on cyp001mpi (nhs_number)',
  'create index if not exists cyp001mpi_patient on cyp001mpi (orgid_provider, local_patient_id)',
  'create index if not exists cyp002gp_patient on cyp002gp (orgid_provider, local_patient_id)',
  'create index if not exists cyp004careplantype_patient on cyp004careplantype (orgid_provider, local_patient_id)',
  'create index if not exists cyp004careplantype_plan on cyp004careplantype (orgid_provider, care_plan_id)',
  'create index if not exists cyp005careplanagreement_plan on cyp005careplanagreement (orgid_provider, care_plan_id)',
  'create index if not exists cyp101referral_patient on cyp101referral (orgid_provider, local_patient_id)',
  'create index if not exists cyp101referral_request on cyp101referral (orgid_provider, service_request_id)',
  'create index if not exists cyp102service_request on cyp102servicetypereferredto (orgid_provider, service_request_id)',
  'create index if not exists cyp201carecontact_request on cyp201carecontact (orgid_provider, service_request_id)',
  'create index if not exists cyp201carecontact_contact on cyp201carecontact (orgid_provider, care_contact_id)',
  'create index if not exists cyp202careactivity_contact on cyp202careactivity (orgid_provider, care_contact_id)',
  'create index if not exists cyp607diagnosis_request on cyp607diagnosis (orgid_provider, service_request_id)',
  'create index if not exists customer_number on high_street.customer (nhs_no)',
  'create index if not exists episode_customer on high_street.episode (premises, customer_no)',
  'create index if not exists consultation_episode on high_street.consultation (premises, episode_no)',
  'create index if not exists finding_consultation on high_street.finding (premises, consultation_no)',
];

function toCreateTable(table: CommunityTable): string {
  const { columns, key } = communityTables[table];
  const keys = new Set<string>(key);
  const lines = Object.entries(columns).map(
    ([name, type]) => `  ${name} ${type}${keys.has(name) ? ' not null' : ''}`,
  );
  return `create table if not exists ${table} (\n${lines.join(',\n')},\n  primary key (${key.join(', ')})\n)`;
}
