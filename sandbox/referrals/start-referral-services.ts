import { refuseFhir, startFhirSource } from '../faults/fhir-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import { answerBookings, bookingServicePath } from './answer-bookings.ts';
import { answerReferrals, type ReferralPopulation } from './answer-referrals.ts';

/** What the national services for referrals and bookings need. */
export interface ReferralServicesOptions {
  readonly population: ReferralPopulation;
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** The bearer token that whoever asks the e-Referral Service must carry. */
  readonly token: string;
  /** The trusts that take bookings by the Booking and Referral Standard. */
  readonly receivers: readonly string[];
}

/** Starts the e-Referral Service and the proxy for bookings on one address, each below its own path. */
export async function startReferralServices(options: ReferralServicesOptions): Promise<RunningSource> {
  const { population, port, token } = options;
  const receivers = new Set(options.receivers);
  return startFhirSource({
    port,
    answer: (request) =>
      request.path.startsWith(bookingServicePath)
        ? answerBookings(population, receivers, request)
        : answerReferrals(population, token, request),
    failure: refuseFhir(500, 'exception'),
  });
}
