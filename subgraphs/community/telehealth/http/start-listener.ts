import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../../../../schema/runtime/close-server.ts';
import { readBounded } from '../../../../schema/runtime/read-bounded.ts';
import { sendJson } from '../../../kit/send.ts';
import { findSupplier, type KnownSupplier } from './find-supplier.ts';
import { readBody, toForm } from './read-body.ts';
import { type DeliveryTools, takeDelivery } from './take-delivery.ts';
import { type Answer, toFaultAnswer } from './to-answer.ts';

/** What the listener for readings needs. */
export interface ListenerOptions extends DeliveryTools {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly suppliers: readonly KnownSupplier[];
  /** The largest delivery, in bytes; 5 MiB unless said. */
  readonly maximumBytes?: number;
  /** The most things of one delivery; 1000 unless said. */
  readonly maximumItems?: number;
}

/** A listener that runs. */
export interface RunningListener {
  /** Where suppliers send, such as `http://127.0.0.1:4026/fhir/R4`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const paths = /^\/fhir\/R4(?:\/(?:Observation|DocumentReference)?)?(?:\?.*)?$/;
const graceMilliseconds = 5000;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Starts the listener to which suppliers of telehealth send readings, as FHIR R4 over HTTP. */
export async function startTelehealthListener(options: ListenerOptions): Promise<RunningListener> {
  const { host, log } = options;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void respond(request, response, options);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  log.info('listening for readings', { port });
  return {
    url: `http://${host}:${port}/fhir/R4`,
    port,
    close: () => closeServer(server, 0, graceMilliseconds),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: ListenerOptions,
): Promise<void> {
  try {
    const { status, body, headers = {}, fault } = await answer(request, options);
    options.metrics?.countDelivery(fault ?? 'taken');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // What was not read would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    sendJson(response, status, body);
  } catch (cause) {
    options.log.error('a delivery could not be taken', { code: 'INTERNAL_SERVER_ERROR', cause });
    response.destroy();
  }
}

async function answer(request: IncomingMessage, options: ListenerOptions): Promise<Answer> {
  const { maximumBytes = 5 * 1024 * 1024, maximumItems = 1000 } = options;
  if (!paths.test(request.url ?? '')) return toFaultAnswer('not-found');
  const supplier = findSupplier(request.headers.authorization, options.suppliers);
  if (supplier === undefined) return toFaultAnswer('login');
  if (request.method !== 'POST') return toFaultAnswer('method');
  const form = toForm(request.headers['content-type']);
  if (form === undefined) return toFaultAnswer('media-type');
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes) return toFaultAnswer('too-long');
  const bytes = await readBounded(request.iterator({ destroyOnReturn: false }), maximumBytes);
  if (bytes === undefined) return toFaultAnswer('too-long');
  const text = decode(bytes);
  const body = text === undefined ? undefined : readBody(text, form);
  if (body === undefined) return toFaultAnswer('structure');
  if (body.resources.length > maximumItems) return toFaultAnswer('too-many');
  return takeDelivery(body, supplier, options);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
