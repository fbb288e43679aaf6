import { createPopulation, type Population } from '../../sandbox/population/create-population.ts';
import { toHighStreetSettings } from '../../sandbox/community/high-street/high-street-settings.ts';
import { seedCommunityDatabase } from '../../sandbox/community/seed-community-database.ts';
import { startCouncil } from '../../sandbox/council/start-council.ts';
import { startDemographics } from '../../sandbox/demographics/start-demographics.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import { startPostgresProxy } from '../../sandbox/faults/postgres-proxy.ts';
import type { RunningSource, SourceState } from '../../sandbox/faults/source-state.ts';
import { toHomeCareSettings } from '../../sandbox/home-care/home-care-providers.ts';
import { startHomeCare } from '../../sandbox/home-care/start-home-care.ts';
import {
  recordsToken,
  recordsTrust,
  toRecordsSettings,
} from '../../sandbox/hospitals/records/records-settings.ts';
import { startHospitalRecords } from '../../sandbox/hospitals/records/start-hospital-records.ts';
import { startHospitals } from '../../sandbox/hospitals/start-hospitals.ts';
import { startEmbeddedPostgres } from '../../sandbox/postgres/start-embedded-postgres.ts';
import { directoryEntries } from '../../sandbox/practices/directory-entries.ts';
import { larkfieldSettings } from '../../sandbox/practices/larkfield.ts';
import { startPractices } from '../../sandbox/practices/start-practices.ts';
import { smallSuppliers } from '../../sandbox/practices/suppliers.ts';
import type { Limits } from '../../gateway/limits/limits.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import type { SubgraphName } from '../../schema/care-settings.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import { createLog } from '../../schema/runtime/log.ts';
import { startCommunity } from '../../subgraphs/community/start.ts';
import { startPatient } from '../../subgraphs/patient/start.ts';
import { startPrimary } from '../../subgraphs/primary/start.ts';
import { suppliersShape, toConfiguredDialects } from '../../subgraphs/primary/suppliers/read-suppliers.ts';
import { startSecondary } from '../../subgraphs/secondary/start.ts';
import { startSocial } from '../../subgraphs/social/start.ts';
import { createTestAccessStore, type TestAccessStore } from './access-store.ts';
import { idSecret, sealSecret } from './secrets.ts';
import { bearerOf, type PersonaId, testIssuers } from './tokens.ts';

/** The whole house in one process, over a small population, with every source in reach of the test. */
export interface TestHouse {
  /** Where clients ask. */
  readonly url: string;
  /** Where its subgraphs answer. */
  readonly subgraphUrls: readonly string[];
  readonly population: Population;
  /** Where its sources answer, for another house over them. */
  readonly sourceUrls: SourceUrls;
  /** Who may see whom; every member of staff has a relationship with everybody. */
  readonly accessStore: TestAccessStore;
  /** Every look at a person, as it was recorded. */
  readonly looks: readonly Look[];
  /** Everything that any process of the house has logged. */
  readonly logLines: readonly string[];
  /** Everything that operators read of any process of the house. */
  readForOperators(): Promise<string>;
  /** Puts every source of a setting into a state. */
  setState(setting: SubgraphName, state: SourceState): Promise<void>;
  /** Stops the subgraph itself, for good. */
  stopSubgraph(setting: SubgraphName): Promise<void>;
  /** Asks as the general practitioner unless somebody else is named. */
  ask(query: string, variables?: Record<string, unknown>, persona?: PersonaId): Promise<GraphAnswer>;
  close(): Promise<void>;
}

/** Where the sources of a house answer. */
export interface SourceUrls {
  readonly demographics: string;
  readonly directory: string;
  readonly council: string;
  readonly community: string;
  readonly secondary: string;
}

/** What the gateway answered. */
export interface GraphAnswer {
  readonly status: number;
  // The shape depends on the query; tests state what they expect of it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly text: string;
}

const host = '127.0.0.1';
const slowMilliseconds = 10_000;
const unhurried = {
  subgraphs: { timeoutMilliseconds: 15_000, sourceTimeoutMilliseconds: 15_000 },
  gateway: { subgraphMilliseconds: 20_000, requestMilliseconds: 30_000 },
};

