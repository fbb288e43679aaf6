import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import type { Dispatcher } from 'undici';
import { failed, found, type Outcome } from '../../kit/outcome.ts';
import { callSource } from '../../kit/source-call.ts';
import type { Demographics, Trace, TraceContext } from './demographics.ts';
import { toPdsFailure } from './pds-failure.ts';
import { pdsPatient } from './pds-shape.ts';
import { toPerson } from './to-person.ts';
import { toTracedNumbers } from './to-traced-numbers.ts';

/** How the Personal Demographics Service is reached. */
export interface PdsOptions {
  /** The base address of its FHIR API, to which `/Patient/…` is added. */
  readonly url: string;
  /** Sent as a bearer token, where the service wants one. */
  readonly apiKey?: string;
  /** How long one trace may take, waiting for its turn included, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** How many calls may be under way at once. */
  readonly concurrency: number;
  readonly dispatcher?: Dispatcher;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** A resource of one person is a few kilobytes. */
const maximumBytes = 1024 * 1024;

/** Builds the reading of people from the Personal Demographics Service (FHIR R4, `GET /Patient/{id}`). */
export function createPdsDemographics(options: PdsOptions): Demographics {
  const { timeoutMilliseconds, dispatcher, now = Date.now } = options;
  const limit = pLimit(options.concurrency);
  const base = options.url.replace(/\/+$/, '');

  async function read(nhsNumber: string, context: TraceContext, until: number): Promise<Outcome<Trace>> {
    const askedAt = now();
    if (askedAt >= until || context.signal.aborted) return failed('SOURCE_TIMEOUT');
    const reply = await callSource({
      // Beware: the protocol puts the NHS number into the address, so the address is neither logged nor traced.
      url: `${base}/Patient/${nhsNumber}`,
      method: 'GET',
      headers: toHeaders(context, options.apiKey),
      signal: context.signal,
      timeoutMilliseconds: until - askedAt,
      maximumBytes,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    if (reply.kind === 'failed') return reply;
    if (reply.status !== 200) return toPdsFailure(reply.status, reply.json);
    return toTrace(nhsNumber, reply.json, new Date(askedAt).toISOString());
  }

  return {
    system: 'Personal Demographics Service',
    trace(nhsNumber, context) {
      const until = now() + timeoutMilliseconds;
      return limit(() => read(nhsNumber, context, until));
    },
  };
}

function toTrace(asked: string, json: unknown, asOf: string): Outcome<Trace> {
  const parsed = pdsPatient.safeParse(json);
  if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
  const numbers = toTracedNumbers(asked, parsed.data);
  if (numbers === undefined) return failed('SOURCE_IDENTITY_MISMATCH');
  return found({ ...toPerson(parsed.data, numbers, asOf), asOf });
}

function toHeaders({ request }: TraceContext, apiKey: string | undefined): Record<string, string> {
  return {
    accept: 'application/fhir+json',
    'x-request-id': randomUUID(),
    'x-correlation-id': request.requestId,
    'nhsd-end-user-organisation-ods': request.caller.organisation.odsCode,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
}
