import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, type GraphQLSchema } from 'graphql';
import type { SubgraphName } from '../../schema/care-settings.ts';
import { parseSubgraph } from '../../schema/read-subgraph.ts';
import type { FakeResolvers } from './fake-record.ts';

/** What a subgraph was asked. */
export interface FakeCall {
  readonly headers: IncomingMessage['headers'];
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What a subgraph does instead of answering; `answer` gives what it would have said. */
export type FakeFault = (
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Promise<unknown>,
) => void | Promise<void>;

/** A subgraph with the real schema and made-up resolvers that can be made to fail in any way. */
export interface FakeSubgraph {
  readonly url: string;
  readonly calls: FakeCall[];
  /** What it does from now on; `undefined` to answer as it should. */
  setFault(fault: FakeFault | undefined): void;
  close(): Promise<void>;
}

/** Starts a fake subgraph on loopback. */
export async function startFakeSubgraph(name: SubgraphName, resolvers: FakeResolvers): Promise<FakeSubgraph> {
  const schema = buildSubgraphSchema([{ typeDefs: parseSubgraph(name), resolvers }]);
  const calls: FakeCall[] = [];
  let fault: FakeFault | undefined;
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    calls.push({ ...body, headers: request.headers });
    if (fault !== undefined) return fault(request, response, () => execute(schema, body));
    return sendJson(response, await execute(schema, body));
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    calls,
    setFault(next) {
      fault = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  sendText(response, JSON.stringify(value), status);
}

/** Sends a text as what claims to be JSON, unless another media type is given. */
export function sendText(
  response: ServerResponse,
  text: string | Buffer,
  status = 200,
  type = 'application/json; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

async function execute(
  schema: GraphQLSchema,
  { query, variables }: Omit<FakeCall, 'headers'>,
): Promise<unknown> {
  const result = await graphql({ schema, source: query, variableValues: variables });
  return JSON.parse(JSON.stringify(result)) as unknown;
}

async function readJson(request: IncomingMessage): Promise<Omit<FakeCall, 'headers'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString()) as FakeCall;
}
