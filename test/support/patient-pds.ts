import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a small hand-written demographic service says for one number. */
export interface PdsAnswer {
  readonly status?: number;
  /** Sent as JSON, or as it stands where it is a text. */
  readonly body: unknown;
}

/** A question that it was asked. */
export interface PdsCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A demographic service of one test. */
export interface TestPds {
  readonly url: string;
  readonly calls: readonly PdsCall[];
  /** How many answers were under way at once, at most. */
  readonly busiest: () => number;
  /** Says what it answers for a number from now on; `silence` never answers. */
  set(nhsNumber: string, answer: PdsAnswer | 'silence'): void;
  /** Holds every answer back until the returned function is called. */
  hold(): () => void;
  close(): Promise<void>;
}

/** Starts a demographic service that knows nobody but whom it is told of. */
export async function startTestPds(): Promise<TestPds> {
  const answers = new Map<string, PdsAnswer | 'silence'>();
  const calls: PdsCall[] = [];
  let gate = Promise.resolve();
  let busy = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    calls.push({ path, headers: request.headers });
    const answer = answers.get(path.split('/').at(-1) ?? '') ?? toPdsError(404, 'RESOURCE_NOT_FOUND');
    if (answer === 'silence') return;
    busy += 1;
    busiest = Math.max(busiest, busy);
    void (async () => {
      await gate;
      busy -= 1;
      send(response, answer);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/FHIR/R4`,
    calls,
    busiest: () => busiest,
    set: (nhsNumber, answer) => void answers.set(nhsNumber, answer),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The service's way of saying that something went wrong. */
export function toPdsError(status: number, code: string): PdsAnswer {
  const system = 'https://fhir.nhs.uk/R4/CodeSystem/Spine-ErrorOrWarningCode';
  const details = { coding: [{ system, version: '1', code, display: 'Something went wrong' }] };
  return {
    status,
    body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'value', details }] },
  };
}

function send(response: ServerResponse, { status = 200, body }: PdsAnswer): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
