import { type FhirAnswer, type FhirRequest, refuseFhir } from '../faults/fhir-source.ts';
import type { Life } from '../population/life.ts';
import { toClinicReferrals, toReferredIndex } from './clinic-referrals.ts';
import { renderReferralRequest } from './render-referral-request.ts';

/** Whose referrals and bookings the services know of. */
export interface ReferralPopulation {
  readonly size: number;
  life(index: number): Life;
  /** Finds a person by a present or superseded number. */
  findByNhsNumber(nhsNumber: string): Life | undefined;
}

/** The path below the server's address at which the e-Referral Service answers. */
export const referralServicePath = '/referrals/FHIR';

const businessFunctions: ReadonlySet<unknown> = new Set([
  'REFERRING_CLINICIAN',
  'SERVICE_PROVIDER_CLINICIAN',
]);

/**
 * Answers as the e-Referral Service: one referral by its number (STU3, A005); it has no search by person.
 *
 * Who asks for what and for whom stands in headers.
 */
export function answerReferrals(
  population: ReferralPopulation,
  token: string,
  { method, path, headers }: FhirRequest,
): FhirAnswer {
  const [, ubrn] = /^\/referrals\/FHIR\/STU3\/ReferralRequest\/(\d{12})$/.exec(path) ?? [];
  if (headers.authorization !== `Bearer ${token}`) return refuseFhir(401, 'login', 'ACCESS_DENIED');
  if (method !== 'GET' || ubrn === undefined) return refuseFhir(404, 'not-found', 'RESOURCE_NOT_FOUND');
  if (!businessFunctions.has(headers['nhsd-ers-business-function'])) {
    return refuseFhir(403, 'forbidden', 'REC_FORBIDDEN');
  }
  if (headers['nhsd-end-user-organisation-ods'] === undefined) {
    return refuseFhir(400, 'invalid', 'MISSING_HEADER');
  }
  const index = toReferredIndex(ubrn);
  const life = index === undefined || index >= population.size ? undefined : population.life(index);
  const referral = life === undefined ? undefined : toClinicReferrals(life).find((one) => one.ubrn === ubrn);
  return referral === undefined
    ? refuseFhir(404, 'not-found', 'RESOURCE_NOT_FOUND')
    : { status: 200, resource: renderReferralRequest(referral) };
}
