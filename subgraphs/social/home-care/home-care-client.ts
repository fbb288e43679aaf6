import type { Dispatcher } from 'undici';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { type Failed, failed, type Found, found } from '../../kit/outcome.ts';
import type { Credential } from '../../kit/read-credential.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import type { CallContext } from '../council/council-client.ts';

/** A home-care provider and how its log is reached. */
export interface HomeCareProvider {
  /** The ODS code of the provider. */
  readonly odsCode: string;
  readonly name: string;
  /** Where its API is, without `/api/v1`. */
  readonly url: string;
  /** Beware: a secret; it is sent to the provider and nowhere else. */
  readonly token: Credential;
}

/** Calls the API of one home-care provider. */
export interface HomeCareClient {
  /** Searches for people by NHS numbers, at most 50 at once. */
  searchClients(nhsNumbers: readonly string[], context: CallContext): Promise<Found<unknown> | Failed>;
  /** Reads a page of one person's calls, newest first; days are whole and both are included. */
  readVisits(
    clientId: string,
    query: {
      readonly cursor?: string | undefined;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    },
    context: CallContext,
  ): Promise<Found<unknown> | Failed>;
}

const maximumBytes = 4 * 1024 * 1024;

/** Builds a client of one home-care provider's API. */
export function createHomeCareClient(
  { odsCode, url, token }: HomeCareProvider,
  { endpoints, dispatcher }: { readonly endpoints: Endpoints; readonly dispatcher?: Dispatcher },
): HomeCareClient {
  const baseUrl = url.replace(/\/+$/, '');
  const endpoint = endpoints.at({ kind: 'home care', organisation: odsCode, address: baseUrl });

  async function call(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    { requestId, signal, deadline }: CallContext,
  ): Promise<Found<unknown> | Failed> {
    const question = { signal, timeoutMilliseconds: deadline - Date.now(), isRead: true };
    const reply = await askSource(endpoint, question, () => ({
      url: `${baseUrl}/api/v1/${path}`,
      method,
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token()}`,
        'x-correlation-id': requestId,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      maximumBytes,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    }));
    if (reply.kind === 'failed') return reply;
    if (reply.status === 200) return found(reply.json);
    return reply.status === 404 ? failed('SOURCE_RECORD_NOT_AVAILABLE') : toStatusFailure(reply.status);
  }

  return {
    // The search is a POST so that no number stands in an address; it only reads.
    searchClients: (nhsNumbers, context) =>
      call('POST', 'clients/search', JSON.stringify({ nhsNumbers }), context),
    readVisits(clientId, { cursor, from, to }, context) {
      const query = new URLSearchParams({
        limit: '100',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return call(
        'GET',
        `clients/${encodeURIComponent(clientId)}/visits?${query.toString()}`,
        undefined,
        context,
      );
    },
  };
}
