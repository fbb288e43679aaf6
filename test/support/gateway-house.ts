import { subgraphNames, type SubgraphName } from '../../schema/care-settings.ts';
import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import { type StartedGateway, startGateway } from '../../gateway/start-gateway.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { createFakePatient, createFakeSetting } from './fake-record.ts';
import { type FakeSubgraph, startFakeSubgraph } from './fake-subgraph.ts';
import { sealSecret } from './secrets.ts';
import { bearerOf, type PersonaId, testIssuers } from './tokens.ts';

/** A gateway over five fake subgraphs. */
export interface GatewayHouse {
  readonly gateway: StartedGateway;
  readonly subgraphs: Readonly<Record<SubgraphName, FakeSubgraph>>;
  /** What the gateway logged, as JSON lines. */
  readonly lines: readonly string[];
  /** Asks the gateway over HTTP, as the general practitioner unless somebody else is named. */
  ask(query: string, variables?: Record<string, unknown>, persona?: PersonaId): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** What the gateway answered. */
export interface GraphAnswer {
  readonly status: number;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads into whatever it asked for
  readonly data: any;
  readonly errors: readonly GraphAnswerError[];
}

/** One error of an answer. */
export interface GraphAnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly setting?: string; readonly reason?: string };
}

/** Starts five fake subgraphs and a gateway over them. */
export async function startGatewayHouse(options: Partial<GatewayOptions> = {}): Promise<GatewayHouse> {
  const started = await Promise.all(
    subgraphNames.map(async (name) => {
      const resolvers = name === 'patient' ? createFakePatient() : createFakeSetting(name);
      return [name, await startFakeSubgraph(name, resolvers)] as const;
    }),
  );
  const subgraphs = Object.fromEntries(started) as Record<SubgraphName, FakeSubgraph>;
  const urls = Object.fromEntries(started.map(([name, { url }]) => [name, url])) as Record<
    SubgraphName,
    string
  >;
  const lines: string[] = [];
  const log = createLog('gateway', 'info', { write: (line: string) => void lines.push(line) });
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    subgraphs: urls,
    sealSecret,
    issuers: testIssuers,
    profile: 'sandbox',
    page: { title: 'Caregraph', nhsNumber: '', switchboardUrl: 'http://127.0.0.1:4010' },
    log,
    ...options,
  });
  return {
    gateway,
    subgraphs,
    lines,
    ask: (query, variables = {}, persona) => askGateway(gateway.url, query, variables, persona),
    async close() {
      await gateway.close();
      await Promise.all(started.map(([, subgraph]) => subgraph.close()));
    },
  };
}

/** Asks a gateway over HTTP, as the general practitioner unless somebody else is named. */
export async function askGateway(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  persona?: PersonaId,
): Promise<GraphAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerOf(persona)) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Omit<GraphAnswer, 'errors'> & {
    errors?: readonly GraphAnswerError[];
  };
  return { status: response.status, text, data, errors };
}
