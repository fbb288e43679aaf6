import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runProcess } from '../schema/runtime/run-process.ts';
import { seedCommunityDatabase } from './community/seed-community-database.ts';
import { startCouncil } from './council/start-council.ts';
import { startDemographics } from './demographics/start-demographics.ts';
import { startDirectory } from './directory/start-directory.ts';
import { startLocator } from './directory/start-locator.ts';
import { startPostgresProxy } from './faults/postgres-proxy.ts';
import { recordsToken, recordsTrust } from './hospitals/records/records-settings.ts';
import { startHospitalRecords } from './hospitals/records/start-hospital-records.ts';
import { startHospitals } from './hospitals/start-hospitals.ts';
import { hospitalHistory, sandboxCredentials } from './house/house-plan.ts';
import { startHomeCare } from './home-care/start-home-care.ts';
import { readPorts } from './house/ports.ts';
import { startIdentity } from './identity/start-identity.ts';
import { createPopulation } from './population/create-population.ts';
import { directoryEntries } from './practices/directory-entries.ts';
import { bookingReceivers, referralToken } from './referrals/referral-settings.ts';
import { startReferralServices } from './referrals/start-referral-services.ts';
import { startPractices } from './practices/start-practices.ts';
import { smallSuppliers } from './practices/suppliers.ts';
import { startSwitchboard } from './switchboard/start-switchboard.ts';
import { startTelehealthSender } from './telehealth/start-telehealth.ts';
import { telehealthToken } from './telehealth/telehealth-settings.ts';

// All simulated source systems and the switchboard, as one process.

const { values } = parseArgs({ options: { people: { type: 'string' }, data: { type: 'string' } } });

await runProcess(async () => {
  const ports = readPorts(process.env);
  const communityTarget = readAddress('CAREGRAPH_SANDBOX_COMMUNITY_TARGET');
  const storeTarget = readAddress('CAREGRAPH_SANDBOX_STORE_TARGET');
  const population = createPopulation({ people: Number(values.people) });
  const tell = (job: string) => (done: number, total: number) => process.send?.({ job, done, total });

  const [
    demographics,
    emis,
    tpp,
    practices,
    locator,
    council,
    communityDatabase,
    secondaryStore,
    accessStore,
    identity,
    hospitalRecords,
    referralServices,
    homeCare,
  ] = await Promise.all([
    startDemographics({ population, port: ports.demographics }),
    startPractices({ population, supplier: 'emis', port: ports.emis }),
    startPractices({ population, supplier: 'tpp', port: ports.tpp }),
    startPractices({ population, supplier: smallSuppliers, port: ports.practices }),
    startLocator({ population, port: ports.locator }),
    startCouncil({ population, port: ports.council, apiKey: sandboxCredentials.councilApiKey }),
    startPostgresProxy({ target: communityTarget, port: ports.communityDatabase }),
    startPostgresProxy({ target: storeTarget, port: ports.secondaryStore }),
    startPostgresProxy({ target: communityTarget, port: ports.accessStore }),
    startIdentity({ population, port: ports.identity }),
    startHospitalRecords({
      population,
      port: ports.hospitalRecords,
      trust: recordsTrust,
      token: recordsToken,
    }),
    startReferralServices({
      population,
      port: ports.referralServices,
      token: referralToken,
      receivers: bookingReceivers,
    }),
    startHomeCare({ population, port: ports.homeCare, token: sandboxCredentials.homeCareToken }),
    seedCommunityDatabase({ url: communityTarget, population, onProgress: tell('community records') }),
  ]);
  const directory = await startDirectory({
    port: ports.directory,
    entries: directoryEntries({
      urls: {
        emis: emis.url,
        tpp: tpp.url,
        vision: practices.url,
        medicus: practices.url,
        larkfield: practices.url,
      },
    }),
  });
  const hospitals = await startHospitals({
    population,
    receivers: { host: '127.0.0.1', port: ports.mllp },
    stateFile: join(values.data ?? '.data', `hospitals-${fingerprint(storeTarget)}.json`),
    onProgress: tell(hospitalHistory),
  });
  const telehealth = startTelehealthSender({
    population,
    url: `http://127.0.0.1:${ports.telehealth}/fhir/R4`,
    token: telehealthToken,
    onProgress: tell('readings from home'),
  });
  const switchboard = await startSwitchboard({
    port: ports.switchboard,
    people: population.interesting(),
    settings: {
      patient: [demographics],
      primary: [directory, emis, tpp, practices, locator],
      secondary: [secondaryStore, hospitals, hospitalRecords, referralServices],
      community: [communityDatabase],
      social: [council, homeCare],
      identity: [identity],
      access: [accessStore],
    },
  });
  const all = [
    switchboard,
    telehealth,
    hospitals,
    directory,
    demographics,
    emis,
    tpp,
    practices,
    locator,
    council,
    communityDatabase,
    secondaryStore,
    accessStore,
    identity,
    hospitalRecords,
    referralServices,
    homeCare,
  ];
  return {
    async close() {
      await Promise.all(all.map((source) => source.close()));
    },
  };
});

function readAddress(variable: string): string {
  const text = process.env[variable];
  if (text === undefined) throw new Error(`${variable} is missing; "npm start" sets it.`);
  return text;
}

/** Another database has received nothing yet, so what was sent is remembered for each. */
function fingerprint(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 12);
}
