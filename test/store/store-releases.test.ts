import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../subgraphs/kit/store.ts';
import { everyPostgres, type TestPostgres } from '../support/postgres.ts';

interface Tables {
  readonly thing: { readonly id: string; readonly note?: string | null };
}

const earlier: Readonly<Record<string, Migration>> = {
  '001-thing': {
    async up(db) {
      await sql`create schema if not exists releases`.execute(db);
      await sql`create table releases.thing (id text primary key)`.execute(db);
    },
  },
};
const later: Readonly<Record<string, Migration>> = {
  ...earlier,
  '002-note': { up: async (db) => void (await sql`alter table releases.thing add note text`.execute(db)) },
};

describe.each(everyPostgres)('a store of two releases on $name', ({ open }) => {
  let postgres: TestPostgres;
  const opened: Store<Tables>[] = [];

  beforeAll(async () => {
    postgres = await open();
  });
  afterEach(async () => {
    await sql`drop schema if exists releases cascade`.execute(openAs({}).tables);
    await Promise.all(opened.splice(0).map((store) => store.close()));
  });
  afterAll(() => postgres.close());

  function openAs(
    migrations: Readonly<Record<string, Migration>>,
    statementMilliseconds = 5000,
  ): Store<Tables> {
    const { url } = postgres;
    const store = openStore<Tables>({ url, schema: 'releases', migrations, statementMilliseconds });
    opened.push(store);
    return store;
  }

  it('is used by the earlier one after the later one made it newer, and stays newer', async () => {
    await openAs(later).migrate();
    const rolledBack = openAs(earlier);
    await rolledBack.migrate();
    await rolledBack.tables.insertInto('thing').values({ id: 'one' }).execute();
    const again = openAs(later);
    await again.migrate();
    expect(await again.tables.selectFrom('thing').select(['id', 'note']).execute()).toEqual([
      { id: 'one', note: null },
    ]);
  });

  it('is refused where it lacks a migration that comes before one it has', async () => {
    await openAs(later).migrate();
    const { '002-note': note = { up: () => Promise.resolve() } } = later;
    const other = openAs({ '001-other': { up: () => Promise.resolve() }, '002-note': note });
    await expect(other.migrate()).rejects.toThrow('The store could not be brought up to date.');
  });

  it('is brought up to date by several processes at once', async () => {
    const stores = Array.from({ length: 4 }, () => openAs(later));
    await Promise.all(stores.map((store) => store.migrate()));
    expect(await openAs(later).tables.selectFrom('thing').select('note').execute()).toEqual([]);
  });

  it('may take longer to be brought up to date than a question may take', async () => {
    const slow: Readonly<Record<string, Migration>> = {
      ...earlier,
      '002-slow': { up: async (db) => void (await sql`select pg_sleep(0.3)`.execute(db)) },
    };
    await expect(openAs(slow, 100).migrate()).resolves.toBeUndefined();
  });
});
