import { type Kysely, sql } from 'kysely';
import { type Threshold, toThresholdKey } from '../alerts/threshold.ts';
import type { CommunityTables } from './tables.ts';

/** Reads the thresholds of some people. */
export async function readThresholds(
  tables: Kysely<CommunityTables>,
  nhsNumbers: readonly string[],
): Promise<readonly Threshold[]> {
  if (nhsNumbers.length === 0) return [];
  const rows = await tables
    .selectFrom('threshold')
    .select('threshold')
    .where('nhs_number', 'in', [...new Set(nhsNumbers)])
    .execute();
  return rows.map(({ threshold }) => threshold as Threshold);
}

/**
 * Replaces what is known of one provider's thresholds, and returns the NHS numbers of those whose thresholds are new or
 * changed.
 */
export async function replaceThresholds(
  tables: Kysely<CommunityTables>,
  provider: string,
  thresholds: readonly Threshold[],
): Promise<readonly string[]> {
  return tables.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`thresholds ${provider}`}, 0))`.execute(
      transaction,
    );
    const before = await transaction
      .selectFrom('threshold')
      .select('threshold')
      .where('provider', '=', provider)
      .execute();
    const known = new Map(before.map(({ threshold }) => toEntry(threshold as Threshold)));
    const wanted = new Map(thresholds.map((threshold) => [toThresholdKey(threshold), threshold]));
    const changed = [...wanted].filter(([key, threshold]) => known.get(key) !== toText(threshold));
    const isSame = changed.length === 0 && known.size === wanted.size;
    if (isSame) return [];
    await transaction.deleteFrom('threshold').where('provider', '=', provider).execute();
    await sql`
      insert into community.threshold (provider, plan_id, threshold_id, nhs_number, threshold)
      select each ->> 'provider', each ->> 'planId', each ->> 'thresholdId', each ->> 'nhsNumber', each
      from json_array_elements(${JSON.stringify([...wanted.values()])}::json) as each
    `.execute(transaction);
    return [...new Set(changed.map(([, { nhsNumber }]) => nhsNumber))];
  });
}

function toEntry(threshold: Threshold): readonly [key: string, text: string] {
  return [toThresholdKey(threshold), toText(threshold)];
}

/** The database keeps the members of an object in an order of its own. */
function toText(threshold: Threshold): string {
  const { nhsNumber, kind, comparison, limit, unit, owner, minutes } = threshold;
  return JSON.stringify([nhsNumber, kind, comparison, limit, unit, owner?.name, owner?.role, minutes]);
}
