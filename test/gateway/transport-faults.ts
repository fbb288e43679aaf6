import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type FakeFault, sendJson, sendText } from '../support/fake-subgraph.ts';

/** What must never be in an answer or a log: it stands in the bodies of failing subgraphs. */
export const canary = 'CANARY-9990000026';

const body = JSON.stringify({ data: null, errors: [{ message: canary, extensions: { sql: canary } }] });

/** How a subgraph can fail as a whole, and the permanent code that a client is told. */
export const transportFaults: Readonly<Record<string, { readonly code: string; readonly fault: FakeFault }>> =
  {
    'resets the connection': {
      code: 'SUBGRAPH_UNAVAILABLE',
      fault: (request) => void request.socket.resetAndDestroy(),
    },
    'resets amid the body': {
      code: 'SUBGRAPH_UNAVAILABLE',
      fault(request, response) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 5000 });
        response.write(`{"data":{"name":"${canary}`, () => request.socket.resetAndDestroy());
      },
    },
    'ends chunks early': {
      code: 'SUBGRAPH_UNAVAILABLE',
      fault(request, response) {
        response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
        response.write(`{"data":{"name":"${canary}`, () => request.socket.end());
      },
    },
    hangs: { code: 'SUBGRAPH_TIMEOUT', fault: () => undefined },
    'drips a byte at a time': {
      code: 'SUBGRAPH_TIMEOUT',
      async fault(_request, response) {
        response.writeHead(200, { 'content-type': 'application/json' });
        while (!response.destroyed) {
          response.write(' ');
          await delay(20);
        }
      },
    },
    'answers garbage': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault: (_request, response) => sendText(response, `{"data":{"patient":{"nhsNumber":"${canary}`),
    },
    'answers a page': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault: (_request, response) => sendText(response, `<html>${canary}</html>`, 200, 'text/html'),
    },
    'answers JSON without saying so': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault: (_request, response) => sendText(response, body, 200, 'text/plain'),
    },
    'answers in Latin-1': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault: (_request, response) => sendText(response, Buffer.from('{"data":{"a":"café"}}', 'latin1')),
    },
    'answers with a byte order mark': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault: (_request, response) => sendText(response, '\ufeff{"data":{}}'),
    },
    'answers compressed, which nobody asked for': {
      code: 'SUBGRAPH_BAD_CONTENT',
      fault(_request, response) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(1024 * 1024, ' ')));
      },
    },
    'answers {}': { code: 'SUBGRAPH_EMPTY', fault: (_request, response) => sendJson(response, {}) },
    'answers null data': {
      code: 'SUBGRAPH_EMPTY',
      fault: (_request, response) => sendJson(response, { data: null }),
    },
    'answers null data with an empty list of errors': {
      code: 'SUBGRAPH_EMPTY',
      fault: (_request, response) => sendJson(response, { data: null, errors: [] }),
    },
    'answers nothing': { code: 'SUBGRAPH_EMPTY', fault: (_request, response) => sendText(response, '') },
    'answers 204': {
      code: 'SUBGRAPH_EMPTY',
      fault: (_request, response) => void response.writeHead(204).end(),
    },
    'answers null': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault: (_request, response) => sendJson(response, null),
    },
    'answers a list': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault: (_request, response) => sendJson(response, []),
    },
    'answers data of the wrong kind': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault: (_request, response) => sendJson(response, { data: canary }),
    },
    'answers errors of the wrong kind': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault: (_request, response) => sendJson(response, { data: null, errors: canary }),
    },
    'reports errors of an unknown code': {
      code: 'SUBGRAPH_ERROR',
      fault: (_request, response) => sendText(response, body),
    },
    'fails with 500': {
      code: 'SUBGRAPH_ERROR',
      fault: (_request, response) => sendText(response, body, 500),
    },
    'refuses with 401': {
      code: 'SUBGRAPH_AUTH',
      fault: (_request, response) => sendText(response, body, 401),
    },
    'refuses with 403': {
      code: 'SUBGRAPH_AUTH',
      fault: (_request, response) => sendText(response, body, 403),
    },
    'is too busy, with 503': {
      code: 'SUBGRAPH_BUSY',
      fault: (_request, response) => sendText(response, body, 503),
    },
    'is too busy, with 429': {
      code: 'SUBGRAPH_BUSY',
      fault: (_request, response) => sendText(response, body, 429),
    },
    'does not know the address': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault: (_request, response) => sendText(response, body, 404),
    },
    'answers far too much': {
      code: 'RESPONSE_TOO_LARGE',
      fault: (_request, response) => sendJson(response, { data: { padding: canary.repeat(20_000) } }),
    },
    'sends headers without end': {
      code: 'SUBGRAPH_BAD_RESPONSE',
      fault(_request, response) {
        response.writeHead(200, { 'x-long': canary.repeat(5000) });
        response.end('{}');
      },
    },
  };
