import { type AdmittedRows, countRefused } from './admit-rows.ts';
import { groupBy } from './group-by.ts';
import { toLocalIdSpellings } from './local-id.ts';
import { type ProviderTables, readLatest } from './read-latest.ts';
import { activities, contacts, diagnoses, referrals, type RowOf, services, staff } from './tables.ts';

type ReferralRow = RowOf<typeof referrals>;

/** One referral with the service that it went to. */
export interface Referred {
  readonly row: ReferralRow;
  readonly teamType: string | null;
}

/** One contact with its referral, what was done at it and who was there. */
export interface ReferredContact {
  readonly row: RowOf<typeof contacts>;
  readonly referral: ReferralRow;
  readonly teamType: string | null;
  readonly activities: readonly RowOf<typeof activities>[];
  readonly member: RowOf<typeof staff> | undefined;
}

/** What hangs on the referrals of some people, as it was read together. */
export interface ReferredCare {
  readonly referrals: AdmittedRows<ReferralRow>;
  readonly services: AdmittedRows<RowOf<typeof services>>;
  readonly contacts: AdmittedRows<RowOf<typeof contacts>>;
  readonly diagnoses: AdmittedRows<RowOf<typeof diagnoses>>;
  readonly activities: AdmittedRows<RowOf<typeof activities>>;
  readonly staff: AdmittedRows<RowOf<typeof staff>>;
}

/** Reads what hangs on the referrals of some people, by their local ids: six statements, however many people. */
export async function readReferredCare(
  tables: ProviderTables,
  localIds: readonly string[],
): Promise<ReferredCare> {
  const spell = (ids: readonly string[]) => [...new Set(ids)].flatMap(toLocalIdSpellings);
  const referred = await readLatest(tables, referrals, spell(localIds));
  const requests = spell(referred.rows.map((row) => row.service_request_id));
  const [serviceRows, contactRows, diagnosisRows] = await Promise.all([
    readLatest(tables, services, requests),
    readLatest(tables, contacts, requests),
    readLatest(tables, diagnoses, requests),
  ]);
  const [activityRows, staffRows] = await Promise.all([
    readLatest(tables, activities, spell(contactRows.rows.map((row) => row.care_contact_id))),
    readLatest(tables, staff, spell(contactRows.rows.flatMap((row) => row.staff_id ?? []))),
  ]);
  return {
    referrals: referred,
    services: serviceRows,
    contacts: contactRows,
    diagnoses: diagnosisRows,
    activities: activityRows,
    staff: staffRows,
  };
}

/** What one person's referrals hold, and how many rows of each kind could not be read. */
export interface PersonalCare {
  readonly referrals: readonly Referred[];
  readonly contacts: readonly ReferredContact[];
  readonly diagnoses: readonly RowOf<typeof diagnoses>[];
  readonly refused: { readonly referrals: number; readonly contacts: number; readonly diagnoses: number };
}

/**
 * Picks one person's care from what was read together.
 *
 * A referral that cannot be read takes what hangs on it along, so its refusal counts for its contacts and
 * diagnoses too.
 */
export function selectCare(care: ReferredCare, localIds: ReadonlySet<string>): PersonalCare {
  const rows = care.referrals.rows.filter((row) => localIds.has(row.local_patient_id));
  const requests = new Map(rows.map((row) => [row.service_request_id, row]));
  const teamTypes = new Map(care.services.rows.map((row) => [row.service_request_id, row.team_type]));
  const activitiesOf = groupBy(care.activities.rows, (row) => row.care_contact_id);
  const members = new Map(care.staff.rows.map((row) => [row.staff_id, row]));
  const found = care.contacts.rows.flatMap((row): ReferredContact[] => {
    const referral = requests.get(row.service_request_id);
    if (referral === undefined) return [];
    return [
      {
        row,
        referral,
        teamType: teamTypes.get(row.service_request_id) ?? null,
        activities: activitiesOf.get(row.care_contact_id) ?? [],
        member: row.staff_id === null ? undefined : members.get(row.staff_id),
      },
    ];
  });
  const ids = new Set(requests.keys());
  const refusedReferrals = countRefused(care.referrals, localIds);
  const contactIds = new Set(found.map(({ row }) => row.care_contact_id));
  return {
    referrals: rows.map((row) => ({ row, teamType: teamTypes.get(row.service_request_id) ?? null })),
    contacts: found,
    diagnoses: care.diagnoses.rows.filter((row) => ids.has(row.service_request_id)),
    refused: {
      referrals: refusedReferrals + countRefused(care.services, ids),
      contacts:
        refusedReferrals + countRefused(care.contacts, ids) + countRefused(care.activities, contactIds),
      diagnoses: refusedReferrals + countRefused(care.diagnoses, ids),
    },
  };
}
