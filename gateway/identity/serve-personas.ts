import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as ask } from 'undici';
import { z } from 'zod';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import { parseStrictJson } from '../data-source/strict-json.ts';
import { refuse, send } from '../http/send.ts';
import type { ServePage } from '../page/serve-page.ts';

/** Somebody invented whom one can be in the sandbox. */
const persona = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.string(),
  role: z.string(),
  organisation: z.string(),
});
const personaList = z.array(persona);
const issuedToken = z.object({ accessToken: z.string(), expiresIn: z.number() });

const maximumBytes = 64 * 1024;
const timeoutMilliseconds = 2000;

/**
 * Builds what serves the sandbox's personas to its own page: `GET /sandbox/personas` lists them, and
 * `POST /sandbox/personas/{id}/token` gives a token of one.
 *
 * @param url where the sandbox's identity provider answers
 */
export function createServePersonas(url: string): ServePage {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const id = /^\/sandbox\/personas\/([a-z][a-z-]{0,63})\/token$/.exec(path)?.[1];
    if (id === undefined && path !== '/sandbox/personas') return false;
    const method = id === undefined ? 'GET' : 'POST';
    if (request.method !== method) refuse(response, 405, `This is asked by ${method}.`, { allow: method });
    else if (isFromElsewhere(request)) refuse(response, 403, 'Only the page of this address may ask.');
    else void pass(response, `${url}${path.slice('/sandbox'.length)}`, method);
    return true;
  };
}

/** A page of elsewhere could not read the answer, but has no business to ask either. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

async function pass(response: ServerResponse, url: string, method: 'GET' | 'POST'): Promise<void> {
  const answer = await fetchJson(url, method);
  if (answer === 'unknown') return refuse(response, 404, 'There is no such persona.');
  const parsed = (method === 'GET' ? personaList : issuedToken).safeParse(answer);
  if (!parsed.success) return refuse(response, 503, "The sandbox's identity provider does not answer.");
  return send(response, 200, JSON.stringify(parsed.data));
}

async function fetchJson(url: string, method: 'GET' | 'POST'): Promise<unknown> {
  try {
    const { statusCode, body } = await ask(url, { method, signal: AbortSignal.timeout(timeoutMilliseconds) });
    const bytes = await readBounded(body, maximumBytes);
    if (statusCode === 404) return 'unknown';
    return statusCode === 200 && bytes !== undefined ? parseStrictJson(bytes)?.value : undefined;
  } catch {
    return undefined;
  }
}
