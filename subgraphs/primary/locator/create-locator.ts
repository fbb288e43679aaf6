import { randomUUID } from 'node:crypto';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { type Contribution, found, type Failed, withheld } from '../../kit/outcome.ts';
import type { Credential } from '../../kit/read-credential.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import { isStaff } from '../../../schema/runtime/caller.ts';
import { directCare } from '../gp-connect/admit-question.ts';
import type { PracticeDocument } from '../mapping/to-document.ts';
import { locatorName, parsePointers, type Pointers } from './parse-pointers.ts';

/** How the National Record Locator is reached. */
export interface LocatorOptions {
  /** The base address of its consumer API. */
  readonly url: string;
  readonly apiKey?: Credential;
  readonly endpoints: Endpoints;
  readonly timeoutMilliseconds: number;
}

/** Finds where else documents about a person are kept. */
export interface Locator {
  readDocuments(asked: AskedRecord, context: ReadContext): Promise<Contribution<PracticeDocument>>;
}

const maximumBytes = 4 * 1024 * 1024;

/** Builds the client of the National Record Locator (FHIR R4, `DocumentReference` by NHS number). */
export function createLocator(options: LocatorOptions): Locator {
  const endpoint = options.endpoints.at({ kind: 'locator' }, { concurrency: 10 });

  async function search(
    { subject }: AskedRecord,
    organisation: string,
    context: ReadContext,
  ): Promise<Pointers | Failed> {
    const key = options.apiKey?.();
    const question = {
      signal: context.signal,
      timeoutMilliseconds: options.timeoutMilliseconds,
      isRead: true,
    };
    const reply = await askSource(endpoint, question, () => ({
      // Beware: the protocol puts the NHS number into the address, so the address is neither logged nor traced.
      url: toLocatorAddress(options.url, subject.nhsNumber),
      method: 'GET',
      headers: toLocatorHeaders(key, organisation, context.request.requestId),
      maximumBytes,
    }));
    if (reply.kind === 'failed') return reply;
    if (reply.status !== 200) return toStatusFailure(reply.status);
    return parsePointers(reply.json, { subject, recordIds: context.recordIds });
  }

  return {
    async readDocuments(asked, context) {
      const source = { system: locatorName };
      const { caller } = context.request;
      if (!isStaff(caller) || !directCare.has(caller.purpose))
        return { source, outcome: withheld('ACCESS_DENIED') };
      const begun = performance.now();
      const answer = await search(asked, caller.organisation.odsCode, context);
      if (answer.kind === 'pointers') {
        const { items, warnings } = answer;
        return { source, outcome: found(items), warnings, asOf: new Date().toISOString() };
      }
      context.log.warn('locator gave no pointers', {
        code: answer.code,
        system: locatorName,
        milliseconds: Math.round(performance.now() - begun),
        requestId: context.request.requestId,
      });
      return { source, outcome: answer };
    },
  };
}

/** The address at which pointers to one person's documents are looked for. */
export function toLocatorAddress(url: string, nhsNumber: string): string {
  const number = encodeURIComponent(`https://fhir.nhs.uk/Id/nhs-number|${nhsNumber}`);
  return `${url.replace(/\/+$/, '')}/DocumentReference?subject:identifier=${number}`;
}

/** The headers of a question to the locator: for which organisation it is asked, and in which request. */
export function toLocatorHeaders(
  key: string | undefined,
  organisation: string,
  correlation: string,
): Readonly<Record<string, string>> {
  return {
    accept: 'application/fhir+json;version=1',
    'x-request-id': randomUUID(),
    'x-correlation-id': correlation,
    'nhsd-end-user-organisation-ods': organisation,
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
}
