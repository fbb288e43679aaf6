import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { organisationOf } from '../../../schema/runtime/caller.ts';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoint } from '../../kit/endpoint/endpoint.ts';
import { failed, found, type Outcome } from '../../kit/outcome.ts';
import type { Credential } from '../../kit/read-credential.ts';
import type { Demographics, Trace, TraceContext } from './demographics.ts';
import { toPdsFailure } from './pds-failure.ts';
import { pdsPatient } from './pds-shape.ts';
import { parseRelatedPersons } from './pds-related.ts';
import { parseSearchAnswer, toSearchQuery } from './pds-search.ts';
import { toPerson } from './to-person.ts';
import { toTracedNumbers } from './to-traced-numbers.ts';

/** How the Personal Demographics Service is reached. */
export interface PdsOptions {
  /** The base address of its FHIR API, to which `/Patient/…` is added. */
  readonly url: string;
  /** Sent as a bearer token, where the service wants one. */
  readonly apiKey?: Credential;
  /** How long one trace may take, waiting for its turn included, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The service as something that can fail. */
  readonly endpoint: Endpoint;
  readonly dispatcher?: Dispatcher;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** A resource of one person is a few kilobytes. */
const maximumBytes = 1024 * 1024;

/** Builds the reading of people from the Personal Demographics Service (FHIR R4). */
export function createPdsDemographics(options: PdsOptions): Demographics {
  const { timeoutMilliseconds, endpoint, dispatcher, now = Date.now } = options;
  const base = options.url.replace(/\/+$/, '');

  /** Asks one question; the answer with the instant at which it was asked, or why there is none. */
  async function ask(path: string, context: TraceContext) {
    let askedAt = now();
    const question = { signal: context.signal, timeoutMilliseconds, isRead: true };
    const reply = await askSource(endpoint, question, () => {
      askedAt = now();
      return {
        // Beware: the protocol puts numbers and names into the address, so the address is neither logged nor traced.
        url: `${base}${path}`,
        method: 'GET',
        headers: toHeaders(context, options.apiKey?.()),
        maximumBytes,
        ...(dispatcher === undefined ? {} : { dispatcher }),
      };
    });
    if (reply.kind === 'failed') return reply;
    if (reply.status !== 200) return toPdsFailure(reply.status, reply.json);
    return { kind: 'answered', json: reply.json, asOf: new Date(askedAt).toISOString() } as const;
  }

  return {
    system: 'Personal Demographics Service',
    async trace(nhsNumber, context) {
      const answer = await ask(`/Patient/${nhsNumber}`, context);
      return answer.kind === 'answered' ? toTrace(nhsNumber, answer.json, answer.asOf) : answer;
    },
    async search(criteria, context) {
      const answer = await ask(`/Patient?${toSearchQuery(criteria)}`, context);
      return answer.kind === 'answered' ? parseSearchAnswer(answer.json, criteria) : answer;
    },
    async relatedPersons(nhsNumber, context) {
      const answer = await ask(`/Patient/${nhsNumber}/RelatedPerson`, context);
      return answer.kind === 'answered' ? parseRelatedPersons(answer.json, [nhsNumber], answer.asOf) : answer;
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
  const organisation = organisationOf(request.caller);
  return {
    accept: 'application/fhir+json',
    'x-request-id': randomUUID(),
    'x-correlation-id': request.requestId,
    ...(organisation === undefined ? {} : { 'nhsd-end-user-organisation-ods': organisation.odsCode }),
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
}
