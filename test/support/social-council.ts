import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the council received. */
export interface CouncilCall {
  readonly method: string;
  readonly path: string;
  readonly apiKey: string | undefined;
  readonly correlationId: string | undefined;
  readonly actingWorker: string | undefined;
  readonly body: unknown;
}

/** What the council answers to one call; `undefined` leaves the call without an answer. */
export type CouncilAnswer =
  | { readonly status?: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | undefined;

/** A council's API written by hand, which answers what each test tells it to. */
export interface TestCouncil {
  readonly url: string;
  readonly calls: readonly CouncilCall[];
  /** The paths that were called since the start or the last `forget`, without `/api/v1/`. */
  paths(): readonly string[];
  forget(): void;
  /** Answers calls before what is kept is looked at; `undefined` from it falls through. */
  intercept: ((call: CouncilCall) => CouncilAnswer | 'hang' | Buffer) | undefined;
  close(): Promise<void>;
}

/** What a test council keeps: persons by NHS number, and lists by `<personId> <list>`. */
export interface CouncilRecords {
  readonly persons: readonly Record<string, unknown>[];
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
}

const keys: Readonly<Record<string, string>> = {
  events: 'events',
  assessments: 'assessments',
  'support-plans': 'supportPlans',
  'about-me': 'aboutMe',
  safeguarding: 'safeguardingConcerns',
  legal: 'legalArrangements',
  'warning-notes': 'warningNotes',
  relationships: 'relationships',
  allocations: 'allocations',
  documents: 'documents',
};

/** Starts a council on a free port; `pageSize` is how many events it gives at once. */
export async function startTestCouncil(records: CouncilRecords, pageSize = 50): Promise<TestCouncil> {
  const calls: CouncilCall[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    calls.push(call);
    const intercepted = council.intercept?.(call);
    if (intercepted === 'hang') return;
    if (Buffer.isBuffer(intercepted)) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(intercepted);
      return;
    }
    send(response, intercepted ?? toAnswer(records, call, pageSize));
  }
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const council: TestCouncil = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    paths: () => calls.map(({ path }) => path.replace('/api/v1/', '')),
    forget: () => void calls.splice(0),
    intercept: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return council;
}

async function readCall(request: IncomingMessage): Promise<CouncilCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    apiKey: request.headers['x-api-key']?.toString(),
    correlationId: request.headers['x-correlation-id']?.toString(),
    actingWorker: request.headers['x-acting-worker']?.toString(),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function send(response: ServerResponse, answer: NonNullable<CouncilAnswer>): void {
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

function toAnswer(records: CouncilRecords, call: CouncilCall, pageSize: number): NonNullable<CouncilAnswer> {
  if (call.path === '/api/v1/persons/search') {
    const asked = new Set((call.body as { nhsIds: string[] }).nhsIds.map(Number));
    const persons = records.persons.filter(({ nhsId }) => asked.has(Number(nhsId)));
    return { body: { persons } };
  }
  const url = new URL(call.path, 'http://council');
  const [, personId = '', list = ''] = /persons\/(\d+)\/([a-z-]+)$/.exec(url.pathname) ?? [];
  const entries = records.lists[`${personId} ${list}`] ?? [];
  if (list !== 'events') return { body: { [keys[list] ?? '']: entries } };
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const next = start + pageSize;
  return {
    body: {
      events: entries.slice(start, next),
      nextCursor: next < entries.length ? String(next) : null,
    },
  };
}
