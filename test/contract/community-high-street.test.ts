import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  highStreet,
  toHighStreetSettings,
} from '../../sandbox/community/high-street/high-street-settings.ts';
import { seedCommunityDatabase } from '../../sandbox/community/seed-community-database.ts';
import { communityProvider } from '../../sandbox/population/towns.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { Life } from '../../sandbox/population/life.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../sandbox/postgres/start-embedded-postgres.ts';
import { readProviders, providerVariables } from '../../subgraphs/community/read-providers.ts';
import { type RunningCommunity, startCommunity } from '../../subgraphs/community/start.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { named } from '../support/ask-subgraph.ts';
import { askCommunity } from '../support/community-harness.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const population = createPopulation({ people: 20 });
const lines: string[] = [];

let database: EmbeddedPostgres;
let community: RunningCommunity;

beforeAll(async () => {
  database = await startEmbeddedPostgres({ port: 0 });
  await seedCommunityDatabase({ url: database.url, population });
  const environment = {
    CAREGRAPH_COMMUNITY_DATABASE_URL: database.url,
    CAREGRAPH_COMMUNITY_STALE_DAYS: '400',
    CAREGRAPH_COMMUNITY_PROVIDERS: JSON.stringify(toHighStreetSettings(database.url)),
  };
  community = await named(
    'community',
    startCommunity({
      host: '127.0.0.1',
      port: 0,
      providers: readProviders(z.object(providerVariables).parse(environment)),
      sealSecret,
      idSecret,
      timeoutMilliseconds: 10_000,
      log: createLog('community', 'info', { write: (line: string) => void lines.push(line) }),
    }),
  );
});

afterAll(async () => {
  await community?.close();
  await database?.close();
});

const ofHighStreet: ReadonlySet<string> = new Set(Object.values(highStreet).map(({ odsCode }) => odsCode));

async function read({ person }: Life) {
  const { nhsNumber, birthDate } = person;
  const { record } = await askCommunity(
    community.url,
    { nhsNumber, previousNhsNumbers: [], birthDate },
    `communityEncounterIndex { sources { state organisation { odsCode } } entries { kind status title date } }
     community { referrals { service { display preferred { system } } reason { display } period { start end }
       provenance { organisation { odsCode name } } } }`,
  );
  const { sources, entries } = record.communityEncounterIndex;
  const referrals = record.community.referrals.filter(
    (referral: { provenance: { organisation: { odsCode: string } } }) =>
      ofHighStreet.has(referral.provenance.organisation.odsCode),
  );
  return { sources, entries, referrals };
}

test("a pharmacist's consultation is a contact, and eye care is a referral, each with its provider", async () => {
  const { sources, entries, referrals } = await read(population.life(0));
  expect(
    sources.map(({ organisation, state }: { organisation: { odsCode: string }; state: string }) => [
      organisation.odsCode,
      state,
    ]),
  ).toEqual([
    [communityProvider.odsCode, 'COMPLETE'],
    [highStreet.pharmacy.odsCode, 'COMPLETE'],
    [highStreet.optician.odsCode, 'COMPLETE'],
  ]);
  expect(entries).toContainEqual({
    kind: 'UNKNOWN',
    status: 'FINISHED',
    title: 'Pharmacy service: Review of medication',
    date: expect.stringMatching(/^2026-\d\d-\d\dT14:20:00/) as string,
  });
  expect(entries).toContainEqual({
    kind: 'CLINIC',
    status: 'FINISHED',
    title: 'Optometry service',
    date: expect.stringMatching(/^2026-\d\d-\d\dT10:40:00/) as string,
  });
  expect(referrals).toMatchObject([
    {
      service: { display: 'Pharmacy service' },
      reason: null,
      provenance: { organisation: highStreet.pharmacy },
    },
    {
      service: { display: 'Optometry service', preferred: { system: 'http://snomed.info/sct' } },
      reason: { display: 'Diabetes mellitus type 2' },
      provenance: { organisation: highStreet.optician },
    },
  ]);
});

test('who waits for the optician has an open referral and no contact with one', async () => {
  const { entries, referrals } = await read(population.life(1));
  const [, eyeCare] = referrals;
  expect(eyeCare).toMatchObject({ service: { display: 'Optometry service' }, period: { end: null } });
  const titles = entries.map(({ title }: { title: string }) => title);
  expect(titles.filter((title: string) => title.startsWith('Optometry'))).toEqual([]);
});

test('whoever the high street has never seen has nothing from it, and nothing is amiss with its tables', async () => {
  const { sources, referrals } = await read(population.life(2));
  expect(referrals).toEqual([]);
  expect(sources).toHaveLength(3);
  expect(lines.filter((line) => line.includes('a provider table cannot be read'))).toEqual([]);
});

test('a provider that keeps no plans says so, and not that there are none', async () => {
  const { nhsNumber, birthDate } = population.life(0).person;
  const { record } = await askCommunity(
    community.url,
    { nhsNumber, previousNhsNumbers: [], birthDate },
    'communityCarePlanIndex { sources { state reasonCode organisation { odsCode } } }',
  );
  const { sources } = record.communityCarePlanIndex;
  expect(
    sources.filter(({ organisation }: { organisation: { odsCode: string } }) =>
      ofHighStreet.has(organisation.odsCode),
    ),
  ).toEqual(
    [...ofHighStreet].map((odsCode) => ({
      state: 'NOT_SUPPORTED',
      reasonCode: 'NOT_HELD',
      organisation: { odsCode },
    })),
  );
});
