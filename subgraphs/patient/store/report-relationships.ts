import type { Kysely } from 'kysely';
import type { ReportedRow } from './access-store.ts';
import type { AccessTables } from './tables.ts';

/** Keeps what a setting reported in one transaction: a relationship told twice stands once, a withdrawn one ends. */
export async function reportRelationships(
  tables: Kysely<AccessTables>,
  rows: readonly ReportedRow[],
): Promise<void> {
  const reportedAt = new Date().toISOString();
  // Two tellings of one relationship in one batch: the later counts.
  const latest = [...new Map(rows.map((row) => [`${row.source}\n${row.reference}`, row])).values()];
  const kept = latest.filter(({ isWithdrawn }) => !isWithdrawn);
  const withdrawn = latest.filter(({ isWithdrawn }) => isWithdrawn);
  await tables.transaction().execute(async (transaction) => {
    if (kept.length > 0) {
      await transaction
        .insertInto('relationship')
        .values(kept.map((row) => toColumns(row, reportedAt)))
        .onConflict((conflict) =>
          conflict.columns(['source', 'reference']).doUpdateSet((is) => ({
            kind: is.ref('excluded.kind'),
            organisation: is.ref('excluded.organisation'),
            nhs_number: is.ref('excluded.nhs_number'),
            birth_date: is.ref('excluded.birth_date'),
            starts_at: is.ref('excluded.starts_at'),
            ends_at: is.ref('excluded.ends_at'),
            reported_at: is.ref('excluded.reported_at'),
          })),
        )
        .execute();
    }
    for (const { source, reference } of withdrawn) {
      await transaction
        .deleteFrom('relationship')
        .where('source', '=', source)
        .where('reference', '=', reference)
        .execute();
    }
  });
}

function toColumns(row: ReportedRow, reportedAt: string) {
  const { source, kind, reference, organisation, nhs_number, birth_date, starts_at, ends_at } = row;
  return {
    source,
    kind,
    reference,
    organisation,
    nhs_number,
    birth_date,
    starts_at,
    ends_at,
    reported_at: reportedAt,
  };
}
