import type { Code } from '../../../schema/runtime/codes.ts';
import {
  type Failed,
  failed,
  type NotSupported,
  notSupported,
  type Withheld,
  withheld,
} from '../../kit/outcome.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import { operationOutcome } from '../fhir/frame-resources.ts';

/** What a practice's refusal means for every area of the record. */
export type Refusal = Failed | Withheld | NotSupported;

/**
 * The codes of Spine-ErrorOrWarningCode-1 that have a meaning of their own here.
 *
 * A person who is not found may be restricted, deceased or not yet verified: it never means that there is no record.
 */
const refusals: Readonly<Record<string, Refusal>> = {
  NO_PATIENT_CONSENT: withheld('NO_CONSENT'),
  NO_ORGANISATION_CONSENT: withheld('NO_CONSENT'),
  NO_RELATIONSHIP: withheld('NO_RELATIONSHIP'),
  ACCESS_DENIED: withheld('ACCESS_DENIED'),
  ACCESS_DENIED_SSL: failed('SOURCE_REFUSED_CALLER'),
  ASID_CHECK_FAILED: failed('SOURCE_REFUSED_CALLER'),
  PATIENT_NOT_FOUND: failed('SOURCE_RECORD_NOT_AVAILABLE'),
  NO_RECORD_FOUND: failed('SOURCE_RECORD_NOT_AVAILABLE'),
  DUPLICATE_REJECTED: failed('SOURCE_BUSY'),
  NOT_IMPLEMENTED: notSupported('NOT_IMPLEMENTED'),
  INTERNAL_SERVER_ERROR: failed('SOURCE_ERROR'),
  ERROR_COMMUNICATING_TO_ENDPOINT_URL: failed('SOURCE_UNAVAILABLE'),
  ...toRejections(
    'BAD_REQUEST',
    'CONFLICTING_VALUES',
    'INVALID_IDENTIFIER_SYSTEM',
    'INVALID_IDENTIFIER_VALUE',
    'INVALID_NHS_NUMBER',
    'INVALID_PATIENT_DEMOGRAPHICS',
    'INVALID_PARAMETER',
    'INVALID_RESOURCE',
    'MISSING_OR_INVALID_HEADER',
    'ORGANISATION_NOT_FOUND',
    'PRACTITIONER_NOT_FOUND',
    'REFERENCE_NOT_FOUND',
  ),
};

/**
 * Says what an answer other than a record means.
 *
 * The Spine Secure Proxy sends HTTP statuses as codes and its own reason as the display, such as
 * `ASID_CHECK_FAILED_MESSAGESENDER_100000000001`. Diagnostics can echo the NHS number and are not read.
 */
export function toRefusal(status: number, body: unknown): Refusal {
  const codings = (operationOutcome.safeParse(body).data?.issue ?? []).flatMap(
    ({ details }) => details?.coding ?? [],
  );
  for (const { code, display } of codings) {
    const known = findRefusal(code) ?? (/^\d*$/.test(code ?? '') ? findProxyRefusal(display) : undefined);
    if (known !== undefined) return known;
  }
  return status === 501 ? notSupported('NOT_IMPLEMENTED') : toStatusFailure(status);
}

/** GP Connect writes `ACCESS DENIED` with a space. */
function findRefusal(code: string | undefined): Refusal | undefined {
  const name = (code ?? '').trim().toUpperCase().replaceAll(' ', '_');
  return Object.hasOwn(refusals, name) ? refusals[name] : undefined;
}

function findProxyRefusal(display: string | undefined): Refusal | undefined {
  const reason = (display ?? '').trim().toUpperCase().replaceAll(' ', '_');
  return ['ASID_CHECK_FAILED', 'ERROR_COMMUNICATING_TO_ENDPOINT_URL']
    .filter((name) => reason.startsWith(name))
    .map(findRefusal)[0];
}

function toRejections(...codes: readonly string[]): Readonly<Record<string, Refusal>> {
  const code: Code = 'SOURCE_REJECTED_REQUEST';
  return Object.fromEntries(codes.map((name) => [name, failed(code)]));
}
