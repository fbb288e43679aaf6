import type { EReferral } from '../../../schema/generated/secondary.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { askSource } from '../../kit/endpoint/ask-source.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import { readResource } from '../fhir/read-resource.ts';
import type { ErsConfiguration } from './ers-configuration.ts';
import { referralRequest } from './referral-request.ts';
import { toEReferral } from './to-ereferral.ts';

/** What the e-Referral Service says of one number. */
export type EReferralAnswer =
  | { readonly kind: 'found'; readonly referral: EReferral }
  /** It knows no such number, or does not let us see it, or the number is somebody else's. */
  | { readonly kind: 'unknown' | 'forbidden' | 'someone-else' }
  | Failed;

/** Asks the e-Referral Service; it never throws. */
export interface Ers {
  /** What it holds under a number, where that is about the person who is asked for. */
  find(ubrn: string, asked: AskedRecord, context: ReadContext): Promise<EReferralAnswer>;
}

/** The name of the service as a source. */
export const ersSystem = 'e-Referral Service';

/** Builds what asks the e-Referral Service for referrals by their numbers; it has no search by person. */
export function createErs(
  configuration: ErsConfiguration,
  options: { readonly endpoints: Endpoints; readonly timeoutMilliseconds: number },
): Ers {
  const { url: base, odsCode } = configuration;
  const endpoint = options.endpoints.at({ kind: 'e-referral service', address: base });
  return {
    find: (ubrn, asked, context) =>
      context.memory.once(
        `e-referral ${ubrn} ${asked.subject.nhsNumber}`,
        async (): Promise<EReferralAnswer> => {
          const reply = await askSource(
            endpoint,
            { signal: context.signal, timeoutMilliseconds: options.timeoutMilliseconds, isRead: true },
            () => ({
              url: toErsAddress(configuration, ubrn),
              method: 'GET',
              headers: toErsHeaders(configuration, context.request.requestId),
              maximumBytes: 2 * 1024 * 1024,
            }),
          );
          if (reply.kind === 'failed') return reply;
          if (reply.status === 404) return { kind: 'unknown' };
          // Another organisation's referral: the service refuses it, and not us.
          if (reply.status === 403) return { kind: 'forbidden' };
          if (reply.status !== 200) return toStatusFailure(reply.status);
          const sent = readResource(referralRequest, reply.json)?.value;
          if (sent?.id !== ubrn) return failed('SOURCE_BAD_CONTENT');
          const { system = '', value = '' } = sent.subject.identifier ?? {};
          const isNumber = /\/Id\/nhs-number$/i.test(system);
          if (!isNumber || !toNhsNumbers(asked.subject).includes(value)) return { kind: 'someone-else' };
          const person = asked.subject.nhsNumber;
          const referral = toEReferral(sent, {
            provenance: {
              setting: 'SECONDARY',
              organisation: { odsCode },
              system: ersSystem,
              recordedAt: sent.authoredOn ?? null,
              receivedAt: null,
            },
            toId: (type, identifier) =>
              context.recordIds.toId({ type, person, system: `${odsCode}|${ersSystem}`, identifier }),
          });
          return { kind: 'found', referral };
        },
      ),
  };
}

/** The address of one referral (A005). */
export function toErsAddress({ url }: ErsConfiguration, ubrn: string): string {
  return `${url}/STU3/ReferralRequest/${ubrn}`;
}

/** The headers of a call: who asks, for which organisation and in what role. */
export function toErsHeaders(
  { odsCode, businessFunction, onBehalfOf, headers = {} }: ErsConfiguration,
  requestId: string,
): Readonly<Record<string, string>> {
  return {
    accept: 'application/fhir+json',
    'x-correlation-id': requestId,
    'nhsd-end-user-organisation-ods': odsCode,
    'nhsd-ers-business-function': businessFunction,
    ...(onBehalfOf === undefined ? {} : { 'nhsd-ers-on-behalf-of-user-id': onBehalfOf }),
    ...headers,
  };
}
