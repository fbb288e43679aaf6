import { seedCommunityDatabase } from '../../sandbox/community/seed-community-database.ts';
import { startCouncil } from '../../sandbox/council/start-council.ts';
import { startDemographics } from '../../sandbox/demographics/start-demographics.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import { createPopulation, type Population } from '../../sandbox/population/create-population.ts';
import { directoryEntries } from '../../sandbox/practices/directory-entries.ts';
import { startPractices } from '../../sandbox/practices/start-practices.ts';
import { smallSuppliers } from '../../sandbox/practices/suppliers.ts';
import { withPostgres } from '../support/postgres.ts';

/** Where the sources of a deployed house answer. */
export interface DeployedSources {
  readonly population: Population;
  readonly demographicsUrl: string;
  readonly directoryUrl: string;
  readonly councilUrl: string;
  /** A database with a provider's tables, and one for our own stores. */
  readonly communityUrl: string;
  readonly storesUrl: string;
  close(): Promise<void>;
}

/** The key by which the council's system knows us. */
export const councilApiKey = 'a-council-key-of-the-tests';

/** Starts what a house asks and keeps its own in: source systems over a few people, and two databases. */
export async function startDeployedSources(): Promise<DeployedSources> {
  const population = createPopulation({ people: 20 });
  const [communityDatabase, stores] = await Promise.all([withPostgres(), withPostgres()]);
  const [demographics, emis, tpp, small, council] = await Promise.all([
    startDemographics({ population, port: 0 }),
    startPractices({ population, supplier: 'emis', port: 0 }),
    startPractices({ population, supplier: 'tpp', port: 0 }),
    startPractices({ population, supplier: smallSuppliers, port: 0 }),
    startCouncil({ population, port: 0, apiKey: councilApiKey }),
    seedCommunityDatabase({ url: communityDatabase.url, population }),
  ]);
  const urls = { emis: emis.url, tpp: tpp.url, vision: small.url, medicus: small.url, larkfield: small.url };
  const directory = await startDirectory({ port: 0, entries: directoryEntries({ urls }) });
  return {
    population,
    demographicsUrl: demographics.url,
    directoryUrl: directory.url,
    councilUrl: council.url,
    communityUrl: communityDatabase.url,
    storesUrl: stores.url,
    async close() {
      const sources = [demographics, emis, tpp, small, council, directory];
      await Promise.all(sources.map((source) => source.close()));
      await Promise.all([communityDatabase.close(), stores.close()]);
    },
  };
}
