import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../subgraphs/kit/store.ts';
import { listFiles } from '../../subgraphs/social/file/list-files.ts';
import { withdrawFile } from '../../subgraphs/social/file/withdraw-file.ts';
import { migrations } from '../../subgraphs/social/store/migrations.ts';
import type { SocialTables } from '../../subgraphs/social/store/tables.ts';
import { everyPostgres, withPostgres } from '../support/postgres.ts';
import { toContents } from '../support/social-contents.ts';
import {
  type FileRowOfTest,
  openTestSocialStore,
  type TestSocialStore,
  toFile,
} from '../support/social-file.ts';

const request: FileRowOfTest = {
  'Reporting Period Start Date': '2025-04-01',
  'Reporting Period End Date': '2026-03-31',
  'LA Code': '901',
  'NHS Number': '9992000015',
  'LA Person Unique Identifier': '41',
  'Date of Birth': '1941-03-09',
  'Event Type': 'Request',
  'Event Start Date': '2025-05-02',
  'Event End Date': '2025-05-03',
};
const right = toFile([request]);
const wrong = toFile([{ ...request, 'NHS Number': '9992000023', 'Event Start Date': '2025-05-01' }]);
const terms = { by: 'A. Operator', reason: 'The wrong year', at: new Date('2026-06-02T09:00:00Z') };

