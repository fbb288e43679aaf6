import { systems } from '../hospitals/records/uk-core.ts';
import { towns } from '../population/towns.ts';
import { bookingServicePath } from './answer-bookings.ts';
import { referralServicePath } from './answer-referrals.ts';

/** The token of the sandbox's e-Referral Service; it protects nothing. */
export const referralToken = 'sandbox-referrals';

/** The trusts that take bookings by the Booking and Referral Standard. */
export const bookingReceivers: readonly string[] = ['RZ2'];

/** What the secondary subgraph is told of the e-Referral Service. */
export function toReferralSettings(address: string) {
  return {
    url: `${address}${referralServicePath}`,
    odsCode: 'RZ1',
    businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
    headers: { authorization: `Bearer ${referralToken}` },
  };
}

/** What the secondary subgraph is told of each receiver of bookings. */
export function toBookingSettings(address: string) {
  return bookingReceivers.map((receiver) => {
    const name = towns.find(({ trust }) => trust.odsCode === receiver)?.trust.name;
    return {
      system: 'Booking and Referral',
      odsCode: receiver,
      ...(name === undefined ? {} : { name }),
      dialect: 'bars' as const,
      targetIdentifier: { system: systems.odsOrganization, value: receiver },
      url: `${address}${bookingServicePath}`,
    };
  });
}
