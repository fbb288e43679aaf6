import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];

describe.skipIf(examples === undefined)('published examples (CAREGRAPH_EXAMPLES names their folder)', () => {
  let house: TelehealthHouse;

  beforeAll(async () => {
    house = await startTelehealthHouse();
  });

  afterAll(() => house?.close());

  const read = async (...path: readonly string[]): Promise<unknown> =>
    JSON.parse(await readFile(join(examples ?? '', ...path), 'utf8'));

  test('a week of glucose from a home meter', async () => {
    const answer = await house.send(await read('synthetic-linked', 'telehealth_glucose_9465701874.json'));
    expect(
      answer.body.entry.map((each: { response: { status: string } }) => each.response.status),
    ).toStrictEqual(Array.from({ length: 7 }, () => '201 Created'));
    const { community } = await house.ask(
      'readings { items { date original value { value } device { name } } }',
      { nhsNumber: '9465701874' },
    );
    expect(community.readings.items.map((item: { original: string }) => item.original)).toStrictEqual(
      ['16.2', '9.8', '3.4', '6.2', '12.9', '8.4', '7.1'].map((value) => `${value} mmol/L`),
    );
    expect(community.readings.items[0]).toMatchObject({
      date: '2025-06-07T07:07:00+01:00',
      value: { value: 16.2 },
      device: { name: 'Home glucometer' },
    });
  });

  test('observations of other senders are kept, and joined to nobody where they name nobody', async () => {
    for (const name of ['BloodPressureObservation', 'BodyWeightObservation', 'HeartRateObservation']) {
      const answer = await house.send(await read('observations-r4', `${name}.json`));
      expect([name, answer.status]).toStrictEqual([name, 201]);
    }
    const bundle = await house.send(
      await read('observations-r4', 'Bundle-TotalNews2ScoreAndObservations.json'),
    );
    expect([bundle.status, bundle.body.entry.length]).toStrictEqual([200, 8]);
  });
});
