import type { Dispatcher } from 'undici';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import type { Failed, NotSupported } from '../../kit/outcome.ts';
import type { SourceReply } from '../../kit/source-call.ts';
import { findDialect } from './dialects.ts';
import { readPage } from './read-page.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';

/** What a search found. */
export interface SearchResult {
  readonly kind: 'found';
  readonly resources: readonly unknown[];
  /** What the server gave beside what was searched for, such as whom it is about. */
  readonly included: readonly unknown[];
  /** Whether the server has more than was read, or gave something that is no resource. */
  readonly isIncomplete: boolean;
}

/** How one question may be asked. */
export interface SearchContext {
  readonly signal: AbortSignal;
  /** When the answer is no longer of use, in milliseconds since 1970. */
  readonly deadline: number;
  readonly requestId: string;
}

/** Searches one FHIR server; it never throws. */
export interface FhirClient {
  search(
    type: string,
    parameters: Readonly<Record<string, string>>,
    context: SearchContext,
  ): Promise<SearchResult | Failed | NotSupported>;
  /** Reads one resource behind an address, if that is within the server's own base. */
  read(address: string, context: SearchContext): Promise<unknown>;
}

/** The most pages, and the most resources, of one search. */
const mostPages = 10;
const mostResources = 1000;
const pageSize = '200';
const maximumBytes = 8 * 1024 * 1024;

/**
 * Builds a client of one FHIR R4 server.
 *
 * A page is followed only within the server's own base, and none twice; a server that says otherwise gets what it
 * gave before shown as incomplete.
 */
export function createFhirClient(
  server: FhirServerConfiguration,
  options: { readonly endpoints: Endpoints; readonly dispatcher?: Dispatcher },
): FhirClient {
  const { url: base, odsCode, headers = {} } = server;
  const dialect = findDialect(server);
  const searchBy = server.searchBy ?? dialect.searchBy;
  const endpoint = options.endpoints.at({ kind: 'hospital fhir', organisation: odsCode, address: base });

  function call(
    url: string,
    body: string | undefined,
    context: SearchContext,
  ): Promise<SourceReply | Failed> {
    const timeoutMilliseconds = context.deadline - Date.now();
    const { signal } = context;
    return askSource(endpoint, { signal, timeoutMilliseconds, isRead: true }, () => ({
      url,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/fhir+json',
        'x-request-id': context.requestId,
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...dialect.toHeaders(server, context.requestId),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      maximumBytes,
      ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
    }));
  }

  return {
    async search(type, parameters, context) {
      const query = new URLSearchParams({ ...parameters, _count: pageSize }).toString();
      const seen = new Set<string>();
      const resources: unknown[] = [];
      const included: unknown[] = [];
      let isIncomplete = false;
      let total: number | undefined;
      let matches = 0;
      let next: string | undefined = `${base}/${type}${searchBy === 'GET' ? `?${query}` : '/_search'}`;
      let body = searchBy === 'GET' ? undefined : query;
      for (let page = 0; next !== undefined; page += 1) {
        seen.add(next);
        const reply = await call(next, body, context);
        const read = readPage(reply, type);
        if (read.kind !== 'page') {
          // What the first page says is the answer; a later one that is missing leaves the answer short.
          if (page === 0) return read;
          return { kind: 'found', resources, included, isIncomplete: true };
        }
        included.push(...read.included.slice(0, mostResources - included.length));
        resources.push(...read.resources.slice(0, mostResources - resources.length));
        isIncomplete ||= read.isIncomplete;
        total ??= read.total;
        matches += read.matches;
        body = undefined;
        next = read.next;
        if (next === undefined) break;
        const target = toTarget(next, base);
        const isTooMuch = page + 1 >= mostPages || resources.length >= mostResources;
        if (target === undefined || seen.has(target) || isTooMuch) {
          return { kind: 'found', resources, included, isIncomplete: true };
        }
        next = target;
      }
      // A server that counts more than it gives, and names no further page, keeps some back.
      const isShort = total !== undefined && total > matches;
      return { kind: 'found', resources, included, isIncomplete: isIncomplete || isShort };
    },
    async read(address, context) {
      const target = toTarget(address, base);
      const reply = target === undefined ? undefined : await call(target, undefined, context);
      return reply?.kind === 'answered' && reply.status === 200 ? reply.json : undefined;
    },
  };
}

/** Where a link leads, if that is within the server's own base. */
function toTarget(link: string, base: string): string | undefined {
  try {
    const target = new URL(link, `${base}/`);
    const home = new URL(base);
    const isHome = target.origin === home.origin && target.username === '' && target.password === '';
    const path = home.pathname.replace(/\/$/, '');
    return isHome && (target.pathname === path || target.pathname.startsWith(`${path}/`))
      ? target.href
      : undefined;
  } catch {
    return undefined;
  }
}
