import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCouncil } from '../../sandbox/council/start-council.ts';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import { toHomeCareSettings } from '../../sandbox/home-care/home-care-providers.ts';
import { startHomeCare } from '../../sandbox/home-care/start-home-care.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { socialChecks } from '../../subgraphs/social/doctor.ts';
import { examine } from '../../tools/doctor/examine.ts';
import { toReport } from '../../tools/doctor/to-report.ts';
import { withPostgres } from '../support/postgres.ts';
import { openTestSocialStore, type TestSocialStore, toFile } from '../support/social-file.ts';

const population = createPopulation({ people: 20, seed: 7 });
let council: RunningSource;
let homeCare: RunningSource;
let store: TestSocialStore;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  [council, homeCare, store] = await Promise.all([
    startCouncil({ population, port: 0, apiKey: 'a-key' }),
    startHomeCare({ population, port: 0, token: 'a-token' }),
    openTestSocialStore(withPostgres),
  ]);
  environment = {
    CAREGRAPH_COUNCIL_URL: council.url,
    CAREGRAPH_COUNCIL_API_KEY: 'a-key',
    CAREGRAPH_HOME_CARE: JSON.stringify(toHomeCareSettings(homeCare.url, 'a-token')),
    CAREGRAPH_SOCIAL_STORE_URL: store.url,
  };
});
afterAll(async () => {
  await Promise.all([council?.close(), homeCare?.close(), store?.close()]);
});

const ask = async (more: NodeJS.ProcessEnv = {}) => {
  const signal = new AbortController().signal;
  const context = {
    environment: { ...environment, ...more },
    signal,
    timeoutMilliseconds: 3000,
    practices: [],
  };
  return toReport(await examine([socialChecks], context));
};

describe('the doctor of social care', () => {
  test('says of the council, each provider and the files what they can do', async () => {
    const before = await ask();
    expect(before).toContain('the files of councils: The store answers; no file is in.');
    const row = {
      'Reporting Period Start Date': '2020-01-01',
      'Reporting Period End Date': '2020-03-31',
      'LA Code': '901',
      'LA Person Unique Identifier': '41',
      'Event Type': 'Request',
      'Event Start Date': '2020-02-02',
      'Event End Date': '2020-02-02',
    };
    await store.bring(toFile([row]));
    expect(await ask()).toBe(`social (social care)
  works   council 901: It answers.
            can give requests, assessments, packages, plans and what else it keeps of people
            can say who works with whom
  works   home-care provider VZZ11: It answers.
            can give visits, medicines and notes for families
  works   home-care provider VZZ12: It answers.
            can give visits, medicines and notes for families
  partly  the files of councils: The newest file of 901 is old, and reads STALE.
            can tell of council 901 until 2020-03-31
            next: Ask the council for the next file, and import it.`);
  });

  test('names what is refused, and what to do next', async () => {
    const report = await ask({
      CAREGRAPH_COUNCIL_API_KEY: 'another',
      CAREGRAPH_HOME_CARE: JSON.stringify(toHomeCareSettings(homeCare.url, 'another').slice(0, 1)),
      CAREGRAPH_SOCIAL_STORE_URL: '',
    });
    expect(report).toContain('FAULT   council 901: It refuses us.');
    expect(report).toContain('next: Check CAREGRAPH_COUNCIL_API_KEY; the council does not accept it.');
    expect(report).toContain('FAULT   home-care provider VZZ11: It refuses us.');
    expect(report).toContain('–       the files of councils: No store for them is configured.');
    expect(report).not.toContain('another');
  });

  test('names what is away', async () => {
    const nowhere = 'http://127.0.0.1:9';
    const report = await ask({
      CAREGRAPH_COUNCIL_URL: nowhere,
      CAREGRAPH_HOME_CARE: JSON.stringify(toHomeCareSettings(nowhere, 'a-token')),
      CAREGRAPH_SOCIAL_STORE_URL: 'postgres://postgres:postgres@127.0.0.1:9/postgres',
    });
    expect(report).toContain('FAULT   council 901: It could not be asked: SOURCE_UNAVAILABLE.');
    expect(report).toContain('FAULT   home-care provider VZZ12: It could not be asked: SOURCE_UNAVAILABLE.');
    expect(report).toContain('FAULT   the files of councils: The store cannot be read');
  });

  test('says every line of a configuration that cannot be used, and no token', async () => {
    const provider = { odsCode: 'VZZ11', name: 'A', url: 'not an address', token: 'secret', tokenFile: 'x' };
    const report = await ask({
      CAREGRAPH_COUNCIL_CODE: 'x',
      CAREGRAPH_HOME_CARE: JSON.stringify([provider, { ...provider, other: 1 }]),
    });
    expect(report).toContain('CAREGRAPH_COUNCIL_CODE must be the three digits of a council.');
    expect(report).toContain('CAREGRAPH_HOME_CARE [0].url');
    expect(report).toContain('CAREGRAPH_HOME_CARE [1].other is not a setting.');
    expect(report).not.toContain('secret');
  });
});
