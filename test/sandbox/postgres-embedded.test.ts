import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, Pool } from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../sandbox/postgres/start-embedded-postgres.ts';

describe('an embedded PostgreSQL behind ordinary clients', () => {
  let database: EmbeddedPostgres;
  let pool: Pool;

  beforeAll(async () => {
    database = await startEmbeddedPostgres({
      port: 0,
      maxConnections: 30,
      idleInTransactionMilliseconds: 400,
    });
    pool = new Pool({ connectionString: database.url, max: 10 });
    pool.on('error', () => {});
    await pool.query('create table ward (name text primary key, beds int)');
  });

  afterAll(async () => {
    await pool.end();
    await database.close();
  });

  const connect = async () => {
    const client = new Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const cut = (client: Client) => {
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };

  it('gives every client its own rows, also when a statement spans many packets', async () => {
    const large = 'y'.repeat(300_000);
    const clients = await Promise.all(Array.from({ length: 8 }, connect));
    const answers = await Promise.all(
      clients.map(async (client, who) => {
        const wrong: number[] = [];
        for (let turn = 0; turn < 15; turn += 1) {
          const value = who % 2 === 0 ? `${who}-${turn}-${large}` : `${who}-${turn}`;
          const { rows } = await client.query<{ value: string; who: number }>(
            `select $1::text as value, ${who} as who`,
            [value],
          );
          if (rows[0]?.value !== value || rows[0].who !== who) wrong.push(turn);
        }
        return wrong;
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect(answers).toEqual([[], [], [], [], [], [], [], []]);
  });

  it('keeps transactions apart and reports a duplicate as 23505', async () => {
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const client = await pool.connect();
        await client.query('begin');
        await client.query('insert into ward values ($1, $2)', [`ward ${index}`, index]);
        await client.query(index % 2 === 0 ? 'commit' : 'rollback');
        client.release();
      }),
    );
    const { rows } = await pool.query<{ name: string }>('select name from ward order by name');
    expect(rows.map((row) => row.name)).toEqual(['ward 0', 'ward 2', 'ward 4', 'ward 6', 'ward 8']);
    await expect(pool.query('insert into ward values ($1, 1)', ['ward 0'])).rejects.toMatchObject({
      code: '23505',
    });
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('rolls back for a client that disconnects inside a transaction, and serves the next', async () => {
    const client = await connect();
    await client.query('begin');
    await client.query(`insert into ward values ('left behind', 1)`);
    cut(client);
    expect((await pool.query(`select * from ward where name = 'left behind'`)).rows).toEqual([]);
  });

  it('serves the next client when one disconnects with its statement under way or failed', async () => {
    const busy = await connect();
    busy.query('begin; select pg_sleep(0.1)').catch(() => {});
    const failed = await connect();
    await failed.query('begin').catch(() => {});
    await expect(failed.query('select nothing_like_this')).rejects.toMatchObject({ code: '42703' });
    cut(busy);
    cut(failed);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets go of a client that waits its turn and gives up', async () => {
    const holder = await connect();
    await holder.query('begin');
    const waiting = new Client({ connectionString: database.url });
    waiting.on('error', () => {});
    const connected = waiting.connect().catch(() => 'gave up');
    cut(waiting);
    expect(await connected).toBe('gave up');
    await holder.query('commit');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await holder.end();
  });

  it('cuts off a client that sits in a transaction while others wait', async () => {
    const sitting = await connect();
    const told = once(sitting, 'error');
    await sitting.query('begin');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(await told).toMatchObject([{ code: '25P03' }]);
  });

  it('survives churn: 200 connections opened, used and cut or closed', async () => {
    const counts = { right: 0 };
    const lanes = Array.from({ length: 10 }, async (_, lane) => {
      for (let turn = 0; turn < 20; turn += 1) {
        const client = await connect();
        const { rows } = await client.query<{ n: number }>('select $1::int as n', [lane * 100 + turn]);
        if (rows[0]?.n === lane * 100 + turn) counts.right += 1;
        if (turn % 3 === 0) cut(client);
        else await client.end();
      }
    });
    await Promise.all(lanes);
    expect(counts.right).toBe(200);
  });

  it('refuses one client too many with 53300', async () => {
    const clients = await Promise.all(Array.from({ length: 30 - pool.totalCount }, connect));
    await expect(new Client({ connectionString: database.url }).connect()).rejects.toMatchObject({
      code: '53300',
    });
    await Promise.all(clients.map((client) => client.end()));
  });
});
