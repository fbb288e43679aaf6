import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemographics } from '../../sandbox/demographics/start-demographics.ts';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { directoryEntries } from '../../sandbox/practices/directory-entries.ts';
import { larkfieldSettings } from '../../sandbox/practices/larkfield.ts';
import { startPractices } from '../../sandbox/practices/start-practices.ts';
import { smallSuppliers } from '../../sandbox/practices/suppliers.ts';
import { examine } from '../../tools/doctor/examine.ts';
import { allChecks } from '../../tools/doctor/registry.ts';
import { hasFault, toReport } from '../../tools/doctor/to-report.ts';

const population = createPopulation({ people: 20, seed: 7 });
const sources: RunningSource[] = [];
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  const [demographics, emis, tpp, small] = await Promise.all([
    startDemographics({ population, port: 0 }),
    startPractices({ population, supplier: 'emis', port: 0 }),
    startPractices({ population, supplier: 'tpp', port: 0 }),
    startPractices({ population, supplier: smallSuppliers, port: 0 }),
  ]);
  const urls = { emis: emis.url, tpp: tpp.url, vision: small.url, medicus: small.url, larkfield: small.url };
  const directory = await startDirectory({ port: 0, entries: directoryEntries({ urls }) });
  sources.push(demographics, emis, tpp, small, directory);
  environment = {
    CAREGRAPH_PDS_URL: `${demographics.url}/personal-demographics/FHIR/R4`,
    CAREGRAPH_SDS_URL: `${directory.url}/spine-directory/FHIR/R4`,
    CAREGRAPH_SDS_API_KEY: 'a-key-that-stands-in-no-report',
    CAREGRAPH_ASID: '999999000001',
    CAREGRAPH_ISSUER: 'https://caregraph.example',
    CAREGRAPH_GP_SUPPLIERS: JSON.stringify([larkfieldSettings]),
  };
});
afterAll(async () => {
  await Promise.all(sources.map((source) => source.close()));
});

const ask = (more: NodeJS.ProcessEnv = {}, practices: readonly string[] = []) =>
  examine(
    allChecks.filter(({ setting }) => ['patient', 'primary'].includes(setting)),
    {
      environment: { ...environment, ...more },
      signal: new AbortController().signal,
      timeoutMilliseconds: 3000,
      practices,
    },
  );

describe('the doctor', () => {
  test('says of every system what it can do, and of a practice whose system it is', async () => {
    const report = toReport(await ask({}, ['Z91001', 'Z91002', 'Z91006']));
    expect(report).toBe(`patient (who people are)
  works   the Personal Demographics Service: It answers.
            can say who a person is
            can search for people

primary (general practice)
  works   the Spine directory: It answers.
            can find the systems of practices
  works   practice Z91001: It is EMIS Web, and calls itself EMIS Web GP Connect simulator 9.20.
            can give records: consultations, medicines, allergies, problems and more
            can list documents
            can list appointments and free slots
  works   practice Z91002: It is a system that is not known by its manufacturer, and calls itself Vision GP Connect simulator 1.5.
            can give records: consultations, medicines, allergies, problems and more
  works   practice Z91006: It is Larkfield GP, and calls itself Larkfield GP 0.9.
            can give records: consultations, medicines, allergies, problems and more
            can list documents`);
  });

  test('names a fault and what to do next', async () => {
    const nowhere = 'http://127.0.0.1:9/nowhere';
    const findings = await ask({ CAREGRAPH_PDS_URL: nowhere, CAREGRAPH_SDS_URL: nowhere }, ['Z91001']);
    expect(hasFault(findings)).toBe(true);
    expect(toReport(findings))
      .toContain(`  FAULT   the Personal Demographics Service: It could not be asked: SOURCE_UNAVAILABLE.
            next: Check CAREGRAPH_PDS_URL, and that this machine may reach it.`);
    expect(toReport(findings)).toContain('next: See what is said of the Spine directory.');
  });

  test('a practice that nobody lists', async () => {
    const report = toReport(await ask({}, ['Z00000']));
    expect(report).toContain('  FAULT   practice Z00000: No address is known at which it gives records.');
  });

  test('a configuration that cannot be used is said line by line, and no credential stands in a report', async () => {
    const findings = await ask({ CAREGRAPH_ASID: 'x', CAREGRAPH_GP_PRACTICES: '{' });
    const report = toReport(findings);
    expect(report).toContain('FAULT   the configuration: CAREGRAPH_ASID must be twelve digits.');
    expect(report).toContain('FAULT   the configuration: CAREGRAPH_GP_PRACTICES must hold JSON.');
    expect(JSON.stringify(findings)).not.toContain('a-key-that-stands-in-no-report');
  });

  test('what is not configured is no fault', async () => {
    const findings = await ask({ CAREGRAPH_PDS_URL: '' });
    expect(hasFault(findings)).toBe(false);
    expect(toReport(findings)).toContain('–       everything: Nothing is set.');
  });

  test('a service that wants a token says so', async () => {
    const findings = await ask({ CAREGRAPH_PDS_URL: environment['CAREGRAPH_SDS_URL'] });
    expect(findings[0]?.findings[0]).toMatchObject({ state: 'does not work', says: 'It refuses us.' });
  });
});
