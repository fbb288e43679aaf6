import { readFileSync } from 'node:fs';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subgraphNames } from '../../../schema/care-settings.ts';
import { createTracingTo } from '../../../schema/runtime/telemetry/tracing.ts';
import type { Person } from '../../../sandbox/population/life.ts';
import { recordView } from '../../support/record-view.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

const spans = new InMemorySpanExporter();
const plansByProblem = readFileSync(
  new URL('../../../gateway/page/app/queries/care-plans-by-problem.graphql', import.meta.url),
  'utf8',
);
let house: TestHouse;

beforeAll(async () => {
  house = await startHouse({ tracing: createTracingTo(spans, 'house') });
});
afterAll(() => house.close());

it('no log line, error, metric or span names a person, whatever fails', async () => {
  const people = [0, 1, 2, 3].map((index) => house.population.life(index).person);
  const errors: string[] = [];
  const look = async () => {
    const answers = await Promise.all(people.map(({ nhsNumber }) => house.ask(recordView, { nhsNumber })));
    errors.push(...answers.map((answer) => JSON.stringify(answer.errors)));
  };
  await look();
  for (const setting of subgraphNames) {
    for (const state of ['down', 'garbage'] as const) {
      await house.setState(setting, state);
      await look().finally(() => house.setState(setting, 'up'));
    }
  }
  const said = await readEverythingSaid(errors);
  expect(said).toContain('SOURCE_UNAVAILABLE');
  expectNobodyIn(said, people);
  expect(said).not.toMatch(/127\.0\.0\.1:\d+|https?:\/\/|Index"|\bseal\b/);
});

it('nor whatever is asked of them, and however', async () => {
  const { person } = house.population.life(0);
  const { nhsNumber, familyName, birthDate, postcode } = person;
  const careless = `seen with ${familyName}, number ${nhsNumber}, of ${postcode}`;
  const openings = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { kind } }`;
  const search = `query ($input: PatientSearchInput!) { searchPatients(input: $input) { outcome } }`;
  const answers = [
    await house.ask(plansByProblem, { nhsNumber }),
    await house.ask(search, { input: { familyName, birthDate, postcode } }),
    await house.ask(openings, { input: { nhsNumber, reason: careless, idempotencyKey: careless } }),
    await house.ask(openings, { input: { nhsNumber: familyName, reason: '', idempotencyKey: 'x' } }),
    await house.ask(`query Of_${familyName}_${nhsNumber} { patient(nhsNumber: "${nhsNumber}") { gender } }`),
    await house.ask(`{ patient(nhsNumber: ${nhsNumber}) { x: ${familyName} } }`),
    await house.ask(`query ($n: Int!) { patient(nhsNumber: $n) { gender } }`, { n: careless }),
    await house.ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: careless }),
    await house.ask(`{ privacyAlerts(after: "${careless}") { edges { cursor } } }`, {}, 'privacy-officer'),
  ];
  const get = `${house.url}?query=${encodeURIComponent(`{ patient(nhsNumber: "${nhsNumber}") { gender } }`)}`;
  const headers = {
    'x-request-id': careless,
    'x-correlation-id': nhsNumber,
    authorization: `Bearer ${careless}`,
  };
  await fetch(get, { headers });
  await fetch(house.url, { method: 'POST', headers, body: `{"query": "${careless}` });
  await fetch(house.url.replace('/graphql', `/${nhsNumber}/${familyName}`), { headers });
  // What a client is told is told to whoever sent it; everywhere else nobody may be named.
  expect(answers.every(({ status }) => status >= 200 && status < 500)).toBe(true);
  expectNobodyIn(await readEverythingSaid([]), [person]);
});

async function readEverythingSaid(errors: readonly string[]): Promise<string> {
  const traced = spans
    .getFinishedSpans()
    .map(({ name, attributes, status, events, links, resource }) =>
      JSON.stringify({ name, attributes, status, events, links, resource: resource.attributes }),
    );
  // What is counted is a number, and can be any.
  const measured = (await house.readForOperators()).replaceAll(/ [\d.e+-]+$/gm, '');
  expect(measured).toContain('caregraph_source_questions_total{kind="demographics"');
  expect(traced.join('\n')).toContain('"name":"source question"');
  return [...house.logLines, ...errors, ...traced, measured].join('\n');
}

function expectNobodyIn(said: string, people: readonly Person[]): void {
  for (const { nhsNumber, familyName, postcode, addressLines, medicalRecordNumber } of people) {
    for (const canary of [
      nhsNumber,
      familyName,
      postcode,
      addressLines[0] ?? familyName,
      medicalRecordNumber,
    ]) {
      expect(said).not.toContain(canary);
    }
  }
}
