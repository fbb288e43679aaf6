import { type Kysely, sql } from 'kysely';
import type { HospitalMessage } from '../facts/hospital-message.ts';
import type { HospitalTables } from './tables.ts';

/** A message that is kept, with the units that it changes. */
export interface KeptMessage {
  readonly id: string;
  readonly raw: Buffer;
  /** SHA-256 of the bytes as they were kept. */
  readonly digest: Buffer;
  /** An instant. */
  readonly received_at: string;
  readonly keys: readonly string[];
}

/** Reads what kept bytes say; `undefined` where they can no longer be read. */
export type Interpret = (raw: Buffer) => HospitalMessage | undefined;

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
    .select(['id', 'raw', 'digest', 'keys', utc('received_at').as('received_at')])
    .where('state', 'in', ['received', 'applied'])
    .where(sql<boolean>`keys && ${sql.val([...keys])}::text[]`)
    .orderBy('id')
    .execute();
}

/** A time stamp as an instant in UTC, whatever the session's time zone is. */
function utc(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
