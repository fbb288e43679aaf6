import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLog } from '../../schema/runtime/log.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createEndpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import type { Contribution } from '../../subgraphs/kit/outcome.ts';
import { createRequestMemories } from '../../subgraphs/kit/request-memory.ts';
import type { ReadContext } from '../../subgraphs/kit/setting-backend.ts';
import { createFhirBackend } from '../../subgraphs/secondary/fhir/create-fhir-backend.ts';
import type { FhirServerConfiguration } from '../../subgraphs/secondary/fhir/server-configuration.ts';
import type { SecondaryBackend } from '../../subgraphs/secondary/backend.ts';
import { patient } from './fhir-hospital.ts';
import { idSecret } from './secrets.ts';
import { edith } from './secondary-house.ts';

/** What a server answers to a search or a read: resources as matches, or a status and a body as they are. */
export type FhirAnswers = readonly object[] | { readonly status?: number; readonly body: unknown };

/** What was read of one server, and what it was asked. */
export interface FhirReading {
  readonly contribution: Contribution<unknown>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** The sentences that stand beside what was read. */
  readonly warnings: readonly string[];
  readonly calls: readonly string[];
}

/** The base of a server that a test speaks of in what it lets it answer. */
export const ownBase = 'own-base';

/**
 * Reads one area of Edith's record at a server that answers each kind of resource as given, and knows her.
 *
 * A kind that is not given is not known to it; `Kind/id` answers a read.
 */
export async function readFhir(
  area: keyof SecondaryBackend,
  answers: Readonly<Record<string, FhirAnswers>>,
  more: Partial<FhirServerConfiguration> = {},
): Promise<FhirReading> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      calls.push(`${request.url} ${body}`.trim());
      const kind = /^\/fhir\/(.+?)(?:\/_search)?(?:\?|$)/.exec(request.url ?? '')?.[1] ?? '';
      const answer = { Patient: [patient], ...answers }[kind];
      const { status = 200, body: sent } = toAnswer(answer);
      response.writeHead(status, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify(sent).replaceAll(ownBase, toBase()));
    })();
  });
  const toBase = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const backend = createFhirBackend({
      servers: [{ system: 'EPR', odsCode: 'RXX', url: toBase(), ...more }],
      endpoints: createEndpoints(),
      timeoutMilliseconds: 5000,
    });
    const [answer] = await backend[area]([{ subject: edith }], toContext());
    const contribution = answer?.[0];
    if (contribution === undefined) throw new Error('The backend has no such source.');
    const { outcome, warnings = [] } = contribution;
    const items = (outcome.kind === 'found' ? outcome.value : []) as FhirReading['items'];
    return { contribution, items, warnings: warnings.map(({ message }) => message), calls };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function toAnswer(given: FhirAnswers | undefined): { readonly status?: number; readonly body: unknown } {
  if (given === undefined) return { status: 404, body: { resourceType: 'OperationOutcome' } };
  if (!Array.isArray(given)) return given as { readonly status?: number; readonly body: unknown };
  const entry = given.map((resource: object) => ({ resource, search: { mode: 'match' } }));
  return { body: { resourceType: 'Bundle', type: 'searchset', entry } };
}

function toContext(): ReadContext {
  return {
    request: { requestId: 'r1' } as ReadContext['request'],
    memory: createRequestMemories().open('r1', Date.now() + 10_000),
    signal: new AbortController().signal,
    recordIds: createRecordIds(idSecret),
    log: createLog('secondary', 'silent'),
  };
}
