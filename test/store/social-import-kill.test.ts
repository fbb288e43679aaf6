import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withPostgres } from '../support/postgres.ts';
import { openTestSocialStore, type TestSocialStore, toFile } from '../support/social-file.ts';

const rows = 30_000;
let store: TestSocialStore;
let folder: string;

beforeAll(async () => {
  store = await openTestSocialStore(withPostgres);
  folder = await mkdtemp(join(tmpdir(), 'caregraph-kill-'));
});
afterAll(async () => {
  await store?.close();
  await rm(folder, { recursive: true });
});

/** Starts the command as an operator does. */
function startImport(path: string) {
  return spawn(process.execPath, ['subgraphs/social/import.ts', 'cld', path], {
    env: { ...process.env, CAREGRAPH_SOCIAL_STORE_URL: store.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const submission = () => store.tables.selectFrom('submission').selectAll().executeTakeFirst();

test('an import that is killed leaves nothing half done, and ends when it is run again', async () => {
  const path = join(folder, 'file.csv');
  await writeFile(
    path,
    toFile(
      Array.from({ length: rows }, (_, index) => ({
        'LA Code': '901',
        'LA Person Unique Identifier': String(1 + (index % 5000)),
        'Event Type': 'Request',
        'Event Reference': `R-${index}`,
        'Event Start Date': '2025-05-02',
        'Event End Date': index % 1000 === 7 ? '2025-05-01' : '2025-05-03',
      })),
    ),
  );

  const killed = startImport(path);
  await vi.waitFor(async () => expect((await submission())?.last_line ?? 0).toBeGreaterThan(2000), {
    timeout: 60_000,
    interval: 5,
  });
  killed.kill('SIGKILL');
  await once(killed, 'exit');

  // What is settled is whole batches: every line up to the last one is there or refused, and none behind it.
  const half = await submission();
  if (half?.state !== 'loading')
    throw new Error('The import ended before it was killed; let the file be longer.');
  const count = async (table: 'event' | 'refusal') => {
    const { all, last } = await store.tables
      .selectFrom(table)
      .select((column) => [column.fn.countAll<string>().as('all'), column.fn.max('line').as('last')])
      .executeTakeFirstOrThrow();
    return { all: Number(all), last: last ?? 0 };
  };
  const [kept, refused] = [await count('event'), await count('refusal')];
  expect(kept.all + refused.all).toBe(half.last_line - 1);
  expect(Math.max(kept.last, refused.last)).toBe(half.last_line);
  expect([half.admitted, half.refused]).toEqual([kept.all, refused.all]);

  const again = startImport(path);
  const said: string[] = [];
  again.stdout.on('data', (chunk: Buffer) => void said.push(chunk.toString('utf8')));
  expect(await once(again, 'exit')).toEqual([3, null]);
  expect(said.join('')).toContain('Imported: 29,970 rows; refused: 30.');
  expect(said.join('')).toMatch(/The import went on from line [\d,]+\./);
  expect(await submission()).toMatchObject({ state: 'complete', admitted: 29_970, refused: 30 });
  expect(await count('event')).toMatchObject({ all: 29_970 });
}, 120_000);