/** Starts the whole house and waits until the hospitals' history has arrived. */
export async function startHouse(
  options: {
    people?: number;
    tracing?: Tracing;
    /** The limits of the sandbox unless said. */
    limits?: Limits;
    /** Between the processes; plain HTTP unless said. */
    tls?: ProcessTls;
    /** Whether everybody has as long as a busy machine needs, as where time is not what is tested. */
    isUnhurried?: boolean;
    /** Whether a trust has a record system (FHIR R4) beside its messages. */
    hasRecordSystem?: boolean;
  } = {},
): Promise<TestHouse> {
  const population = createPopulation({ people: options.people ?? 30 });
  const logLines: string[] = [];
  const looks: Look[] = [];
  const log = createLog('test', 'info', { write: (line: string) => void logLines.push(line) });
  const accessStore = createTestAccessStore({ isOpen: true });
  const common = {
    // A certificate names a host.
    host: options.tls === undefined ? host : 'localhost',
    port: 0,
    processTls: options.tls,
    sealSecret,
    idSecret,
    log,
    tracing: options.tracing,
    ...(options.isUnhurried === true ? unhurried.subgraphs : {}),
  };

  const [communityPostgres, secondaryPostgres] = await Promise.all([
    startEmbeddedPostgres({ port: 0 }),
    startEmbeddedPostgres({ port: 0 }),
  ]);
  await seedCommunityDatabase({ url: communityPostgres.url, population });
  const [demographics, emis, tpp, practices, council, communityDatabase, secondaryStore] = await Promise.all([
    startDemographics({ population, port: 0, slowMilliseconds }),
    startPractices({ population, supplier: 'emis', port: 0 }),
    startPractices({ population, supplier: 'tpp', port: 0 }),
    startPractices({ population, supplier: smallSuppliers, port: 0 }),
    startCouncil({ population, port: 0, apiKey: 'test-council' }),
    startPostgresProxy({ target: communityPostgres.url, port: 0 }),
    startPostgresProxy({ target: secondaryPostgres.url, port: 0 }),
  ]);
  const records =
    options.hasRecordSystem === true
      ? await startHospitalRecords({
          population,
          port: 0,
          trust: recordsTrust,
          token: recordsToken,
          slowMilliseconds,
        })
      : undefined;
  const homeCare = await startHomeCare({ population, port: 0, token: 'test-home-care' });
  const directory = await startDirectory({
    port: 0,
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

  const [patient, primary, secondary, community, social] = await Promise.all([
    startPatient({
      ...common,
      accessStore,
      recordLook: async (look) => void looks.push(look),
      pdsUrl: `${demographics.url}/personal-demographics/FHIR/R4`,
    }),
    startPrimary({
      ...common,
      directoryUrl: directory.url,
      directoryApiKey: 'test-directory',
      asid: '999999000001',
      issuer: 'http://localhost:4000',
      suppliers: toConfiguredDialects(suppliersShape.parse([larkfieldSettings])),
    }),
    startSecondary({
      ...common,
      mllpPort: 0,
      storeUrl: secondaryStore.url,
      ...(records === undefined ? {} : { fhirServers: [toRecordsSettings(records.url)] }),
    }),
    startCommunity({
      ...common,
      providers: [
        { odsCode: 'RZY', name: 'Community Provider', url: communityDatabase.url, staleAfterDays: 400 },
        ...toHighStreetSettings(communityDatabase.url).map(({ tables, ...provider }) => ({
          ...provider,
          layout: tables,
        })),
      ],
    }),
    startSocial({
      ...common,
      councilUrl: council.url,
      apiKey: 'test-council',
      council: { code: '901', name: 'Council' },
      homeCare: toHomeCareSettings(homeCare.url, 'test-home-care').map((provider) => ({
        ...provider,
        token: () => provider.token,
      })),
    }),
  ]);
  const hospitals = await startHospitals({
    population,
    receivers: { host: common.host, port: secondary.mllpPort },
  });
  await hospitals.settled();

  const subgraphs = { patient, primary, secondary, community, social };
  const gateway = await startGateway({
    host,
    port: 0,
    profile: 'sandbox',
    page: { title: 'Caregraph', nhsNumber: '', switchboardUrl: 'http://localhost:4010' },
    tls: options.tls,
    sealSecret,
    issuers: testIssuers,
    admin: { host, port: 0 },
    tracing: options.tracing,
    ...(options.isUnhurried === true ? unhurried.gateway : {}),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    log,
    subgraphs: {
      patient: patient.url,
      primary: primary.url,
      secondary: secondary.url,
      community: community.url,
      social: social.url,
    },
  });
  const sources: Readonly<Record<SubgraphName, readonly RunningSource[]>> = {
    patient: [demographics],
    primary: [directory, emis, tpp, practices],
    secondary: [secondaryStore, hospitals, ...(records === undefined ? [] : [records])],
    community: [communityDatabase],
    social: [council, homeCare],
  };
  const url = `${gateway.url}/graphql`;
  return {
    url,
    subgraphUrls: Object.values(subgraphs).map((subgraph) => subgraph.url),
    population,
    sourceUrls: {
      demographics: demographics.url,
      directory: directory.url,
      council: council.url,
      community: communityDatabase.url,
      secondary: secondaryStore.url,
    },
    accessStore,
    looks,
    logLines,
    async readForOperators() {
      const bases = Object.values(subgraphs).map((subgraph) => subgraph.url.replace('/graphql', ''));
      const addresses = bases.flatMap((base) => [`${base}/metrics`, `${base}/health/endpoints`]);
      const texts = [`${gateway.adminUrl}/metrics`, ...addresses].map(async (address) =>
        (await fetch(address)).text(),
      );
      return (await Promise.all(texts)).join('\n');
    },
    async setState(setting, state) {
      await Promise.all(sources[setting].map((source) => source.setState(state)));
    },
    stopSubgraph: (setting) => subgraphs[setting].close(),
    ask: (query, variables, persona) => askGraph(url, query, variables, persona),
    async close() {
      await gateway.close();
      await hospitals.close();
      await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.close()));
      await Promise.all(Object.values(sources).flatMap((list) => list.map((source) => source.close())));
      await Promise.all([communityPostgres.close(), secondaryPostgres.close()]);
    },
  };
}

/** Asks the gateway as a client does, for the general practitioner unless somebody else is named. */
export async function askGraph(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  persona?: PersonaId,
): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerOf(persona)) },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: GraphAnswer['errors'] };
  return { status: response.status, data, errors: errors ?? [], text };
}
