import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { examine } from '../../tools/doctor/examine.ts';
import { allChecks } from '../../tools/doctor/registry.ts';
import { hasFault, toReport } from '../../tools/doctor/to-report.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { type SandboxHospital, startSandboxHospital } from '../support/sandbox-hospital.ts';
import { sendMessages, startTestSecondary } from '../support/secondary-house.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const population = createPopulation({ people: 20 });
let postgres: TestPostgres;
let hospital: SandboxHospital;
let secondary: RunningSecondary;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  postgres = await withPostgres();
  hospital = await startSandboxHospital(population);
  secondary = await startTestSecondary(postgres.url);
  await secondary.settled();
  await sendMessages(secondary.mllpPort, [
    toMessage({
      event: 'A01',
      at: '20260401100000',
      segments: [pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' }), pv1({ 19: 'V1' })],
    }),
  ]);
  await secondary.settled();
  environment = {
    CAREGRAPH_SECONDARY_STORE_URL: postgres.url,
    CAREGRAPH_SECONDARY_FHIR: JSON.stringify(hospital.fhirServers),
    CAREGRAPH_ERS: JSON.stringify(hospital.ers),
    CAREGRAPH_MLLP_PORT: String(secondary.mllpPort),
  };
});
afterAll(async () => {
  await secondary.close();
  await hospital.close();
  await postgres.close();
});

const ask = (more: NodeJS.ProcessEnv = {}) =>
  examine(
    allChecks.filter(({ setting }) => setting === 'secondary'),
    {
      environment: { ...environment, ...more },
      signal: new AbortController().signal,
      timeoutMilliseconds: 5000,
      practices: [],
    },
  );

test('the doctor says of hospitals what each of their systems can do', async () => {
  const findings = await ask();
  expect(hasFault(findings)).toBe(false);
  const report = toReport(findings);
  expect(report).toContain(
    'works   the store of messages: It holds 1 messages that are applied, 0 that wait, and 0 that were set aside.',
  );
  expect(report).toContain(
    'partly  the feed of RXX, PAS: Its last message is of 2026-04-01T09:00:00Z; it may be silent for 72 hours.',
  );
  expect(report).toContain('works   the listener for messages: It takes connections, unencrypted.');
  expect(report).toContain('works   Harrowmere EPR of RZ1: It is Harrowmere EPR simulator 4.2.');
  expect(report).toContain('            can tell of letters in sections');
  expect(report).toContain('works   Booking and Referral of RZ2: It is Booking and Referral simulator 1.0.');
  expect(report).toContain('works   the e-Referral Service: It answers.');
});

test('the doctor names what of hospitals does not work, and what to do, without a credential', async () => {
  const settings = {
    ...hospital.ers,
    headers: { authorization: 'Bearer no-such-token' },
  };
  const server = {
    ...hospital.fhirServers[0],
    url: 'http://127.0.0.1:9',
    headers: { authorization: 'Bearer no-such-token' },
  };
  const findings = await ask({
    CAREGRAPH_SECONDARY_STORE_URL: 'postgres://nobody:no-such-token@127.0.0.1:9/none',
    CAREGRAPH_SECONDARY_FHIR: JSON.stringify([server]),
    CAREGRAPH_ERS: JSON.stringify(settings),
    CAREGRAPH_MLLP_PORT: '9',
  });
  const report = toReport(findings);
  expect(report).toContain('FAULT   the store of messages: It could not be asked.');
  expect(report).toContain('FAULT   the listener for messages: Nothing listens on this machine.');
  expect(report).toContain('FAULT   Harrowmere EPR of RZ1: It could not be asked: SOURCE_UNAVAILABLE.');
  expect(report).toContain('FAULT   the e-Referral Service: It refuses us with status 401.');
  expect(JSON.stringify(findings)).not.toContain('no-such-token');
});

test('the doctor says line by line what of the configuration of hospitals cannot be used', async () => {
  const report = toReport(await ask({ CAREGRAPH_ERS: '{"url":"x"}' }));
  expect(report).toContain('FAULT   the configuration: CAREGRAPH_ERS');
});
