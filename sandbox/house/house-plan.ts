import { join } from 'node:path';
import { toHighStreetSettings } from '../community/high-street/high-street-settings.ts';
import { toHomeCareSettings } from '../home-care/home-care-providers.ts';
import { toRecordsSettings } from '../hospitals/records/records-settings.ts';
import { larkfieldSettings } from '../practices/larkfield.ts';
import { toBookingSettings, toReferralSettings } from '../referrals/referral-settings.ts';
import { telehealthSettings } from '../telehealth/telehealth-settings.ts';
import type { ChildPlan } from './child.ts';
import type { HouseOptions } from './house-options.ts';
import { planCallers } from './plan-callers.ts';

/** The names and keys by which the sandbox's parties know one another; they protect nothing. */
export const sandboxCredentials = {
  directoryApiKey: 'sandbox-directory',
  councilApiKey: 'sandbox-council',
  homeCareToken: 'sandbox-home-care',
  asid: '999999000001',
  issuer: 'http://localhost:4000',
} as const;

/** The name of the job of sending the hospitals' history, as the sources tell its progress. */
export const hospitalHistory = 'hospital histories';

/** Whoever tries things out asks for a thousand invented people one after the other. */
const anyNumberOfPersons = {
  CAREGRAPH_LIMIT_PERSONS_PER_HOUR: '1000000',
  CAREGRAPH_LIMIT_PERSONS_AT_ONCE: '1000000',
  CAREGRAPH_LIMIT_PERSONS_OF_CITIZEN: '1000000',
};

