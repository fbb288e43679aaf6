import { type AdmittedRows, countRefused } from './admit-rows.ts';
import { groupBy } from './group-by.ts';
import { toLocalIdSpellings } from './local-id.ts';
import { type ProviderTables, readLatest } from './read-latest.ts';
import { carePlanAgreements, carePlanDetails, carePlans, type RowOf } from './tables.ts';

/** One care plan with what the provider keeps about it in other tables. */
export interface Planned {
  readonly row: RowOf<typeof carePlans>;
  readonly agreedBy: readonly string[];
  readonly detail: RowOf<typeof carePlanDetails> | undefined;
}

/** The care plans of some people, as they were read together. */
export interface PlannedCare {
  readonly plans: AdmittedRows<RowOf<typeof carePlans>>;
  readonly agreements: AdmittedRows<RowOf<typeof carePlanAgreements>>;
  readonly details: AdmittedRows<RowOf<typeof carePlanDetails>>;
}

/** Reads the care plans of some people, by their local ids: three statements, however many people. */
export async function readPlannedCare(
  tables: ProviderTables,
  localIds: readonly string[],
): Promise<PlannedCare> {
  const plans = await readLatest(tables, carePlans, localIds.flatMap(toLocalIdSpellings));
  const ids = plans.rows.flatMap((row) => toLocalIdSpellings(row.care_plan_id));
  const [agreements, details] = await Promise.all([
    readLatest(tables, carePlanAgreements, ids),
    readLatest(tables, carePlanDetails, ids),
  ]);
  return { plans, agreements, details };
}

/** Picks one person's care plans from what was read together. */
export function selectPlans(
  { plans, agreements, details }: PlannedCare,
  localIds: ReadonlySet<string>,
): { readonly plans: readonly Planned[]; readonly refused: number } {
  const rows = plans.rows.filter((row) => localIds.has(row.local_patient_id));
  const ids = new Set(rows.map((row) => row.care_plan_id));
  const agreementsOf = groupBy(agreements.rows, (row) => row.care_plan_id);
  const detailOf = new Map(details.rows.map((row) => [row.care_plan_id, row]));
  return {
    plans: rows.map((row) => ({
      row,
      agreedBy: (agreementsOf.get(row.care_plan_id) ?? []).flatMap(({ agreed_by }) => agreed_by ?? []),
      detail: detailOf.get(row.care_plan_id),
    })),
    refused: countRefused(plans, localIds) + countRefused(agreements, ids) + countRefused(details, ids),
  };
}
