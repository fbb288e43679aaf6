import { afterAll, beforeAll, expect, test } from 'vitest';
import { toDay } from '../../sandbox/population/calendar.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { startTelehealthSender } from '../../sandbox/telehealth/start-telehealth.ts';
import { telehealthSettings, telehealthToken } from '../../sandbox/telehealth/telehealth-settings.ts';
import { isMonitored, toReadings } from '../../sandbox/telehealth/to-readings.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { configureSupplier } from '../support/telehealth-supplier.ts';

const population = createPopulation({ people: 60 });
const now = Date.parse('2026-06-01T12:00:00Z');
const [settings] = telehealthSettings;

let house: TelehealthHouse;

beforeAll(async () => {
  house = await startTelehealthHouse([configureSupplier(settings)]);
});

afterAll(() => house?.close());

test('everybody with diabetes measures at home, and the same day always has the same readings', () => {
  const people = [...population.lives()].filter(isMonitored);
  expect(people.length).toBeGreaterThan(0);
  const [life] = people;
  if (life === undefined) throw new Error('There is somebody.');
  const today = toDay('2026-06-01');
  const identifiers = (day: number) =>
    new Map(toReadings(life, day).map((reading) => [JSON.stringify(reading), reading['identifier']]));
  const tomorrow = identifiers(today + 1);
  const kept = [...identifiers(today).keys()].filter((text) => tomorrow.has(text));
  // All but the first of the thirty days are sent again as they were.
  expect(kept.length).toBeGreaterThanOrEqual(29 * 2);
});

test('the supplier sends once what the receiver keeps, and the showcase has readings, images and history', async () => {
  const options = {
    population,
    url: house.community.telehealthUrl ?? '',
    token: telehealthToken,
    now: () => now,
  };
  const first = startTelehealthSender(options);
  const sent = await first.settled;
  await first.close();
  const again = startTelehealthSender(options);
  expect(await again.settled).toBe(sent);
  await again.close();
  const [showcase] = population.lives();
  const { community } = await house.ask(
    'readings(first: 500) { total sources { state } items { value { unit } } } footImages { total }',
    { nhsNumber: showcase?.person.nhsNumber ?? '' },
  );
  expect(community.readings.sources).toMatchObject([{ state: 'COMPLETE' }]);
  // Two of glucose each day, and weight each week.
  expect(community.readings.total).toBeGreaterThanOrEqual(64);
  expect(community.footImages.total).toBe(3);
});
