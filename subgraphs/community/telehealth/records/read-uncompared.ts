import type { Kysely } from 'kysely';
import type { SourceWarning } from '../../../../schema/generated/community.ts';
import { isNotCompared } from '../alerts/find-crossings.ts';
import { readItems } from '../store/read-items.ts';
import type { CommunityTables } from '../store/tables.ts';
import { readThresholds } from '../store/thresholds.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';
import type { ReadingFacts } from '../telehealth-facts.ts';

/**
 * Reads which late readings of a person could not be compared with a limit, and returns what a reader of alerts must know
 * of each supplier's: that there is no alert on them says nothing.
 */
export async function readUncompared(
  tables: Kysely<CommunityTables>,
  nhsNumbers: readonly string[],
  suppliers: readonly SupplierConfiguration[],
  now: number,
): Promise<(supplier: SupplierConfiguration) => readonly SourceWarning[]> {
  const thresholds = await readThresholds(tables, nhsNumbers);
  if (thresholds.length === 0) return () => [];
  const longest = Math.max(...suppliers.map(({ alertWithinHours }) => alertWithinHours));
  const start = new Date(now - longest * 3_600_000).toISOString();
  const all = await readItems<ReadingFacts>(tables, { type: 'reading', nhsNumbers, period: { start } });
  const theirs = all
    .map(({ current }) => current)
    .filter(({ nhsNumber, link }) => link === 'verified' && nhsNumbers.includes(nhsNumber ?? ''))
    .filter((reading) => isNotCompared(reading, thresholds));
  return ({ id, alertWithinHours }) => {
    const since = now - alertWithinHours * 3_600_000;
    const count = theirs.filter(({ supplier, at }) => supplier === id && Date.parse(at) >= since).length;
    return count === 0 ? [] : [toWarning(count, alertWithinHours)];
  };
}

function toWarning(count: number, hours: number): SourceWarning {
  const readings = count === 1 ? 'One reading' : `${count} readings`;
  return {
    code: 'OTHER',
    message: `${readings} of the last ${hours} hours could not be compared with a limit of a care plan, so that there is no alert whatever the value; look at the readings marked LIMIT_NOT_COMPARED.`,
  };
}
