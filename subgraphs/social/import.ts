import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { ConfigurationError } from '../../schema/runtime/env.ts';
import { toAdvice } from '../../schema/runtime/run-process.ts';
import { showProgress } from '../../schema/runtime/show-progress.ts';
import { postgresUrlVariable, readEnvironment } from '../kit/env.ts';
import { openStore } from '../kit/store.ts';
import { importFile, UnreadableFile } from './file/import-file.ts';
import { listFiles } from './file/list-files.ts';
import { toReport } from './file/to-report.ts';
import { toWithdrawalReport } from './file/to-withdrawal-report.ts';
import { withdrawFile } from './file/withdraw-file.ts';
import { migrations } from './store/migrations.ts';
import { schema } from './store/open-social-store.ts';
import type { SocialTables } from './store/tables.ts';

const usage = `Usage: npm run import -- cld FILE
       npm run import -- list
       npm run import -- withdraw FINGERPRINT|NAME --by NAME --reason WORDS

"cld" imports a file of Client Level Data (Release 1 or 2, comma separated, headings in the first line) into the
social store. Rows that cannot be used are listed with their line and the reason; the rest is imported. An import
that was broken off goes on where it was when it is run again, and a file that is in already is left as it is. The
graph reads a file only when the whole of it is in.

"list" shows the files that are in and those that were withdrawn, each with its fingerprint.

"withdraw" takes a wrong file back: at once, and whole, the graph reads what the other files say, as if it had never
been imported. Withdrawing it again changes nothing, and importing the same file again is refused. What was decided
with "npm run matching" stays.

  FINGERPRINT      the first digits of the file's fingerprint, at least eight
  NAME             what the file was called, where one file alone had that name
  --by NAME        who withdraws it, kept beside it
  --reason WORDS   why, kept beside it; write nothing of a person

  CAREGRAPH_SOCIAL_STORE_URL   the store, as postgres://…; in the sandbox
                               postgres://postgres:postgres@127.0.0.1:4028/postgres

The reports name lines and headings and never what stands in them. It ends with 0 when every row was imported or
the file is withdrawn, with 3 when some rows were refused, and with 1 when the file cannot be imported or withdrawn.`;

/** A withdrawal of a large file is a few long statements. */
const statementMilliseconds = 600_000;
const longest = 500;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        by: { type: 'string' },
        reason: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (values.help) return say(usage, 0);
    const [command, file, ...more] = positionals;
    const [by, reason] = [values.by?.trim(), values.reason?.trim()];
    const isPlain = by === undefined && reason === undefined && more.length === 0;
    if (command === 'list' && file === undefined && isPlain) return await withStore(list);
    if (file === undefined || more.length > 0) return say(usage, 1);
    if (command === 'cld' && isPlain) return await withStore((tables) => importInto(tables, file));
    if (command !== 'withdraw') return say(usage, 1);
    if (!by || !reason) return say('Say who withdraws the file with --by, and why with --reason.', 1);
    if (by.length > longest || reason.length > longest) {
      return say(`--by and --reason have at most ${longest} characters.`, 1);
    }
    return await withStore((tables) => withdraw(tables, { file, by, reason, at: new Date() }));
  } catch (error) {
    return say(toSentence(error), 1);
  }
}

async function importInto(tables: Kysely<SocialTables>, path: string): Promise<number> {
  const progress = showProgress();
  try {
    const report = await importFile(tables, path, {
      onProgress: (done, total, rows) => progress.tell(done, total, `${rows.toLocaleString('en-GB')} rows`),
    });
    progress.end();
    say((await toReport(tables, report)).join('\n'), 0);
    return report.refused === 0 ? 0 : 3;
  } finally {
    progress.end();
  }
}

async function list(tables: Kysely<SocialTables>): Promise<number> {
  const lines = await listFiles(tables);
  return say(lines.length === 0 ? 'No file was imported.' : lines.join('\n'), 0);
}

async function withdraw(
  tables: Kysely<SocialTables>,
  question: Parameters<typeof withdrawFile>[1],
): Promise<number> {
  const progress = showProgress();
  try {
    const withdrawn = await withdrawFile(tables, question, (done, total) =>
      progress.tell(done, total, `${done.toLocaleString('en-GB')} lines`),
    );
    progress.end();
    const { says, isDone } = toWithdrawalReport(withdrawn);
    return say(says, isDone ? 0 : 1);
  } finally {
    progress.end();
  }
}

async function withStore(work: (tables: Kysely<SocialTables>) => Promise<number>): Promise<number> {
  const { CAREGRAPH_SOCIAL_STORE_URL: url } = readEnvironment({
    CAREGRAPH_SOCIAL_STORE_URL: postgresUrlVariable,
  });
  const store = openStore<SocialTables>({ url, schema, migrations, statementMilliseconds });
  try {
    await store.migrate();
    return await work(store.tables);
  } finally {
    await store.close();
  }
}

function say(words: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return code;
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigurationError) return `${error.message}\n\n${usage}`;
  if (error instanceof UnreadableFile) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR') return 'There is no file of that name.';
  return toAdvice(error);
}
