import { Pool } from 'undici';
import type { Secret } from '../../schema/runtime/secret.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import type { Log } from '../kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../kit/start-subgraph.ts';
import { createCouncilBackend } from './council/council-backend.ts';
import { createCouncilClient } from './council/council-client.ts';
import { createSocialResolvers } from './resolvers.ts';

/** What the social subgraph needs to run. */
export interface SocialOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where the council's case-management API is, without `/api/v1`. */
  readonly councilUrl: string;
  /** Beware: a secret; it is sent to the council and nowhere else. */
  readonly apiKey: string;
  /** The council's code of three digits, and its name as it is shown. */
  readonly council: { readonly code: string; readonly name: string };
  readonly sealSecret: Secret;
  readonly idSecret: Secret;
  readonly log: Log;
  /** How long the council may take for one kind of information, in milliseconds; 1500 unless said. */
  readonly timeoutMilliseconds?: number;
}

/** Starts the social subgraph; it starts and answers while the council's system is down. */
export async function startSocial(options: SocialOptions): Promise<RunningSubgraph> {
  const { host, port, sealSecret, idSecret, log, council, apiKey } = options;
  const base = new URL(options.councilUrl);
  const connections = new Pool(base.origin, { connections: maximumCalls });
  const client = createCouncilClient({
    baseUrl: base.href.replace(/\/+$/, ''),
    apiKey,
    maximumCalls,
    endpoints: createEndpoints({ log }),
    councilCode: council.code,
    dispatcher: connections,
  });
  const backend = createCouncilBackend({
    client,
    council,
    timeoutMilliseconds: options.timeoutMilliseconds ?? 1500,
  });
  const resolvers = createSocialResolvers(backend);
  try {
    const running = await startSubgraph({ name: 'social', resolvers, host, port, sealSecret, idSecret, log });
    return {
      url: running.url,
      async close() {
        await running.close();
        await connections.destroy();
      },
    };
  } catch (error) {
    await connections.destroy();
    throw error;
  }
}

/** How many calls one process has under way to a council at once. */
const maximumCalls = 6;
