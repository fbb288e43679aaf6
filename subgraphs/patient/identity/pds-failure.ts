import { absent, type Absent, type Failed, failed } from '../../kit/outcome.ts';
import { toStatusFailure } from '../../kit/source-call.ts';
import { pdsOutcome } from './pds-shape.ts';

/**
 * Says what an unsuccessful answer of the Personal Demographics Service means.
 *
 * Only the service's own code says that a person is unknown: a 404 without it comes from something between us
 * and the service.
 */
export function toPdsFailure(status: number, json: unknown): Absent | Failed {
  const codes = toSpineCodes(json);
  if (status === 404 && codes.has('RESOURCE_NOT_FOUND')) return absent;
  if (codes.has('INVALIDATED_RESOURCE')) return failed('NHS_NUMBER_INVALIDATED');
  if (codes.has('UNABLE_TO_CALL_SERVICE')) return failed('SOURCE_UNAVAILABLE');
  return toStatusFailure(status);
}

function toSpineCodes(json: unknown): ReadonlySet<string | undefined> {
  const parsed = pdsOutcome.safeParse(json);
  if (!parsed.success) return new Set();
  const codings = parsed.data.issue.flatMap(({ details }) => details?.coding ?? []);
  return new Set(codings.map(({ code }) => code));
}
