import { type Kysely, sql } from 'kysely';
import type { Merged } from '../merge-versions.ts';
import { type KeptVersion, mergeKept, versionColumns } from './read-current.ts';
import type { CommunityTables } from './tables.ts';

/** How many things of one kind of one person are read at once. */
export const mostOfAKind = 1000;

/** What is read of the store. */
export interface ItemQuestion {
  readonly type: 'reading' | 'image';
  readonly nhsNumbers: readonly string[];
  /** Whole days; open where they are left out. */
  readonly period: { readonly start?: string | undefined; readonly end?: string | undefined };
}

/**
 * Reads the newest of everything that was ever said to be about some people, with all that was said of it: a thing whose
 * person was corrected must be known to be somebody else's now.
 */
export async function readItems<Facts>(
  tables: Kysely<CommunityTables>,
  { type, nhsNumbers, period }: ItemQuestion,
): Promise<readonly Merged<KeptVersion<Facts>>[]> {
  const from = period.start === undefined ? '-infinity' : period.start;
  // A day as it was lived can lie a day beside the one of UTC; whoever asks looks at it again.
  const { rows } = await sql<KeptVersion<Facts>>`
    with placed as (
      select supplier, identifier,
        row_number() over (partition by nhs_number, kind order by at desc) as place
      from community.telehealth_item
      where nhs_number = any(${nhsNumbers}::text[]) and type = ${type}
        and at >= ${from}::timestamptz - interval '1 day'
        and at < coalesce(${period.end ?? null}::timestamptz, 'infinity') + interval '2 days'
    )
    select ${versionColumns} from community.telehealth_item
    where type = ${type}
      and (supplier, identifier) in (select supplier, identifier from placed where place <= ${mostOfAKind})
  `.execute(tables);
  return mergeKept(rows);
}

/** When each supplier was last heard, as an instant. */
export async function readHeard(tables: Kysely<CommunityTables>): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ supplier: string; heard: string }>`
    select supplier, to_json(heard_at)#>>'{}' as heard from community.telehealth_supplier
  `.execute(tables);
  return new Map(rows.map(({ supplier, heard }) => [supplier, heard]));
}
