import { type Kysely, sql } from 'kysely';
import type { LinkState } from '../fhir/find-subject.ts';
import type { CommunityTables } from './tables.ts';

/** Things of one supplier that are joined to nobody, by the number that they claim. */
export interface Unjoined {
  readonly supplier: string;
  readonly link: LinkState;
  /** The NHS number that they claim; empty where they name none that can be one. */
  readonly nhsNumber: string | null;
  readonly things: number;
  /** When the first and the last of them was measured or taken, as whole days. */
  readonly first: string;
  readonly last: string;
  /** The identifier of the last one, by which the supplier finds it. */
  readonly identifier: string;
}

/** The condition that a word on something is joined to nobody, and no later word on it is: for rows called `item`. */
export const unjoinedCondition = `item.link <> 'verified' and not exists (
    select from community.telehealth_item as later
    where later.supplier = item.supplier and later.identifier = item.identifier and later.link = 'verified'
      and coalesce(later.stated, later.received_at) >= coalesce(item.stated, item.received_at)
  )`;

/** Lists what is joined to nobody, the most things first. */
export async function listUnjoined(
  tables: Kysely<CommunityTables>,
  limit: number,
): Promise<readonly Unjoined[]> {
  const { rows } = await sql<Unjoined>`
    select supplier, link, nhs_number as "nhsNumber", count(distinct identifier)::int as things,
      min(at)::date::text as first, max(at)::date::text as last,
      (array_agg(identifier order by at desc))[1] as identifier
    from community.telehealth_item as item where ${sql.raw(unjoinedCondition)}
    group by supplier, link, nhs_number order by things desc, supplier, nhs_number limit ${limit}
  `.execute(tables);
  return rows;
}
