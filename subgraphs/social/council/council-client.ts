import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Dispatcher } from 'undici';
import { type Failed, failed, type Found, found, type Withheld, withheld } from '../../kit/outcome.ts';
import { callSource, type SourceReply, toStatusFailure } from '../../kit/source-call.ts';

/** For whom and until when a call is made. */
export interface CallContext {
  /** The id of the graph request, by which the council's log and ours can be compared. */
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** When the answer is no longer wanted, in milliseconds since 1970. */
  readonly deadline: number;
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

/** How a council's API is reached. */
export interface CouncilClientOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** How many calls may be under way at once, over all graph requests. */
  readonly maximumCalls: number;
  readonly dispatcher?: Dispatcher;
}

const maximumBytes = 4 * 1024 * 1024;
/** A council that asks for more patience than this is asked again all the same. */
const longestPause = 60_000;

/** Builds a client that keeps within the council's rate limit and waits where the council says so. */
export function createCouncilClient(options: CouncilClientOptions): CouncilClient {
  const limit = pLimit(options.maximumCalls);
  let busyUntil = 0;

  async function call(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    context: CallContext,
  ): Promise<SourceReply | Failed> {
    for (let attempt = 1; ; attempt += 1) {
      const pause = busyUntil - Date.now();
      if (pause >= context.deadline - Date.now() && pause > 0) return failed('SOURCE_BUSY');
      if (pause > 0) await wait(pause, undefined, { signal: context.signal }).catch(() => undefined);
      const remaining = context.deadline - Date.now();
      if (remaining <= 0 || context.signal.aborted) return failed('SOURCE_TIMEOUT');
      const reply = await callSource({
        url: `${options.baseUrl}/api/v1/${path}`,
        method,
        headers: {
          accept: 'application/json',
          'x-api-key': options.apiKey,
          'x-correlation-id': context.requestId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        signal: context.signal,
        timeoutMilliseconds: remaining,
        maximumBytes,
        ...(options.dispatcher === undefined ? {} : { dispatcher: options.dispatcher }),
      });
      const asked = reply.kind === 'answered' && reply.status === 429 ? toPause(reply) : undefined;
      if (asked === undefined) return reply;
      busyUntil = Math.max(busyUntil, Date.now() + asked);
      if (attempt === 2) return reply;
    }
  }

  return {
    async searchPersons(nhsNumbers, context) {
      const body = JSON.stringify({ nhsIds: nhsNumbers });
      const reply = await limit(() => call('POST', 'persons/search', body, context));
      if (reply.kind === 'failed') return reply;
      return reply.status === 200 ? found(reply.json) : toStatusFailure(reply.status);
    },
    async readOfPerson(personId, path, context) {
      const reply = await limit(() => call('GET', `persons/${personId}/${path}`, undefined, context));
      if (reply.kind === 'failed') return reply;
      if (reply.status === 200) return found(reply.json);
      // The council refuses a person and not us: the search before was answered with the same key.
      if (reply.status === 403) return withheld('RESTRICTED_RECORD');
      if (reply.status === 404) return failed('SOURCE_RECORD_NOT_AVAILABLE');
      return toStatusFailure(reply.status);
    },
  };
}

/** How long the council asks to be left alone, in milliseconds; `undefined` where it does not say (RFC 9110, 10.2.3). */
function toPause({ headers }: SourceReply): number | undefined {
  const value = headers['retry-after'];
  if (typeof value !== 'string' || value === '') return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.min(Math.max(milliseconds, 0), longestPause) : undefined;
}