describe.each(everyPostgres)('withdrawing a file from $name', ({ open }) => {
  let store: TestSocialStore;
  beforeAll(async () => {
    store = await openTestSocialStore(open);
  });
  beforeEach(() => store.empty());
  afterAll(() => store?.close());

  test('leaves the others as they were, keeps who did it and why, and does it once', async () => {
    await store.bring(right);
    const before = await toContents(store.tables);
    const { fingerprint } = await store.bring(wrong);
    const done = await withdrawFile(store.tables, { file: fingerprint.slice(0, 8), ...terms });
    expect(done).toMatchObject({
      kind: 'withdrawn',
      withdrawal: {
        digest: fingerprint,
        name: 'file.csv',
        admitted: 1,
        withdrawn_by: 'A. Operator',
        reason: 'The wrong year',
      },
    });
    expect(await toContents(store.tables)).toStrictEqual(before);
    const again = await withdrawFile(store.tables, { file: fingerprint, ...terms, by: 'Somebody else' });
    expect(again).toMatchObject({ kind: 'before', withdrawal: { withdrawn_by: 'A. Operator' } });
    expect(await listFiles(store.tables)).toEqual([
      expect.stringMatching(
        /^[0-9a-f]{16} {2}file\.csv {2}1 row {2}imported 2026-06-01 {2}council 901 from 2025-04-01 to 2026-03-31$/,
      ),
      `${fingerprint.slice(0, 16)}  file.csv  1 row  withdrawn 2026-06-02 by A. Operator: The wrong year`,
    ]);
  });

  test('is refused where the words mean no file or several', async () => {
    const [one, other] = [await store.bring(right), await store.bring(wrong)];
    const ask = (file: string) => withdrawFile(store.tables, { file, ...terms });
    for (const file of [
      '',
      '%',
      'nothing.csv',
      one.fingerprint.slice(0, 7),
      'ffffffff%',
      `${one.fingerprint}0`,
    ]) {
      expect([file, await ask(file)]).toEqual([file, { kind: 'unknown' }]);
    }
    const fingerprints = [one.fingerprint, other.fingerprint].toSorted();
    const several = await ask('file.csv');
    expect(several.kind === 'several' && several.fingerprints.toSorted()).toEqual(fingerprints);
    await ask(other.fingerprint);
    // The name still means both: saying it again must not withdraw the right one.
    expect(await ask('file.csv')).toMatchObject({ kind: 'several' });
    expect(await store.tables.selectFrom('event').selectAll().execute()).toHaveLength(1);
  });

  test('does all of it or nothing', async () => {
    const { fingerprint } = await store.bring(wrong);
    const before = await toContents(store.tables);
    const stop = () => {
      throw new Error('broken off');
    };
    await expect(withdrawFile(store.tables, { file: fingerprint, ...terms }, stop)).rejects.toThrow(
      'broken off',
    );
    expect(await toContents(store.tables)).toStrictEqual(before);
    expect(await store.tables.selectFrom('withdrawal').selectAll().execute()).toEqual([]);
  });

  test('keeps the same file out, and lets it in where somebody changed it on purpose', async () => {
    const { fingerprint } = await store.bring(wrong);
    await withdrawFile(store.tables, { file: fingerprint, ...terms });
    await expect(store.bring(wrong)).rejects.toThrow(
      'This file was withdrawn on 2026-06-02 by A. Operator. To have it read after all, add an empty line to its end.',
    );
    expect(await store.bring(`${wrong}\n`)).toMatchObject({ isNew: true, admitted: 1 });
  });

  test('takes an import back that was broken off, and one that goes on is told', async () => {
    const rows = toFile(
      Array.from({ length: 4500 }, (_, index) => ({ ...request, 'Event Reference': `R-${index}` })),
    );
    const stop = () => {
      throw new Error('broken off');
    };
    await expect(store.bring(rows, stop)).rejects.toThrow('broken off');
    const [half] = await store.tables.selectFrom('submission').select('digest').execute();
    const told: number[] = [];
    const options = { file: half?.digest ?? '', ...terms };
    await withdrawFile(store.tables, options, (done, total) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
    expect(await toContents(store.tables)).toMatchObject({ submission: [], event: [], person_statement: [] });
    await expect(store.bring(rows)).rejects.toThrow('withdrawn');
  });

  test('beside an import that says the same of a person, keeps what that one says', async () => {
    const { fingerprint } = await store.bring(toFile([request, { ...request, 'Event Reference': 'R-1' }]));
    const [done] = await Promise.all([
      withdrawFile(store.tables, { file: fingerprint, ...terms }),
      store.bring(right),
    ]);
    expect(done.kind).toBe('withdrawn');
    const left = await toContents(store.tables);
    await store.empty();
    await store.bring(right);
    expect(left).toStrictEqual(await toContents(store.tables));
  });

  test('keeps what a file may have said that was imported before it was kept what each says', async () => {
    await store.bring(right);
    await store.tables.updateTable('submission').set({ names_people: false }).execute();
    await store.tables.deleteFrom('submission_statement').execute();
    const { fingerprint } = await store.bring(wrong);
    await withdrawFile(store.tables, { file: fingerprint, ...terms });
    const statements = await store.tables.selectFrom('person_statement').select('nhs_number').execute();
    expect(statements.map(({ nhs_number: number }) => number).toSorted()).toEqual([
      '9992000015',
      '9992000023',
    ]);
  });
});

test(
  'rows that tell of no event, and were counted as refused before, are none',
  { timeout: 180_000 },
  async () => {
    const postgres = await withPostgres();
    const [first] = Object.entries(migrations);
    if (first === undefined) throw new Error('There is a first one.');
    const open = (own: typeof migrations) =>
      openStore<SocialTables>({ url: postgres.url, schema: 'social', migrations: own });
    const [before, after] = [open(Object.fromEntries([first])), open(migrations)];
    try {
      await before.migrate();
      await sql`insert into social.submission (digest, state, last_line, admitted, refused, started_at)
      values ('a', 'complete', 5, 1, 3, now()), ('b', 'complete', 3, 1, 1, now())`.execute(before.tables);
      await sql`insert into social.refusal select id, line, reason from social.submission,
      (values ('a', 3, 'NO_EVENT'), ('a', 4, 'NO_EVENT'), ('a', 5, 'BAD_DATE'), ('b', 3, 'NO_PERSON'))
        as refused(file, line, reason) where digest = file`.execute(before.tables);
      await after.migrate();
      const files = after.tables.selectFrom('submission').select(['digest', 'refused', 'without_event']);
      expect(await files.orderBy('digest').execute()).toEqual([
        { digest: 'a', refused: 1, without_event: 2 },
        { digest: 'b', refused: 1, without_event: 0 },
      ]);
      const refusals = await after.tables.selectFrom('refusal').select('reason').orderBy('reason').execute();
      expect(refusals.map(({ reason }) => reason)).toEqual(['BAD_DATE', 'NO_PERSON']);
    } finally {
      await before.close();
      await after.close();
      await postgres.close();
    }
  },
);

// Each command is a process of its own, which takes its time on a busy machine.
test('an operator lists, withdraws and is told what is wrong', { timeout: 600_000 }, async () => {
  const store = await openTestSocialStore(withPostgres);
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-withdraw-'));
  const run = async (...words: readonly string[]) => {
    const child = spawn(process.execPath, ['subgraphs/social/import.ts', ...words], {
      env: { ...process.env, CAREGRAPH_SOCIAL_STORE_URL: store.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, problem] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return [child.exitCode, out, problem] as const;
  };
  try {
    const path = join(folder, 'q1.csv');
    await writeFile(path, wrong);
    const [code, out] = await run('cld', path);
    expect(code).toBe(0);
    const fingerprint = /Fingerprint: ([0-9a-f]{16})\./.exec(out)?.[1] ?? '';
    expect(await run('list')).toMatchObject([
      0,
      expect.stringContaining(`${fingerprint}  q1.csv  1 row`),
      '',
    ]);
    const by = ['--by', 'A. Operator', '--reason', 'The wrong year'];
    expect(await run('withdraw', fingerprint)).toMatchObject([1, '', expect.stringContaining('--by')]);
    expect(await run('withdraw', 'q1.csv', ...by)).toMatchObject([
      0,
      `Withdrawn: ${fingerprint}; one row is gone.\n`,
      expect.anything(),
    ]);
    expect(await run('withdraw', fingerprint, ...by)).toMatchObject([
      0,
      expect.stringContaining('already'),
      '',
    ]);
    expect(await run('cld', path)).toMatchObject([1, '', expect.stringContaining('was withdrawn on')]);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