/** The processes of the house in the order in which they start: those of one stage start together. */
export function planHouse(options: HouseOptions): readonly (readonly ChildPlan[])[] {
  const { ports, postgresUrl, people } = options;
  const address = (port: number) => `http://127.0.0.1:${port}`;
  const databases =
    postgresUrl === undefined ? [planPostgres('community', options), planPostgres('secondary', options)] : [];
  const sources: ChildPlan = {
    name: 'the sources',
    entry: 'sandbox/sources.ts',
    arguments: ['--people', String(people), '--data', options.dataDirectory],
    environment: {
      CAREGRAPH_SANDBOX_COMMUNITY_TARGET: postgresUrl ?? postgresAddress(ports.communityPostgres),
      CAREGRAPH_SANDBOX_STORE_TARGET: postgresUrl ?? postgresAddress(ports.secondaryPostgres),
    },
  };
  const subgraph = (name: string, environment: Readonly<Record<string, string>>): ChildPlan => ({
    name: `the ${name} subgraph`,
    entry: `subgraphs/${name}/index.ts`,
    environment: { ...options.secrets, CAREGRAPH_LOG_LEVEL: 'warn', ...environment },
  });
  const reporting = { CAREGRAPH_PATIENT_URL: `${address(ports.patient)}/graphql` };
  return [
    databases,
    [sources],
    [
      subgraph('patient', {
        CAREGRAPH_PDS_URL: `${address(ports.demographics)}/personal-demographics/FHIR/R4`,
        // A schema of its own beside the provider's tables, whose database has the least to do.
        CAREGRAPH_PATIENT_STORE_URL: throughProxy(postgresUrl, ports.accessStore),
        // An embedded database on a busy machine is slower than one that production would have.
        CAREGRAPH_ACCESS_TIMEOUT: '1200',
        ...(options.profile === 'production' ? {} : anyNumberOfPersons),
        // Looks are still recorded while the switchboard takes the store away.
        CAREGRAPH_AUDIT_SPOOL: join(options.dataDirectory, 'looks.ndjson'),
      }),
      subgraph('primary', {
        CAREGRAPH_SDS_URL: address(ports.directory),
        CAREGRAPH_SDS_API_KEY: sandboxCredentials.directoryApiKey,
        CAREGRAPH_ASID: sandboxCredentials.asid,
        CAREGRAPH_ISSUER: sandboxCredentials.issuer,
        CAREGRAPH_NRL_URL: `${address(ports.locator)}/record-locator/consumer/FHIR/R4`,
        CAREGRAPH_GP_SUPPLIERS: JSON.stringify([larkfieldSettings]),
      }),
      subgraph('secondary', {
        ...reporting,
        CAREGRAPH_MLLP_PORT: String(ports.mllp),
        CAREGRAPH_SECONDARY_STORE_URL: throughProxy(postgresUrl, ports.secondaryStore),
        CAREGRAPH_SECONDARY_FHIR: JSON.stringify([
          toRecordsSettings(address(ports.hospitalRecords)),
          ...toBookingSettings(address(ports.referralServices)),
        ]),
        CAREGRAPH_ERS: JSON.stringify(toReferralSettings(address(ports.referralServices))),
        // The sandbox's history ends, and its feeds are silent from then on.
        CAREGRAPH_SECONDARY_STALE_DAYS: '400',
      }),
      subgraph('community', {
        ...reporting,
        CAREGRAPH_COMMUNITY_DATABASE_URL: throughProxy(postgresUrl, ports.communityDatabase),
        CAREGRAPH_COMMUNITY_PROVIDERS: JSON.stringify(
          toHighStreetSettings(throughProxy(postgresUrl, ports.communityDatabase)),
        ),
        // A schema of its own beside the provider's tables, which the switchboard does not take away.
        CAREGRAPH_COMMUNITY_STORE_URL: postgresUrl ?? postgresAddress(ports.communityPostgres),
        // The sandbox's last month is not the present one.
        CAREGRAPH_COMMUNITY_STALE_DAYS: '400',
        CAREGRAPH_TELEHEALTH_PORT: String(ports.telehealth),
        CAREGRAPH_TELEHEALTH_SUPPLIERS: JSON.stringify(telehealthSettings),
      }),
      subgraph('social', {
        ...reporting,
        CAREGRAPH_COUNCIL_URL: address(ports.council),
        CAREGRAPH_COUNCIL_API_KEY: sandboxCredentials.councilApiKey,
        CAREGRAPH_HOME_CARE: JSON.stringify(
          toHomeCareSettings(address(ports.homeCare), sandboxCredentials.homeCareToken),
        ),
        // A schema of its own beside the hospital's: an embedded database more would slow the start.
        CAREGRAPH_SOCIAL_STORE_URL: postgresUrl ?? postgresAddress(ports.secondaryPostgres),
      }),
    ],
    [
      {
        name: 'the gateway',
        entry: 'gateway/index.ts',
        environment: {
          CAREGRAPH_SEAL_SECRET: options.secrets.CAREGRAPH_SEAL_SECRET,
          CAREGRAPH_LOG_LEVEL: 'warn',
          CAREGRAPH_GATEWAY_ADMIN_PORT: String(ports.admin),
          ...planCallers(options),
          CAREGRAPH_PAGE_NHS_NUMBER: options.showcaseNhsNumber,
          ...(options.suggestedPeople === undefined
            ? {}
            : { CAREGRAPH_PAGE_PEOPLE: JSON.stringify(options.suggestedPeople) }),
          CAREGRAPH_PAGE_SWITCHBOARD: `http://localhost:${ports.switchboard}`,
          CAREGRAPH_PATIENT_URL: `${address(ports.patient)}/graphql`,
          CAREGRAPH_PRIMARY_URL: `${address(ports.primary)}/graphql`,
          CAREGRAPH_SECONDARY_URL: `${address(ports.secondary)}/graphql`,
          CAREGRAPH_COMMUNITY_URL: `${address(ports.community)}/graphql`,
          CAREGRAPH_SOCIAL_URL: `${address(ports.social)}/graphql`,
        },
      },
    ],
  ].filter((stage) => stage.length > 0);
}

function planPostgres(name: 'community' | 'secondary', { ports, dataDirectory }: HouseOptions): ChildPlan {
  const port = name === 'community' ? ports.communityPostgres : ports.secondaryPostgres;
  return {
    name: `the embedded ${name} database`,
    entry: 'sandbox/postgres/main.ts',
    arguments: ['--data', join(dataDirectory, name), '--port', String(port)],
  };
}

function postgresAddress(port: number): string {
  return `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
}

/** The address of the switchboard's proxy before a database, with the database's own name and credentials. */
function throughProxy(target: string | undefined, port: number): string {
  const url = new URL(target ?? postgresAddress(port));
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
