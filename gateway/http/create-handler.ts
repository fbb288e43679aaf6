import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { codes } from '../../schema/runtime/codes.ts';
import { answerGraphql, type GraphqlParts } from './graphql-handler.ts';
import type { ServePage } from '../page/serve-page.ts';
import { refuse, send } from './send.ts';

/** What the gateway's routes lead to. */
export interface HandlerParts extends GraphqlParts {
  /** Tells whether the gateway takes requests, and is not about to close. */
  readonly isReady: () => boolean;
  readonly servePage: ServePage;
  /** The public keys of receipts, as JSON; there are none where it is left out. */
  readonly receiptKeys?: string | undefined;
}

/** Where the public keys of receipts are had, by anyone. */
const receiptKeysPath = '/receipt-keys';

/** As long as every server should read (RFC 9110, 4.1). */
const longestAddress = 8000;

/** Answers GraphQL at `/graphql`, `/health/live` and `/health/ready` for operators, and the page for the rest. */
export function createHandler(parts: HandlerParts): RequestListener {
  return (request, response) => {
    // Once it is about to close, each connection ends with its answer.
    if (!parts.isReady()) response.setHeader('connection', 'close');
    route(parts, request, response).catch((cause: unknown) => {
      parts.log.error('request failed', { code: 'INTERNAL_SERVER_ERROR', cause });
      if (response.headersSent || response.destroyed) response.destroy();
      else {
        refuse(response, 500, codes.INTERNAL_SERVER_ERROR, { connection: 'close' }, 'INTERNAL_SERVER_ERROR');
      }
    });
  };
}

async function route(parts: HandlerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url = '/', headers, httpVersion } = request;
  if (url.length > longestAddress) return refuse(response, 414, 'The address is too long.');
  if (headers.host === undefined && httpVersion === '1.1') {
    return refuse(response, 400, 'The request does not say of which host it asks.', { connection: 'close' });
  }
  const [path] = url.split('?', 1);
  if (path === '/graphql') return answerGraphql(parts, request, response);
  if (path === '/health/live') return send(response, 200, '{"status":"live"}');
  if (path === '/health/ready') {
    const isReady = parts.isReady();
    return send(response, isReady ? 200 : 503, isReady ? '{"status":"ready"}' : '{"status":"closing"}');
  }
  if (path === receiptKeysPath && parts.receiptKeys !== undefined) {
    return send(response, 200, parts.receiptKeys);
  }
  if (await parts.servePage(request, response)) return undefined;
  return refuse(response, 404, 'There is nothing here; the graph answers at /graphql.');
}
