import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subgraphNames } from '../../../schema/care-settings.ts';
import { createTracingTo } from '../../../schema/runtime/telemetry/tracing.ts';
import { recordView } from '../../support/record-view.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

const spans = new InMemorySpanExporter();
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
  const traced = spans
    .getFinishedSpans()
    .map(({ name, attributes, status, events, links, resource }) =>
      JSON.stringify({ name, attributes, status, events, links, resource: resource.attributes }),
    );
  // What is counted is a number, and can be any.
  const measured = (await house.readForOperators()).replaceAll(/ [\d.e+-]+$/gm, '');
  expect(measured).toContain('caregraph_source_questions_total{kind="demographics"');
  expect(traced.join('\n')).toContain('"name":"source question"');
  const said = [...house.logLines, ...errors, ...traced, measured].join('\n');
  expect(said).toContain('SOURCE_UNAVAILABLE');
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
  expect(said).not.toMatch(/127\.0\.0\.1:\d+|https?:\/\/|Index"|\bseal\b/);
});
