import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import {
  recordsToken,
  recordsTrust,
  toRecordsSettings,
} from '../../sandbox/hospitals/records/records-settings.ts';
import { startHospitalRecords } from '../../sandbox/hospitals/records/start-hospital-records.ts';
import type { Population } from '../../sandbox/population/create-population.ts';
import {
  bookingReceivers,
  referralToken,
  toBookingSettings,
  toReferralSettings,
} from '../../sandbox/referrals/referral-settings.ts';
import { startReferralServices } from '../../sandbox/referrals/start-referral-services.ts';

/** The sandbox's record system of a trust and its services for referrals and bookings, with what a subgraph is told of them. */
export interface SandboxHospital {
  readonly records: RunningSource;
  readonly services: RunningSource;
  readonly fhirServers: readonly [
    ReturnType<typeof toRecordsSettings>,
    ...ReturnType<typeof toBookingSettings>,
  ];
  readonly ers: ReturnType<typeof toReferralSettings>;
  close(): Promise<void>;
}

/** Starts both over a population. */
export async function startSandboxHospital(population: Population): Promise<SandboxHospital> {
  const [records, services] = await Promise.all([
    startHospitalRecords({ population, port: 0, trust: recordsTrust, token: recordsToken }),
    startReferralServices({ population, port: 0, token: referralToken, receivers: bookingReceivers }),
  ]);
  return {
    records,
    services,
    fhirServers: [toRecordsSettings(records.url), ...toBookingSettings(services.url)],
    ers: toReferralSettings(services.url),
    async close() {
      await Promise.all([records.close(), services.close()]);
    },
  };
}
