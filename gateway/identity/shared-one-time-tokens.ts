import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Log } from '../../schema/runtime/log.ts';
import type { OneTimeTokens } from './one-time-tokens.ts';

/** How long the database may take to tell, in milliseconds: every such question waits for it. */
const milliseconds = 1000;

/** How often what has expired is forgotten, in milliseconds. */
const forgetEvery = 60_000;

/** Of a token nothing is kept but a digest of its issuer and `jti`, and when it expires. */
const prepare = `
  create schema if not exists gateway;
  create table if not exists gateway.one_time_token (digest text primary key, expires_at timestamptz not null);
  create index if not exists one_time_token_expiry on gateway.one_time_token (expires_at)`;

/**
 * Opens a memory that all processes share which are given the same PostgreSQL, so that a token that was used at one
 * of them is known to all; while the database is away, nobody can tell.
 *
 * @param url a `postgres:` address. Beware: it can hold a password, so it is never logged.
 */
export function openSharedOneTimeTokens(url: string, log: Log): OneTimeTokens {
  const pool = new Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: milliseconds,
    query_timeout: milliseconds,
    application_name: 'caregraph gateway',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  let prepared: Promise<unknown> | undefined;

  async function ensurePrepared(): Promise<void> {
    // Where several processes begin at once, one of them can find that another was faster; the second try finds all there.
    prepared ??= pool.query(prepare).catch(() => pool.query(prepare));
    try {
      await prepared;
    } catch (error) {
      prepared = undefined;
      throw error;
    }
  }

  const forgetting = setInterval(() => {
    void pool.query('delete from gateway.one_time_token where expires_at < now()').catch(() => undefined);
  }, forgetEvery);
  forgetting.unref();

  return {
    async take(issuer, tokenId, expires) {
      const digest = createHash('sha256')
        .update(JSON.stringify([issuer, tokenId]))
        .digest('base64url');
      try {
        await ensurePrepared();
        const { rowCount } = await pool.query(
          'insert into gateway.one_time_token values ($1, to_timestamp($2)) on conflict do nothing',
          [digest, expires],
        );
        return rowCount === 1 ? 'new' : 'known';
      } catch (cause) {
        log.error('one-time tokens cannot be told', { code: 'SOURCE_UNAVAILABLE', cause });
        return 'undecided';
      }
    },
    async close() {
      clearInterval(forgetting);
      await pool.end();
    },
  };
}
