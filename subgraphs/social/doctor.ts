import { randomUUID } from 'node:crypto';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Failed, Found, Withheld } from '../kit/outcome.ts';
import type { CheckContext, Finding, SettingChecks } from '../kit/setting-checks.ts';
import { openStore } from '../kit/store.ts';
import { type CallContext, createCouncilClient } from './council/council-client.ts';
import { createHomeCareClient, type HomeCareProvider } from './home-care/home-care-client.ts';
import { readSocialSources, type SocialSources } from './settings.ts';
import { migrations } from './store/migrations.ts';
import { schema } from './store/open-social-store.ts';
import type { SocialTables } from './store/tables.ts';

/** Looks at the council's system, at every home-care provider's log and at the store of files. */
export const socialChecks: SettingChecks = {
  setting: 'social',
  title: 'social care',
  variables: [
    'CAREGRAPH_COUNCIL_URL',
    'CAREGRAPH_HOME_CARE',
    'CAREGRAPH_HOME_CARE_FILE',
    'CAREGRAPH_SOCIAL_STORE_URL',
  ],
  async check(context) {
    const sources = readSocialSources(context.environment);
    const providers = sources.homeCare.map((provider) => checkHomeCare(provider, context));
    return Promise.all([checkCouncil(sources, context), ...providers, checkFiles(sources, context)]);
  },
};

/** The number of the national test range's first published example; nobody's, or an invented person's. */
const exampleNumber = '9000000009';

type Reply = Found<unknown> | Failed | Withheld;

async function checkCouncil(
  { councilUrl, apiKey, council }: SocialSources,
  context: CheckContext,
): Promise<Finding> {
  const system = `council ${council.code}`;
  const client = createCouncilClient({ baseUrl: councilUrl.replace(/\/+$/, ''), apiKey, maximumCalls: 1 });
  const search = await client.searchPersons([exampleNumber], toCall(context));
  const fault = toFault(search, {
    refused: 'Check CAREGRAPH_COUNCIL_API_KEY; the council does not accept it.',
    away: 'Check CAREGRAPH_COUNCIL_URL, and that this machine may reach it.',
  });
  if (fault !== undefined) return { system, ...fault };
  const can = ['give requests, assessments, packages, plans and what else it keeps of people'];
  const caseload = await client.listAllocations(undefined, toCall(context));
  if (caseload.kind === 'found') {
    return { system, state: 'works', says: 'It answers.', can: [...can, 'say who works with whom'] };
  }
  const says = `It answers, and does not list its allocations: ${caseload.code}.`;
  const next = 'Ask the council to allow GET allocations; without it no social worker has a relationship.';
  return { system, state: 'works in part', says, can, next };
}

async function checkHomeCare(provider: HomeCareProvider, context: CheckContext): Promise<Finding> {
  const system = `home-care provider ${provider.odsCode}`;
  const client = createHomeCareClient(provider, { endpoints: createEndpoints() });
  const fault = toFault(await client.searchClients([exampleNumber], toCall(context)), {
    refused: 'Check its token in CAREGRAPH_HOME_CARE; the provider does not accept it.',
    away: 'Check its url in CAREGRAPH_HOME_CARE, and that this machine may reach it.',
  });
  return fault === undefined
    ? { system, state: 'works', says: 'It answers.', can: ['give visits, medicines and notes for families'] }
    : { system, ...fault };
}

function toFault(
  reply: Reply,
  next: { readonly refused: string; readonly away: string },
): Pick<Finding, 'state' | 'says' | 'next'> | undefined {
  if (reply.kind === 'found') return undefined;
  if (reply.code === 'SOURCE_REFUSED_CALLER') {
    return { state: 'does not work', says: 'It refuses us.', next: next.refused };
  }
  return { state: 'does not work', says: `It could not be asked: ${reply.code}.`, next: next.away };
}

function toCall({ signal, timeoutMilliseconds }: CheckContext): CallContext {
  return { requestId: randomUUID(), signal, deadline: Date.now() + timeoutMilliseconds };
}

const dayMilliseconds = 86_400_000;

async function checkFiles(
  { storeUrl, fileDays }: SocialSources,
  { timeoutMilliseconds }: CheckContext,
): Promise<Finding> {
  const system = 'the files of councils';
  if (storeUrl === undefined) {
    const next = 'Set CAREGRAPH_SOCIAL_STORE_URL where councils send Client Level Data.';
    return { system, state: 'not configured', says: 'No store for them is configured.', next };
  }
  const statementMilliseconds = timeoutMilliseconds;
  const store = openStore<SocialTables>({ url: storeUrl, schema, migrations, statementMilliseconds });
  try {
    const days = await store.tables
      .selectFrom('submission_council')
      .innerJoin('submission', 'submission.id', 'submission_council.submission_id')
      .where('submission.state', '=', 'complete')
      .groupBy('council')
      .select((column) => ['council', column.fn.max('period_end').as('last')])
      .execute();
    return { system, ...describeFiles(days, fileDays) };
  } catch {
    const next = 'Check CAREGRAPH_SOCIAL_STORE_URL, and import a first file: npm run import -- cld FILE.';
    return { system, state: 'does not work', says: 'The store cannot be read, or was never set up.', next };
  } finally {
    await store.close();
  }
}

function describeFiles(
  days: readonly { readonly council: string; readonly last: string | null }[],
  fileDays: number,
): Pick<Finding, 'state' | 'says' | 'can' | 'next'> {
  if (days.length === 0) {
    const next = 'Import one with npm run import -- cld FILE.';
    return { state: 'works in part', says: 'The store answers; no file is in.', next };
  }
  const old = days.filter(
    ({ last }) => last !== null && Date.now() - Date.parse(last) > fileDays * dayMilliseconds,
  );
  const can = days.map(
    ({ council, last }) => `tell of council ${council} until ${last ?? 'a day that is not said'}`,
  );
  if (old.length === 0) return { state: 'works', says: 'Files are in.', can };
  const says = `The newest file of ${old.map(({ council }) => council).join(', ')} is old, and reads STALE.`;
  return { state: 'works in part', says, can, next: 'Ask the council for the next file, and import it.' };
}
