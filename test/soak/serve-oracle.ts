import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { resolveGenerated } from '../property/federated-oracle/generate-value.ts';
import { createSubgraphs } from '../property/federated-oracle/subgraphs.ts';
import { type FakeFault, sendJson } from '../support/fake-subgraph.ts';

/** The subgraphs of the oracle, over HTTP, that can be made to fail. */
export interface OracleServers {
  readonly urls: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** What a subgraph does from now on; `undefined` to answer as it should. */
  setFault(name: string, fault: FakeFault | undefined): void;
  close(): void;
}

/** Starts all subgraphs of the oracle on loopback. */
export async function serveOracle(): Promise<OracleServers> {
  const faults = new Map<string, FakeFault>();
  const servers = await Promise.all(
    [...createSubgraphs()].map(([name, schema]) => serve(name, schema, faults)),
  );
  return {
    urls: Object.fromEntries(servers.map(({ name, url }) => [name, url])),
    names: servers.map(({ name }) => name),
    setFault(name, fault) {
      if (fault === undefined) faults.delete(name);
      else faults.set(name, fault);
    },
    close() {
      for (const { server } of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function serve(name: string, schema: GraphQLSchema, faults: ReadonlyMap<string, FakeFault>) {
  const documents = new Map<string, ReturnType<typeof parse>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = async () => {
        const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
          query: string;
          variables: Record<string, unknown>;
        };
        const document = documents.get(query) ?? parse(query, { noLocation: true });
        if (documents.size < 5000) documents.set(query, document);
        return execute({
          schema,
          document,
          rootValue: {},
          variableValues: variables,
          fieldResolver: resolveGenerated,
        });
      };
      const fault = faults.get(name);
      const answering =
        fault === undefined
          ? answer().then((value) => sendJson(response, value))
          : fault(request, response, answer);
      Promise.resolve(answering).catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return { name, server, url: `http://127.0.0.1:${port}/graphql` };
}
