import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One call that a practice's system received. */
export interface PracticeCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What a practice's system is to answer. */
export interface PracticeReply {
  readonly status?: number;
  readonly body?: unknown;
  /** Sent as it stands in place of the body. */
  readonly text?: string;
  /** Never answered; the connection stays open. */
  readonly isSilent?: boolean;
  /** Answered no sooner than this is resolved. */
  readonly after?: Promise<void>;
  /** The connection is cut without an answer. */
  readonly isCut?: boolean;
}

/** One practice's system and the directory that leads to it, as a test scripts them. */
export interface PracticeServer {
  readonly url: string;
  readonly calls: readonly PracticeCall[];
  /** The questions that the directory was asked. */
  readonly lookups: readonly PracticeCall[];
  /** What is answered to `$gpc.getstructuredrecord`. */
  reply: (call: PracticeCall) => PracticeReply;
  /** What the directory answers, when it is not to lead to the practice. */
  directoryReply: ((call: PracticeCall) => PracticeReply) | undefined;
  /** The interactions that the directory lists; a record can be asked for unless a test says otherwise. */
  readonly interactions: Set<string>;
  /** The manufacturer that the directory names. */
  manufacturer: string;
  close(): Promise<void>;
}

/** The party key and the system identifier that the directory gives the practice's system. */
export const practiceAsid = '999999000042';
const partyKey = 'Z99001-800042';

/** Starts a practice's system and a directory of it, written from the published specifications. */
export async function startPracticeServer(): Promise<PracticeServer> {
  const calls: PracticeCall[] = [];
  const lookups: PracticeCall[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const sent = await text(request);
    const body: unknown = sent === '' ? undefined : JSON.parse(sent);
    const call = { path, headers: request.headers, body };
    const isLookup = path.startsWith('/Device') || path.startsWith('/Endpoint');
    (isLookup ? lookups : calls).push(call);
    const answer = isLookup
      ? (practice.directoryReply?.(call) ?? toDirectoryReply(path, practice))
      : practice.reply(call);
    await answer.after;
    if (answer.isSilent === true) return;
    if (answer.isCut === true) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/fhir+json' });
    response.end(answer.text ?? JSON.stringify(answer.body ?? {}));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const practice: PracticeServer = {
    url: `http://127.0.0.1:${port}`,
    calls,
    lookups,
    reply: () => ({ status: 500 }),
    directoryReply: undefined,
    interactions: new Set(['urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1']),
    manufacturer: 'Z99999',
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return practice;
}

/** Where the practice's system answers below the server's address. */
export const practicePath = '/Z99001/STU3/1/gpconnect/structured/fhir';

function toDirectoryReply(path: string, { url, manufacturer, interactions }: PracticeServer): PracticeReply {
  const asked = new URL(path, url).searchParams.get('identifier')?.split('|')[1] ?? '';
  if (!interactions.has(asked)) return { body: { resourceType: 'Bundle', type: 'searchset', total: 0 } };
  // Each capability has an address of its own.
  const capability = asked.includes(':documents:')
    ? 'documents'
    : asked.includes(':rest:')
      ? 'appointments'
      : 'structured';
  const extension = 'https://fhir.nhs.uk/StructureDefinition/Extension-SDS-ManufacturingOrganisation';
  const key = { system: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey', value: partyKey };
  const resource = path.startsWith('/Device')
    ? {
        resourceType: 'Device',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value: practiceAsid }, key],
        extension: [{ url: extension, valueReference: { identifier: { value: manufacturer } } }],
      }
    : {
        resourceType: 'Endpoint',
        status: 'active',
        address: `${url}${practicePath.replace('structured', capability)}/`,
        identifier: [{ system: 'https://fhir.nhs.uk/Id/nhsMhsFQDN', value: 'practice.example' }, key],
      };
  return { body: { resourceType: 'Bundle', type: 'searchset', total: 1, entry: [{ resource }] } };
}

/** An OperationOutcome with one code of Spine-ErrorOrWarningCode-1. */
export function toOutcome(code: string, diagnostics?: string, display = code): object {
  const system = 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1';
  return {
    resourceType: 'OperationOutcome',
    issue: [
      { severity: 'error', code: 'invalid', details: { coding: [{ system, code, display }] }, diagnostics },
    ],
  };
}
