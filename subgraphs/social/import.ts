import { parseArgs } from 'node:util';
import { ConfigurationError } from '../../schema/runtime/env.ts';
import { toAdvice } from '../../schema/runtime/run-process.ts';
import { showProgress } from '../../schema/runtime/show-progress.ts';
import { postgresUrlVariable, readEnvironment } from '../kit/env.ts';
import { importFile, UnreadableFile } from './file/import-file.ts';
import { toReport } from './file/to-report.ts';
import { openStore } from '../kit/store.ts';
import { migrations } from './store/migrations.ts';
import { schema } from './store/open-social-store.ts';
import type { SocialTables } from './store/tables.ts';

const usage = `Usage: npm run import -- cld FILE

Imports a file of Client Level Data (Release 1 or 2, comma separated, headings in the first line) into the social
store. Rows that cannot be used are listed with their line and the reason; the rest is imported. An import that
was broken off goes on where it was when it is run again, and a file that is in already is left as it is. The
graph reads a file only when the whole of it is in.

  CAREGRAPH_SOCIAL_STORE_URL   the store, as postgres://…; in the sandbox
                               postgres://postgres:postgres@127.0.0.1:4028/postgres

The report names lines and headings and never what stands in them. It ends with 0 when every row was imported,
with 3 when some were refused, and with 1 when the file cannot be imported.`;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const [kind, path, ...more] = positionals;
    if (kind !== 'cld' || path === undefined || more.length > 0) {
      process.stderr.write(`${usage}\n`);
      return 1;
    }
    return await importInto(readEnvironment({ CAREGRAPH_SOCIAL_STORE_URL: postgresUrlVariable }), path);
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    return 1;
  }
}

async function importInto(
  { CAREGRAPH_SOCIAL_STORE_URL: url }: { readonly CAREGRAPH_SOCIAL_STORE_URL: string },
  path: string,
): Promise<number> {
  const store = openStore<SocialTables>({ url, schema, migrations, statementMilliseconds: 60_000 });
  const progress = showProgress();
  try {
    await store.migrate();
    const report = await importFile(store.tables, path, {
      onProgress: (done, total, rows) => progress.tell(done, total, `${rows.toLocaleString('en-GB')} rows`),
    });
    progress.end();
    process.stdout.write(`${(await toReport(store.tables, report)).join('\n')}\n`);
    return report.refused === 0 ? 0 : 3;
  } finally {
    progress.end();
    await store.close();
  }
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigurationError) return `${error.message}\n\n${usage}`;
  if (error instanceof UnreadableFile) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR') return 'There is no file of that name.';
  return toAdvice(error);
}
