import { parseArgs } from 'node:util';
import { toAdvice } from '../../schema/runtime/run-process.ts';
import { postgresUrlVariable, readEnvironment } from '../kit/env.ts';
import { openStore } from '../kit/store.ts';
import { listUnjoined, type Unjoined } from './telehealth/store/list-unjoined.ts';
import { migrations } from './telehealth/store/migrations.ts';
import type { CommunityTables } from './telehealth/store/tables.ts';

const usage = `Usage: npm run readings -- unjoined [--limit N]

What suppliers of telehealth send is joined to a person only where the link is verified. This lists what is not, by supplier
and the NHS number that it claims. It is settled by the supplier: it traces the number and sends the things again, which then
hold.

  --limit N   how many are listed (100)

  CAREGRAPH_COMMUNITY_STORE_URL   the store, as postgres://…; in the sandbox
                                  postgres://postgres:postgres@127.0.0.1:4027/postgres`;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        limit: { type: 'string', default: '100' },
      },
      allowPositionals: true,
    });
    const limit = Number(values.limit);
    if (values.help) return say(usage, 0);
    if (positionals.join(' ') !== 'unjoined' || !Number.isInteger(limit) || limit < 1) return say(usage, 2);
    const { CAREGRAPH_COMMUNITY_STORE_URL: url } = readEnvironment({
      CAREGRAPH_COMMUNITY_STORE_URL: postgresUrlVariable,
    });
    const store = openStore<CommunityTables>({ url, schema: 'community', migrations });
    try {
      const unjoined = await listUnjoined(store.tables, limit);
      return say(unjoined.length === 0 ? 'Everything is joined.' : unjoined.map(toLine).join('\n'), 0);
    } finally {
      await store.close();
    }
  } catch (error) {
    process.stderr.write(`${toAdvice(error)}\n`);
    return 1;
  }
}

function toLine({ supplier, link, nhsNumber, things, first, last, identifier }: Unjoined): string {
  const reason = link === 'none' ? 'no valid NHS number' : 'an NHS number that nobody verified';
  const count = things === 1 ? '1 thing' : `${things} things`;
  return `${supplier}  ${nhsNumber ?? '–'}  ${count} from ${first} to ${last}: ${reason}; the last is ${identifier}`;
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}
