import { type Kysely, sql } from 'kysely';
import type { HospitalTables } from './tables.ts';

/** A message that is kept, with the units that it changes. */
export interface KeptMessage {
  readonly id: string;
  /** An instant. */
  readonly received_at: string;
  readonly keys: readonly string[];
}

/** The bytes of a message. */
export interface KeptBytes {
  readonly id: string;
  readonly raw: Buffer;
  /** SHA-256 of the bytes as they were kept. */
  readonly digest: Buffer;
}

/** The first messages that wait to be applied, in the order of their receipt. */
export async function loadWaiting(
  tables: Kysely<HospitalTables>,
  limit: number,
): Promise<readonly Pick<KeptMessage, 'id' | 'keys'>[]> {
  return tables
    .selectFrom('message')
    .select(['id', 'keys'])
    .where('state', '=', 'received')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Every message that changes one of the units, in the order of receipt. */
export async function loadHistory(
  tables: Kysely<HospitalTables>,
  keys: readonly string[],
): Promise<readonly KeptMessage[]> {
  return tables
    .selectFrom('message')
    .select(['id', 'keys', utc('received_at').as('received_at')])
    .where('state', 'in', ['received', 'applied'])
    .where(sql<boolean>`keys && ${sql.val([...keys])}::text[]`)
    .orderBy('id')
    .execute();
}

/** The bytes of some messages. */
export async function loadBytes(
  tables: Kysely<HospitalTables>,
  ids: readonly string[],
): Promise<readonly KeptBytes[]> {
  if (ids.length === 0) return [];
  return tables
    .selectFrom('message')
    .select(['id', 'raw', 'digest'])
    .where(sql<boolean>`id = any(${sql.val([...ids])}::bigint[])`)
    .execute();
}

/** A time stamp as an instant in UTC, whatever the session's time zone is. */
function utc(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
