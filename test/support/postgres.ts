import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../sandbox/postgres/start-embedded-postgres.ts';

/** A database that nobody else uses. */
export interface TestPostgres {
  /** A `postgres:` address. */
  readonly url: string;
  close(): Promise<void>;
}

/** The address of a real PostgreSQL to test on, whose user may create databases; unset where there is none. */
export const realPostgresUrl = process.env['CAREGRAPH_TEST_POSTGRES_URL'];

/**
 * Opens a fresh database: in the real PostgreSQL that CAREGRAPH_TEST_POSTGRES_URL names, or embedded in memory
 * where it names none.
 */
export function withPostgres(): Promise<TestPostgres> {
  return realPostgresUrl === undefined ? startEmbeddedPostgres({ port: 0 }) : createDatabase(realPostgresUrl);
}

/** Every kind of PostgreSQL that stores must run on and that is here: the embedded one, and a real one where there is. */
export const everyPostgres: readonly { readonly name: string; readonly open: () => Promise<TestPostgres> }[] =
  [
    { name: 'an embedded PostgreSQL', open: () => startEmbeddedPostgres({ port: 0 }) },
    ...(realPostgresUrl === undefined
      ? []
      : [{ name: 'a real PostgreSQL', open: () => createDatabase(realPostgresUrl) }]),
  ];

/** Creates a database in a PostgreSQL and drops it when it is closed. */
export async function createDatabase(serverUrl: string): Promise<TestPostgres> {
  const name = `caregraph_test_${randomBytes(6).toString('hex')}`;
  await run(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    close: () => run(serverUrl, `drop database ${name} with (force)`),
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
