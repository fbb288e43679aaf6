import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { ProviderConnection } from '../../subgraphs/community/connect-provider.ts';
import { type CommunityOptions, startCommunity } from '../../subgraphs/community/start.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { askEntities, openRequest, sealRecord, named } from './ask-subgraph.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** How a community subgraph of the tests differs from the usual one. */
export interface TestCommunityOptions extends Partial<CommunityOptions> {
  readonly staleAfterDays?: number;
  readonly provider?: Pick<ProviderConnection, 'odsCode' | 'name' | 'layout'>;
}

const trust = { odsCode: 'RZY', name: 'Northmoor Community Trust' };

/** Starts a community subgraph over a database whose rows are never too old, unless it is told otherwise. */
export function startTestCommunity(databaseUrl: string, options: TestCommunityOptions = {}) {
  const { staleAfterDays = 36_500, provider = trust, ...others } = options;
  return named(
    'community',
    startCommunity({
      host: '127.0.0.1',
      port: 0,
      providers: [{ ...provider, url: databaseUrl, staleAfterDays }],
      sealSecret,
      idSecret,
      log: createLog('community', 'silent'),
      ...others,
    }),
  );
}

/** Asks for fields of one person's record in a graph request of its own; fails on any error. */
export async function askCommunity(url: string, subject: RecordSubject, selection: string) {
  const request = await openRequest();
  const seal = await sealRecord(request, subject);
  const record = { __typename: 'CareRecord', seal };
  const answer = await askEntities(url, request, [record], `... on CareRecord { ${selection} }`);
  if (answer.errors !== undefined) throw new Error('The subgraph answered with errors.');
  return { request, seal, record: answer.data._entities[0] };
}
