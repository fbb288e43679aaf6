import { type Kysely, sql } from 'kysely';
import { type Merged, mergeVersions, type Version } from '../merge-versions.ts';
import type { ReadingStatus } from '../../../../schema/generated/community.ts';
import type { StatedItem } from '../telehealth-facts.ts';
import type { CommunityTables } from './tables.ts';

/** One word of a supplier as it is kept. */
export interface KeptVersion<Facts> extends Version, StatedItem {
  readonly supplier: string;
  readonly status: ReadingStatus;
  readonly facts: Facts;
}

/** The columns of a kept word as `KeptVersion` names them. */
export const versionColumns = sql.raw(
  `supplier, identifier, digest, nhs_number as "nhsNumber", link, status, date, facts,
   to_json(at)#>>'{}' as at, to_json(stated)#>>'{}' as stated, to_json(received_at)#>>'{}' as received`,
);

/** Merges kept words by what they are about. */
export function mergeKept<Facts>(rows: readonly KeptVersion<Facts>[]): readonly Merged<KeptVersion<Facts>>[] {
  const groups = Map.groupBy(rows, ({ supplier, identifier }) => JSON.stringify([supplier, identifier]));
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [mergeVersions([first, ...rest])],
  );
}

/** Reads what a supplier's things are now, by their identifiers. */
export async function readCurrent<Facts>(
  tables: Kysely<CommunityTables>,
  supplier: string,
  type: 'reading' | 'image',
  identifiers: readonly string[],
): Promise<readonly Merged<KeptVersion<Facts>>[]> {
  if (identifiers.length === 0) return [];
  const { rows } = await sql<KeptVersion<Facts>>`
    select ${versionColumns} from community.telehealth_item
    where supplier = ${supplier} and type = ${type} and identifier = any(${identifiers}::text[])
  `.execute(tables);
  return mergeKept(rows);
}
