import { connect } from 'node:net';
import { once } from 'node:events';
import * as fc from 'fast-check';
import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgresProxy } from '../../sandbox/faults/postgres-proxy.ts';
import { createRowGarbler } from '../../sandbox/faults/postgres-proxy-garbler.ts';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../sandbox/postgres/start-embedded-postgres.ts';
import { createBackendWalk } from '../../sandbox/postgres/walk-backend-messages.ts';

describe('a proxy before a PostgreSQL', () => {
  let database: EmbeddedPostgres;
  let proxy: RunningSource;
  let pool: Pool;

  beforeAll(async () => {
    database = await startEmbeddedPostgres({ port: 0 });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    proxy = await startPostgresProxy({ target: database.url, port: 0, slowMilliseconds: 1500 });
    pool = new Pool({ connectionString: proxy.url, max: 4 });
    pool.on('error', () => {});
  });
  afterEach(async () => {
    await pool.end();
    await proxy.close();
  });

  it('passes everything through while up, however large', async () => {
    const { rows } = await pool.query<{ text: string; n: number }>(
      `select repeat('é', 400000) as text, $1::int as n from generate_series(1, 3)`,
      [7],
    );
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ text: 'é'.repeat(400_000), n: 7 })));
    const large = 'z'.repeat(500_000);
    expect((await pool.query<{ length: number }>('select length($1) as length', [large])).rows).toEqual([
      { length: 500_000 },
    ]);
  });

  it('declines encryption, so that a client that prefers it goes on without', async () => {
    const { hostname, port } = new URL(proxy.url);
    const socket = connect(Number(port), hostname);
    // An SSLRequest in two packets, as protocol 3.0 writes it.
    const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
    socket.write(request.subarray(0, 3));
    await once(socket, 'connect');
    socket.write(request.subarray(3));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString('latin1')).toBe('N');
    socket.destroy();
    await expect(new Client({ connectionString: proxy.url, ssl: true }).connect()).rejects.toThrow(
      'The server does not support SSL connections',
    );
  });

  it('when down, cuts open connections, refuses new ones, and comes back on its port', async () => {
    const client = new Client({ connectionString: proxy.url });
    await client.connect();
    client.on('error', () => {});
    const cut = once(client, 'error');
    await proxy.setState('down');
    await cut;
    await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.setState('up');
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('when slow, lets clients in and holds back every answer, until it is up again', async () => {
    await proxy.setState('slow');
    const client = new Client({ connectionString: proxy.url });
    const beforeLogin = performance.now();
    await client.connect();
    expect(performance.now() - beforeLogin).toBeLessThan(1500);
    const before = performance.now();
    await client.query('select 1');
    expect(performance.now() - before).toBeGreaterThanOrEqual(1495);

    const answers = [client.query('select 2 as n'), client.query('select 3 as n')].map(
      async (answer) => ((await answer).rows as unknown[])[0],
    );
    await proxy.setState('up');
    expect(await Promise.all(answers)).toEqual([{ n: 2 }, { n: 3 }]);
    await client.end();
  });

  it('when garbage, makes every value unreadable and leaves the protocol intact', async () => {
    const sql = `select 'text' as text, null::text as nothing, '' as empty, 42 as number`;
    const client = new Client({ connectionString: proxy.url });
    await client.connect();
    await proxy.setState('garbage');
    const { rows, fields } = await client.query(sql);
    expect(fields.map(({ name }) => name)).toEqual(['text', 'nothing', 'empty', 'number']);
    expect(rows).toEqual([{ text: '\uFFFD'.repeat(4), nothing: null, empty: '', number: Number.NaN }]);
    await expect(client.query(`select '{"a":1}'::jsonb as document`)).rejects.toThrow('is not valid JSON');
    await expect(client.query('select nonsense')).rejects.toMatchObject({ code: '42703' });
    await proxy.setState('up');
    expect((await client.query(sql)).rows).toEqual([{ text: 'text', nothing: null, empty: '', number: 42 }]);
    await client.end();
  });
});

describe('the walk over server messages', () => {
  const value = fc.option(fc.uint8Array({ maxLength: 40 }), { nil: null });
  const message = fc.oneof(
    fc.array(value, { maxLength: 5 }).map((values) => ({ type: 'D', values })),
    fc
      .tuple(fc.constantFrom('T', 'C', 'Z', 'S'), fc.uint8Array({ maxLength: 30 }))
      .map(([type, body]) => ({ type, body })),
  );

  it('garbles the values of rows and nothing else, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(message),
        fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 }),
        (messages, cuts) => {
          const sent = Buffer.concat(messages.map((one) => encode(one)));
          const expected = Buffer.concat(
            messages.map((one) =>
              'values' in one
                ? encode({
                    type: 'D',
                    values: one.values.map((bytes) => bytes && new Uint8Array(bytes.length).fill(0xff)),
                  })
                : encode(one),
            ),
          );
          const garbler = createRowGarbler();
          const types: string[] = [];
          const walk = createBackendWalk({
            onMessage: (type) => {
              types.push(type);
              if (type === 'D') garbler.begin();
            },
            onBody: (type, chunk, start, end) => {
              if (type === 'D') garbler.overwrite(chunk, start, end);
            },
          });
          for (let at = 0, turn = 0; at < sent.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            walk(sent.subarray(at, at + size));
            at += size;
          }
          expect(types).toEqual(messages.map(({ type }) => type));
          expect(sent.equals(expected)).toBe(true);
        },
      ),
    );
  });

  function encode(
    one: { type: string; values: (Uint8Array | null)[] } | { type: string; body: Uint8Array },
  ): Buffer {
    const body = 'values' in one ? encodeRow(one.values) : Buffer.from(one.body);
    const header = Buffer.alloc(5);
    header.write(one.type, 0, 'latin1');
    header.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([header, body]);
  }

  function encodeRow(values: (Uint8Array | null)[]): Buffer {
    const count = Buffer.alloc(2);
    count.writeInt16BE(values.length);
    return Buffer.concat([
      count,
      ...values.map((bytes) => {
        const length = Buffer.alloc(4);
        length.writeInt32BE(bytes?.length ?? -1);
        return Buffer.concat([length, bytes ?? Buffer.alloc(0)]);
      }),
    ]);
  }
});
