import { Kysely, PostgresDialect, sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from 'kysely/migration';
import { Pool, types } from 'pg';

/** A subgraph's own tables in a PostgreSQL, embedded or real. */
export interface Store<Tables> {
  readonly tables: Kysely<Tables>;
  /**
   * Brings the tables up to date; safe to call from several processes at once.
   *
   * Tables that a later release made newer are left as they are, for a release takes nothing away that the one before
   * it uses.
   */
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
      // A connection of its own: what is right for a question is too short for a table that has grown.
      const migrating = new Kysely<MigrationTables>({
        dialect: new PostgresDialect({
          pool: createPool({
            url: options.url,
            maximumConnections: 1,
            statementMilliseconds: migrationMilliseconds,
          }),
        }),
      }).withSchema(options.schema);
      try {
        const later = await findLaterMigrations(migrating, options);
        const migrator = new Migrator({
          db: migrating,
          provider: { getMigrations: () => Promise.resolve({ ...options.migrations, ...later }) },
          migrationTableSchema: options.schema,
        });
        const { error } = await migrator.migrateToLatest();
        if (error !== undefined)
          throw new Error('The store could not be brought up to date.', { cause: error });
      } finally {
        await migrating.destroy();
      }
    },
    close: () => tables.destroy(),
  };
}

/** How long one statement of a migration may take, in milliseconds. */
const migrationMilliseconds = 600_000;

/** What the store itself knows of its migrations. */
interface MigrationTables {
  readonly [DEFAULT_MIGRATION_TABLE]: { readonly name: string };
}

/** The migrations of a later release that the store has already, each of which has nothing left to do. */
async function findLaterMigrations(
  tables: Kysely<MigrationTables>,
  { schema, migrations }: Pick<StoreOptions, 'schema' | 'migrations'>,
): Promise<Readonly<Record<string, Migration>>> {
  const name = `${schema}.${DEFAULT_MIGRATION_TABLE}`;
  const { rows } = await sql<{ known: boolean }>`select to_regclass(${name}) is not null as known`.execute(
    tables,
  );
  if (rows[0]?.known !== true) return {};
  const newest = Object.keys(migrations).toSorted().at(-1) ?? '';
  const held = await tables
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .where('name', '>', newest)
    .execute();
  return Object.fromEntries(held.map((each) => [each.name, { up: () => Promise.resolve() }]));
}
