import type { Dispatcher } from 'undici';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import { createEndpoints, type Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { type Failed, failed, type Found, found, type Withheld, withheld } from '../../kit/outcome.ts';
import { type SourceReply, toStatusFailure } from '../../kit/source-call.ts';

/** For whom and until when a call is made. */
export interface CallContext {
  /** The id of the graph request, by which the council's log and ours can be compared. */
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** When the answer is no longer wanted, in milliseconds since 1970. */
  readonly deadline: number;
  /** The national number of the council's own worker who asks, for what the council keeps for those allocated. */
  readonly actingWorker?: string;
}

/** The body of a successful answer, or why there is none. */
export type CouncilReply = Found<unknown> | Failed | Withheld;

/** Calls a council's case-management API. */
export interface CouncilClient {
  /** Searches for people by NHS numbers, at most 50 at once. */
  searchPersons(nhsNumbers: readonly string[], context: CallContext): Promise<CouncilReply>;
  /** Reads something of one person, such as `events?limit=50`. */
  readOfPerson(personId: number, path: string, context: CallContext): Promise<CouncilReply>;
}

/** Lists who works with whom, and who is cared for by whom, over everybody whom a council knows. */
export interface CouncilCaseload {
  /** Lists the allocations that hold now, a page at a time. */
  listAllocations(cursor: string | undefined, context: CallContext): Promise<CouncilReply>;
  /** Lists who has an informal carer now, a page at a time; nobody where the council offers no such list. */
  listInformalCarers(cursor: string | undefined, context: CallContext): Promise<CouncilReply>;
}

/** How a council's API is reached. */
export interface CouncilClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** How many calls may be under way at once, over all graph requests. */
  readonly maximumCalls: number;
  /** Those of the process; without them the council's endpoint is the client's own. */
  readonly endpoints?: Endpoints;
  /** The council's code, by which operators know its endpoint. */
  readonly councilCode?: string;
  readonly dispatcher?: Dispatcher;
}

const maximumBytes = 4 * 1024 * 1024;

/** Builds a client that keeps within the council's rate limit and waits where the council says so. */
export function createCouncilClient(options: CouncilClientOptions): CouncilClient & CouncilCaseload {
  const { baseUrl, councilCode, endpoints = createEndpoints() } = options;
  const organisation = councilCode === undefined ? {} : { organisation: councilCode };
  const endpoint = endpoints.at(
    { kind: 'council', ...organisation, address: baseUrl },
    { concurrency: options.maximumCalls },
  );

  function call(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    { requestId, signal, deadline, actingWorker }: CallContext,
  ): Promise<SourceReply | Failed> {
    // The search is a POST so that no number stands in an address; it only reads.
    const question = { signal, timeoutMilliseconds: deadline - Date.now(), isRead: true };
    return askSource(endpoint, question, () => ({
      url: `${baseUrl}/api/v1/${path}`,
      method,
      headers: {
        accept: 'application/json',
        'x-api-key': options.apiKey,
        'x-correlation-id': requestId,
        ...(actingWorker === undefined ? {} : { 'x-acting-worker': actingWorker }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      maximumBytes,
      ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
    }));
  }

  const list = (path: string, cursor: string | undefined, context: CallContext) =>
    call(
      'GET',
      cursor === undefined ? path : `${path}?cursor=${encodeURIComponent(cursor)}`,
      undefined,
      context,
    );

  return {
    async searchPersons(nhsNumbers, context) {
      const body = JSON.stringify({ nhsIds: nhsNumbers });
      const reply = await call('POST', 'persons/search', body, context);
      if (reply.kind === 'failed') return reply;
      return reply.status === 200 ? found(reply.json) : toStatusFailure(reply.status);
    },
    async listAllocations(cursor, context) {
      const reply = await list('allocations', cursor, context);
      if (reply.kind === 'failed') return reply;
      return reply.status === 200 ? found(reply.json) : toStatusFailure(reply.status);
    },
    async listInformalCarers(cursor, context) {
      const reply = await list('informal-carers', cursor, context);
      if (reply.kind === 'failed') return reply;
      if (reply.status === 404) return found({ informalCarers: [] });
      return reply.status === 200 ? found(reply.json) : toStatusFailure(reply.status);
    },
    async readOfPerson(personId, path, context) {
      const reply = await call('GET', `persons/${personId}/${path}`, undefined, context);
      if (reply.kind === 'failed') return reply;
      if (reply.status === 200) return found(reply.json);
      // The council refuses a person and not us: the search before was answered with the same key.
      if (reply.status === 403) return withheld('ACCESS_DENIED');
      if (reply.status === 404) return failed('SOURCE_RECORD_NOT_AVAILABLE');
      return toStatusFailure(reply.status);
    },
  };
}
