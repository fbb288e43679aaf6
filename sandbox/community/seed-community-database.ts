import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Life } from '../population/life.ts';
import {
  communityTableNames,
  type ColumnValue,
  type CommunityTable,
  type TableRow,
} from './community-rows.ts';
import { communitySchema } from './community-schema.ts';
import { toHighStreetRows } from './high-street/to-high-street-rows.ts';
import { toCommunityRows } from './to-community-rows.ts';

/** The part of a population that the community provider looks at. */
export interface CommunityPopulation {
  readonly size: number;
  lives(): Iterable<Life>;
}

/** What the seeding needs. */
export interface CommunitySeedOptions {
  /** A `postgres:` address of a database of its own. */
  readonly url: string;
  readonly population: CommunityPopulation;
  /** Told how many of how many people are loaded. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The layout of the rows; raise it when a life comes to be rendered otherwise. */
const layout = 4;
const peoplePerTransaction = 100;
const livesInMark = 25;

/**
 * Fills the community providers' database from the population; resolves to false where it already holds it.
 *
 * A database that holds another population, or a load that was broken off, is emptied and loaded again.
 */
export async function seedCommunityDatabase(options: CommunitySeedOptions): Promise<boolean> {
  const client = new Client({ connectionString: options.url });
  await client.connect();
  try {
    await refuseForeignTables(client);
    for (const statement of communitySchema) await client.query(statement);
    await client.query(
      'create table if not exists sandbox_load (population text primary key, loaded_at timestamptz not null default now())',
    );
    const mark = toMark(options.population);
    const { rowCount } = await client.query('select 1 from sandbox_load where population = $1', [mark]);
    if (rowCount !== null && rowCount > 0) return false;
    await client.query(`truncate sandbox_load, ${communityTableNames.join(', ')}`);
    await load(client, options);
    await client.query('insert into sandbox_load (population) values ($1)', [mark]);
    await client.query('analyze');
    return true;
  } finally {
    await client.end();
  }
}

/** Tables of this shape that the sandbox did not make may hold a provider's own records: they are never emptied. */
async function refuseForeignTables(client: Client): Promise<void> {
  const { rows } = await client.query<{ ours: boolean; tables: boolean }>(
    `select to_regclass('sandbox_load') is not null as ours, to_regclass('cyp001mpi') is not null as tables`,
  );
  if (rows[0]?.tables === true && !rows[0].ours) {
    throw new Error(
      'The database holds community tables that the sandbox did not make. Give the sandbox a database of its own in CAREGRAPH_SANDBOX_POSTGRES_URL.',
    );
  }
}

async function load(client: Client, { population, onProgress }: CommunitySeedOptions): Promise<void> {
  let people = 0;
  let batch: TableRow[] = [];
  for (const life of population.lives()) {
    batch.push(...toCommunityRows(life), ...toHighStreetRows(life));
    people += 1;
    if (people % peoplePerTransaction !== 0 && people !== population.size) continue;
    await insert(client, batch);
    batch = [];
    onProgress?.(people, population.size);
  }
  await insert(client, batch);
}

async function insert(client: Client, batch: readonly TableRow[]): Promise<void> {
  const byTable = new Map<CommunityTable, Readonly<Record<string, ColumnValue>>[]>();
  for (const { table, row } of batch) {
    const rows = byTable.get(table);
    if (rows === undefined) byTable.set(table, [row]);
    else rows.push(row);
  }
  await client.query('begin');
  for (const [table, rows] of byTable) {
    // One parameter for any number of rows; the same member of staff comes with every contact.
    await client.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('commit');
}

/** Tells one population from another by its size and its first lives, which any other seed or day changes. */
function toMark(population: CommunityPopulation): string {
  const hash = createHash('sha256').update(`${layout} ${population.size}`);
  let hashed = 0;
  for (const life of population.lives()) {
    hash.update(JSON.stringify(life));
    hashed += 1;
    if (hashed === livesInMark) break;
  }
  return hash.digest('base64url');
}
