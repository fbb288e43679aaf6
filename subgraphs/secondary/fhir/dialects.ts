import type { AreaName } from './area-types.ts';
import type { FhirServerConfiguration } from './server-configuration.ts';

/** In what servers that speak FHIR R4 differ. */
export interface FhirDialect {
  /** The areas that such a server is read for; where it stands here, it says of others that they are not supported. */
  readonly areas: 'all' | readonly AreaName[];
  /** Whether people are found by their number first, and what is about them by what the server calls them. */
  readonly isPersonSearched: boolean;
  /** By which verb it is searched where nothing else is said. */
  readonly searchBy: 'GET' | 'POST';
  /** What goes with every call beside what the configuration says. */
  toHeaders(server: FhirServerConfiguration, requestId: string): Readonly<Record<string, string>>;
}

/** A hospital's own record system: UK Core, or any other FHIR R4. */
const recordSystem: FhirDialect = {
  areas: 'all',
  isPersonSearched: true,
  searchBy: 'POST',
  toHeaders: () => ({}),
};

/**
 * The Booking and Referral Standard: the receiver is named in a header, in base64, and everything is searched for by
 * the NHS number.
 */
const bookingAndReferral: FhirDialect = {
  areas: ['bookings', 'referrals'],
  isPersonSearched: false,
  searchBy: 'GET',
  toHeaders: ({ targetIdentifier }, requestId) => ({
    'x-correlation-id': requestId,
    ...(targetIdentifier === undefined
      ? {}
      : { 'nhsd-target-identifier': Buffer.from(JSON.stringify(targetIdentifier)).toString('base64') }),
  }),
};

const dialects = { r4: recordSystem, bars: bookingAndReferral } as const;

/** The dialect that a server speaks. */
export function findDialect({ dialect = 'r4' }: FhirServerConfiguration): FhirDialect {
  return dialects[dialect];
}
