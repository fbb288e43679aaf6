import { afterAll, beforeAll, expect, it } from 'vitest';
import { subgraphNames } from '../../../schema/care-settings.ts';
import { recordView } from '../../support/record-view.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

it('no log line and no error names a person, whatever fails', async () => {
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
  const said = [...house.logLines, ...errors].join('\n');
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
