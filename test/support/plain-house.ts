import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { readPlainOptions } from '../../gateway/plain/read-plain-options.ts';
import type { RunningGateway } from '../../gateway/serve-graph.ts';
import { startPlainGateway } from '../../gateway/plain/start-plain-gateway.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { askGateway, type GraphAnswer } from './gateway-house.ts';

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])';

/** One subgraph of any graph. */
export interface PlainPart {
  readonly typeDefs: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
}

/** One request that a subgraph was sent. */
export interface PlainCall {
  readonly subgraph: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A plain gateway over subgraphs that answer over HTTP. */
export interface PlainHouse {
  readonly gateway: RunningGateway;
  readonly url: string;
  readonly file: string;
  readonly calls: readonly PlainCall[];
  /** What the gateway logged, as JSON lines. */
  readonly lines: readonly string[];
  /** How many connections each subgraph has. */
  countConnections(name: string): Promise<number>;
  /** Writes another supergraph over the file: of these parts, where those that were started answer. */
  compose(
    parts: Readonly<Record<string, Pick<PlainPart, 'typeDefs'>>>,
    urls?: ReadonlyMap<string, string>,
  ): Promise<void>;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** Starts subgraphs, composes them into a file, and serves that file; `words` are more arguments. */
export async function startPlainHouse(
  parts: Readonly<Record<string, PlainPart>>,
  words: readonly string[] = [],
): Promise<PlainHouse> {
  const calls: PlainCall[] = [];
  const servers = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => startPart(name, part, calls)),
  );
  const folder = await mkdtemp(join(tmpdir(), 'plain-house-'));
  const file = join(folder, 'supergraph.graphql');
  const started = new Map(servers.map(({ name, url }) => [name, url]));
  await writeFile(file, composeParts(parts, started));
  const options = readPlainOptions(['--supergraph', file, '--port', '0', ...words]);
  if (options.kind === 'help') throw new Error('A house is to be started.');
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const gateway = await startPlainGateway(options, createLog('test', 'info', stream));
  return {
    gateway,
    url: gateway.url,
    file,
    calls,
    lines,
    countConnections(name) {
      const server = servers.find((one) => one.name === name)?.server;
      return new Promise((resolve, reject) => {
        server?.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      });
    },
    compose: (others, urls) => writeFile(file, composeParts(others, urls ?? started)),
    ask: (query, variables) => askGateway(gateway.url, query, variables),
    async close() {
      await gateway.close();
      for (const server of servers) server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Composes subgraphs into a supergraph. */
export function composeParts(
  parts: Readonly<Record<string, Pick<PlainPart, 'typeDefs'>>>,
  urls: ReadonlyMap<string, string>,
): string {
  const services = Object.entries(parts).map(([name, { typeDefs }]) => ({
    name,
    url: urls.get(name) ?? '',
    typeDefs: parse(`${federation}\n${typeDefs}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

async function startPart(name: string, { typeDefs, resolvers }: PlainPart, calls: PlainCall[]) {
  const schema = buildSubgraphSchema([{ typeDefs: parse(`${federation}\n${typeDefs}`), resolvers }]);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
        query: string;
        variables: Record<string, unknown>;
      };
      calls.push({ subgraph: name, query, headers: request.headers });
      response.setHeader('content-type', 'application/json');
      const answer = async () =>
        response.end(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })));
      void answer();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    name,
    server,
    url: `http://127.0.0.1:${port}/graphql`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
