import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type AlertTerms, decideAlerts } from '../alerts/decide-alerts.ts';
import type { ReadingFacts, TelehealthItem } from '../telehealth-facts.ts';
import { raiseAlerts, withdrawAlerts } from './alerts.ts';
import { readCurrent } from './read-current.ts';
import type { CommunityTables } from './tables.ts';
import { readThresholds } from './thresholds.ts';
import { toCurrentReading } from './to-current-reading.ts';

/** What one delivery of a supplier holds. */
export interface Delivery {
  /** The supplier's name in our configuration. */
  readonly supplier: string;
  readonly items: readonly TelehealthItem[];
  /** How many of its items were refused. */
  readonly refused: number;
  readonly terms: AlertTerms;
}

/** Whether an item was new, or had been kept before. */
export type Kept = 'new' | 'known';

/**
 * Keeps what a supplier sent, and raises and withdraws the alerts that follow from it, in one transaction: what this
 * resolves for is committed, whole. The same word on the same thing is kept once, however often it is sent.
 */
export async function keepItems(
  tables: Kysely<CommunityTables>,
  { supplier, items, refused, terms }: Delivery,
): Promise<readonly Kept[]> {
  const rows = items.map((item) => toRow(supplier, item, terms.now));
  return tables.transaction().execute(async (transaction) => {
    // Two deliveries of one supplier could each decide on alerts without what the other says.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`telehealth ${supplier}`}, 0))`.execute(
      transaction,
    );
    const inserted = await insert(transaction, rows);
    await transaction
      .insertInto('telehealth_supplier')
      .values({
        supplier,
        heard_at: new Date(terms.now).toISOString(),
        taken: String(inserted.size),
        refused: String(refused),
      })
      .onConflict((conflict) =>
        conflict.column('supplier').doUpdateSet({
          heard_at: sql`excluded.heard_at`,
          taken: sql`telehealth_supplier.taken + excluded.taken`,
          refused: sql`telehealth_supplier.refused + excluded.refused`,
        }),
      )
      .execute();
    const changed = rows.filter((row) => row.type === 'reading' && inserted.has(row.digest));
    const identifiers = [...new Set(changed.map(({ identifier }) => identifier))];
    await followWithAlerts(transaction, supplier, identifiers, terms);
    // Of an item that a delivery holds twice the first is the new one.
    return rows.map(({ digest }) => (inserted.delete(digest) ? 'new' : 'known'));
  });
}

/** Brings the alerts on some readings to what the readings and the thresholds now say. */
export async function followWithAlerts(
  tables: Kysely<CommunityTables>,
  supplier: string,
  identifiers: readonly string[],
  terms: AlertTerms,
): Promise<void> {
  if (identifiers.length === 0) return;
  const merged = await readCurrent<ReadingFacts>(tables, supplier, 'reading', identifiers);
  const current = merged.map((each) => toCurrentReading(each.current));
  const numbers = current.flatMap(({ nhsNumber }) => nhsNumber ?? []);
  const alerts = decideAlerts(current, await readThresholds(tables, numbers), terms);
  await withdrawAlerts(tables, supplier, identifiers, alerts, terms.now);
  await raiseAlerts(tables, supplier, alerts, terms.now);
}

type Row = ReturnType<typeof toRow>;

/** Inserts what is new in one statement and returns the digests of it. */
async function insert(tables: Kysely<CommunityTables>, rows: readonly Row[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const result = await sql<{ digest: string }>`
    insert into community.telehealth_item (${columns})
    select ${columns} from json_populate_recordset(null::community.telehealth_item, ${JSON.stringify(rows)}::json)
    on conflict do nothing
    returning digest
  `.execute(tables);
  return new Set(result.rows.map(({ digest }) => digest));
}

const columns = sql.raw(
  'supplier, identifier, digest, type, nhs_number, link, kind, status, date, at, stated, received_at, facts',
);

function toRow(supplier: string, item: TelehealthItem, now: number) {
  const { type, identifier, nhsNumber, link, status, date, at, stated, facts } = item;
  return {
    supplier,
    identifier,
    digest: hash('sha256', JSON.stringify(item), 'base64url'),
    type,
    nhs_number: nhsNumber,
    link,
    kind: item.type === 'reading' ? item.facts.kind : 'image',
    status,
    date,
    at,
    stated,
    received_at: new Date(now).toISOString(),
    facts,
  };
}
