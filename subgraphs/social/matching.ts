import { parseArgs } from 'node:util';
import { ConfigurationError } from '../../schema/runtime/env.ts';
import { toAdvice } from '../../schema/runtime/run-process.ts';
import { postgresUrlVariable, readEnvironment } from '../kit/env.ts';
import { openStore, type Store } from '../kit/store.ts';
import { listOpenLinks, openReasons, settleLink } from './file/review-links.ts';
import { migrations } from './store/migrations.ts';
import { schema } from './store/open-social-store.ts';
import type { SocialTables } from './store/tables.ts';

const usage = `Usage: npm run matching -- review [--limit N]
       npm run matching -- settle --council CODE --person ID (--nhs-number N | --nobody) --by NAME

Rows of councils' files are joined to a person only where the match is verified. "review" lists the people of
councils whose match is not: by council and the council's own identifier, with the reason. "settle" keeps what
you decided; it holds at once, and deciding again replaces it.

  --limit N        how many are listed (100)
  --council CODE   the council's code of three digits
  --person ID      the council's own identifier
  --nhs-number N   the number that is this person's
  --nobody         records are to be joined to nobody
  --by NAME        who decided, kept beside the decision

  CAREGRAPH_SOCIAL_STORE_URL   the store, as postgres://…; in the sandbox
                               postgres://postgres:postgres@127.0.0.1:4028/postgres`;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        limit: { type: 'string', default: '100' },
        council: { type: 'string' },
        person: { type: 'string' },
        'nhs-number': { type: 'string' },
        nobody: { type: 'boolean', default: false },
        by: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (values.help) return say(usage, 0);
    const [command] = positionals;
    const limit = Number(values.limit);
    if (command === 'review' && Number.isInteger(limit) && limit > 0) {
      return await withStore((store) => review(store, limit));
    }
    const { council, person, by, nobody, 'nhs-number': nhsNumber } = values;
    const isOne = nobody !== (nhsNumber !== undefined);
    if (command === 'settle' && council !== undefined && person !== undefined && by !== undefined && isOne) {
      const decision = { council, localId: person, nhsNumber: nhsNumber ?? null, by, at: new Date() };
      return await withStore(async ({ tables }) => {
        const fault = await settleLink(tables, decision);
        return fault === undefined ? say('Settled.', 0) : say(fault, 1);
      });
    }
    return say(usage, 1);
  } catch (error) {
    return say(error instanceof ConfigurationError ? `${error.message}\n\n${usage}` : toAdvice(error), 1);
  }
}

async function review({ tables }: Store<SocialTables>, limit: number): Promise<number> {
  let count = 0;
  for await (const { council, localId, reason } of listOpenLinks(tables)) {
    count += 1;
    if (count > limit) break;
    process.stdout.write(`council ${council}  ${localId || '(no identifier)'}  ${openReasons[reason]}\n`);
  }
  if (count > limit) return say(`More than ${limit} are open; --limit shows more.`, 0);
  return say(count === 0 ? 'No match is open.' : `${count} open.`, 0);
}

async function withStore(work: (store: Store<SocialTables>) => Promise<number>): Promise<number> {
  const { CAREGRAPH_SOCIAL_STORE_URL: url } = readEnvironment({
    CAREGRAPH_SOCIAL_STORE_URL: postgresUrlVariable,
  });
  const store = openStore<SocialTables>({ url, schema, migrations, statementMilliseconds: 60_000 });
  try {
    await store.migrate();
    return await work(store);
  } finally {
    await store.close();
  }
}

function say(words: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return code;
}
