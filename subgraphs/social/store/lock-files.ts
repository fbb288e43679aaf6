import { type Kysely, sql } from 'kysely';
import type { SocialTables } from './tables.ts';

/**
 * Holds back withdrawals until the transaction ends; imports do not hold back one another.
 *
 * A withdrawal forgets what no other file says of people: it would not see what an import is about to say.
 */
export async function holdBackWithdrawals(transaction: Kysely<SocialTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('social files', 0))`.execute(transaction);
}

/** Holds back imports and other withdrawals until the transaction ends. */
export async function holdBackFiles(transaction: Kysely<SocialTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('social files', 0))`.execute(transaction);
}
