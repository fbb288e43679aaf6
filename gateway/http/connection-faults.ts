import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { correlationHeader } from '../../schema/runtime/correlation.ts';
import { commonHeaders, toRefusalBody, unkept } from './refusal-body.ts';
import { refuse } from './send.ts';

/** A request that is none, and how its sender is told. */
interface ConnectionFault {
  readonly status: number;
  readonly message: string;
}

const faults: Readonly<Record<string, ConnectionFault>> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The head of the request is too large.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: 'The body holds more than is read of it.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request did not arrive in time.' },
};
const notHttp: ConnectionFault = { status: 400, message: 'The request is not written in HTTP.' };

/** Answers what the server itself refuses as everything else that is refused. */
export function answerConnectionFaults(server: Server): void {
  const open = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    open.set(request.socket, response);
  });
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    const fault = faults[code] ?? notHttp;
    if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const response = open.get(socket);
    if (response === undefined || response.writableEnded) return writeFault(socket, fault);
    // What came whole is answered; only what follows it on the same connection is not.
    if (response.req.complete) return void (response.shouldKeepAlive = false);
    if (response.headersSent) return void socket.destroy();
    response.once('close', () => socket.destroy());
    refuse(response, fault.status, fault.message, { connection: 'close' });
  });
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    refuse(response, 417, 'Nothing but "100-continue" can be expected.', { connection: 'close' });
  });
}

/** Tells the sender of what is no request; there is nobody else to do so. */
function writeFault(socket: Duplex, { status, message }: ConnectionFault): void {
  const requestId = randomUUID();
  const body = toRefusalBody(message, 'BAD_REQUEST', { requestId, correlationId: requestId });
  const headers = {
    ...commonHeaders,
    ...unkept,
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': requestId,
    [correlationHeader]: requestId,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}
