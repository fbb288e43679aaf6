import { Kysely, PostgresDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Pool, types } from 'pg';

/** A subgraph's own tables in a PostgreSQL, embedded or real. */
export interface Store<Tables> {
  readonly tables: Kysely<Tables>;
  /** Brings the tables up to date; safe to call from several processes at once. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

/** Where a store lives and how its tables come to be. */
export interface StoreOptions {
  /** A `postgres:` address. Beware: it can hold a password, so it is never logged. */
  readonly url: string;
  /** The schema that holds the tables, so that several stores can share a database. */
  readonly schema: string;
  /** By name; they run in the order of their names. */
  readonly migrations: Readonly<Record<string, Migration>>;
  readonly maximumConnections?: number;
  /** How long one statement may take, in milliseconds. */
  readonly statementMilliseconds?: number;
}

/** Reads dates, times and exact numbers as the text that PostgreSQL sends, so that no precision is lost. */
const asText = { getTypeParser: (oid: number, format?: 'text' | 'binary') => toParser(oid, format) };

const textTypes = new Set([1082, 1083, 1114, 1184, 1266, 1700]);

function toParser(oid: number, format?: 'text' | 'binary') {
  return textTypes.has(oid) ? (value: string) => value : types.getTypeParser(oid, format ?? 'text');
}

/** Builds a pool of connections that reads dates and exact numbers as text and gives up within a time. */
export function createPool(
  options: Pick<StoreOptions, 'url' | 'maximumConnections' | 'statementMilliseconds'>,
): Pool {
  const pool = new Pool({
    connectionString: options.url,
    max: options.maximumConnections ?? 10,
    connectionTimeoutMillis: 2000,
    query_timeout: options.statementMilliseconds ?? 5000,
    types: asText,
    application_name: 'caregraph',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The pool stops listening to a connection that it is closing, which a server that closes too may still fail.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Opens a store; it connects on first use. */
export function openStore<Tables>(options: StoreOptions): Store<Tables> {
  const tables = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: createPool(options) }),
  }).withSchema(options.schema);
  return {
    tables,
    async migrate() {
      const migrator = new Migrator({
        db: tables,
        provider: { getMigrations: () => Promise.resolve({ ...options.migrations }) },
        migrationTableSchema: options.schema,
      });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined)
        throw new Error('The store could not be brought up to date.', { cause: error });
    },
    close: () => tables.destroy(),
  };
}
