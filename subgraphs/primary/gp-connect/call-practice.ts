import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoint } from '../../kit/endpoint/endpoint.ts';
import type { Failed } from '../../kit/outcome.ts';
import type { SourceReply } from '../../kit/source-call.ts';
import type { PracticeRoute } from '../directory/practice-directory.ts';
import { type Interaction, interactions } from './interactions.ts';
import { type Requester, type RequestScope, toRequestToken } from './request-token.ts';

/** The largest answer that is read, in bytes; the largest published example has 1.3 MB. */
const maximumBytes = 16 * 1024 * 1024;

/** Who calls practices, by which way. */
export interface ConsumerOptions {
  /** Our accredited system identifier. */
  readonly asid: string;
  /** The address by which we are known. */
  readonly issuer: string;
  /** The Spine Secure Proxy; absent where practices are reached directly. */
  readonly proxyUrl?: string;
  /** The connections to practices, where they need a client certificate. */
  readonly dispatcher?: Dispatcher;
}

/** What is asked of a practice. */
export interface PracticeQuestion {
  readonly interaction: Interaction;
  /** What follows the practice's address. Beware: where a protocol puts a number into it, it is never logged. */
  readonly path: string;
  /** Sent by POST, where there is one. */
  readonly body?: object;
  readonly scope?: RequestScope;
}

/** Asks a practice one question; each attempt has a token and a trace id of its own. */
export function callPractice(
  consumer: ConsumerOptions,
  question: PracticeQuestion,
  call: {
    readonly endpoint: Endpoint;
    readonly route: PracticeRoute;
    readonly caller: Requester;
    readonly signal: AbortSignal;
    readonly timeoutMilliseconds: number;
  },
): Promise<SourceReply | Failed> {
  const { endpoint, signal, timeoutMilliseconds } = call;
  const { address, asid } = call.route;
  const target = `${address}${question.path}`;
  const mediaType = 'application/fhir+json;charset=utf-8';
  // The operation for records is a POST so that no number stands in an address; it only reads.
  return askSource(endpoint, { signal, timeoutMilliseconds, isRead: true }, () => {
    const token = toRequestToken({
      caller: call.caller,
      issuer: consumer.issuer,
      audience: address,
      now: Date.now(),
      scope: question.scope ?? 'patient',
    });
    return {
      url: consumer.proxyUrl === undefined ? target : `${consumer.proxyUrl.replace(/\/+$/, '')}/${target}`,
      method: question.body === undefined ? 'GET' : 'POST',
      headers: {
        accept: mediaType,
        ...(question.body === undefined ? {} : { 'content-type': mediaType }),
        authorization: `Bearer ${token}`,
        'cache-control': 'no-store',
        'ssp-traceid': randomUUID(),
        'ssp-from': consumer.asid,
        'ssp-to': asid,
        'ssp-interactionid': interactions[question.interaction],
      },
      ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
      maximumBytes,
      ...(consumer.dispatcher === undefined ? {} : { dispatcher: consumer.dispatcher }),
    };
  });
}
