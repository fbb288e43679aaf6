import { startEmbeddedPostgres } from '../../../sandbox/postgres/start-embedded-postgres.ts';
import { createDatabase, realPostgresUrl, type TestPostgres } from '../../support/postgres.ts';

/** A kind of PostgreSQL that is measured. */
export interface Store {
  readonly name: string;
  readonly isReal: boolean;
  readonly open: () => Promise<TestPostgres>;
}

/** The embedded PostgreSQL, and before it a real one where CAREGRAPH_TEST_POSTGRES_URL names one. */
export function toStores(): readonly Store[] {
  const embedded: Store = {
    name: 'embedded PostgreSQL',
    isReal: false,
    open: () => startEmbeddedPostgres({ port: 0 }),
  };
  const url = realPostgresUrl;
  if (url === undefined) return [embedded];
  return [{ name: 'real PostgreSQL', isReal: true, open: () => createDatabase(url) }, embedded];
}

/** Says, behind a table, that no real PostgreSQL was measured, where none was. */
export function noRealStore(): string {
  return realPostgresUrl === undefined ? '\n\nCAREGRAPH_TEST_POSTGRES_URL names no real PostgreSQL.' : '';
}
