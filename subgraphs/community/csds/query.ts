import type { Pool } from 'pg';

/** Runs one statement and returns its rows as they came; fails as the driver fails. */
export type Query = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** Builds a query over a pool; a connection on which a statement failed is never used again. */
export function createPoolQuery(pool: Pool): Query {
  return async (text, values) => {
    const { rows } = await pool.query<Record<string, unknown>>(text, [...values]);
    return rows;
  };
}
