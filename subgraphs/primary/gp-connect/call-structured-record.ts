import { randomUUID } from 'node:crypto';
import type { StaffCaller } from '../../../schema/runtime/caller.ts';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoint } from '../../kit/endpoint/endpoint.ts';
import type { Failed } from '../../kit/outcome.ts';
import type { SourceReply } from '../../kit/source-call.ts';
import type { PracticeRoute } from '../directory/practice-directory.ts';
import { toRequestToken } from './request-token.ts';
import type { StructuredQuery } from './structured-query.ts';

/** The interaction by which a structured record is asked for. */
export const structuredRecordInteraction =
  'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';

/** The largest record that is read, in bytes; the largest published example is 1.3 MB. */
const maximumBytes = 16 * 1024 * 1024;

/** Who calls practices, by which way. */
export interface ConsumerOptions {
  /** Our accredited system identifier. */
  readonly asid: string;
  /** The address by which we are known. */
  readonly issuer: string;
  /** The Spine Secure Proxy; absent where practices are reached directly. */
  readonly proxyUrl?: string;
}

/** Asks a practice for one person's structured record; each attempt has a token and a trace id of its own. */
export function callStructuredRecord(
  consumer: ConsumerOptions,
  call: {
    readonly endpoint: Endpoint;
    readonly route: PracticeRoute;
    readonly query: StructuredQuery;
    readonly caller: StaffCaller;
    readonly signal: AbortSignal;
    readonly timeoutMilliseconds: number;
  },
): Promise<SourceReply | Failed> {
  const { endpoint, signal, timeoutMilliseconds } = call;
  const { address, asid } = call.route;
  const operation = `${address}/Patient/$gpc.getstructuredrecord`;
  const mediaType = 'application/fhir+json;charset=utf-8';
  // The operation is a POST so that no number stands in an address; it only reads.
  return askSource(endpoint, { signal, timeoutMilliseconds, isRead: true }, () => {
    const token = toRequestToken({
      caller: call.caller,
      issuer: consumer.issuer,
      audience: address,
      now: Date.now(),
    });
    return {
      url:
        consumer.proxyUrl === undefined ? operation : `${consumer.proxyUrl.replace(/\/+$/, '')}/${operation}`,
      method: 'POST',
      headers: {
        accept: mediaType,
        'content-type': mediaType,
        authorization: `Bearer ${token}`,
        'cache-control': 'no-store',
        'ssp-traceid': randomUUID(),
        'ssp-from': consumer.asid,
        'ssp-to': asid,
        'ssp-interactionid': structuredRecordInteraction,
      },
      body: JSON.stringify(call.query),
      maximumBytes,
    };
  });
}
