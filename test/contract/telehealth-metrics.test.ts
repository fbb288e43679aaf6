import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMetrics, readStoreMetrics } from '../support/metrics.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { configureSupplier, supplierToken, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

beforeAll(async () => {
  house = await startTelehealthHouse([
    configureSupplier(),
    configureSupplier({ id: 'southmoor', token: `${supplierToken}-of-another`, numbers: 'as-sent' }),
    configureSupplier({ id: 'eastmoor', token: `${supplierToken}-of-a-third` }),
  ]);
});
afterAll(() => house?.close());

test(
  'readings that are kept, joined to nobody or refused are counted, and suppliers that are silent',
  { timeout: 120_000 },
  async () => {
    const other = { token: `${supplierToken}-of-another` };
    expect((await house.send(toGlucose('9990000018'))).status).toBe(201);
    expect((await house.send(toGlucose('9990000018'))).status).toBe(200);
    // A supplier that traces no numbers, and a number that is none.
    expect((await house.send(toGlucose('9990000018'), other)).status).toBe(201);
    expect((await house.send(toGlucose('12345', { identifier: toIdentifier('n') }), other)).status).toBe(201);
    expect((await house.send({ resourceType: 'Observation', status: 'final' })).status).toBe(422);
    expect((await house.send(toGlucose('9990000018'), { token: 'x'.repeat(40) })).status).toBe(401);
    house.setNow('2026-06-05T12:00:00Z');
    expect((await house.send(toGlucose('9990000018'))).status).toBe(200);

    const metrics = await readStoreMetrics('community', () => readMetrics(house.community.url));
    const find = (name: string, label: string, values: readonly string[]) =>
      values.map((value) => metrics.get(`${name}{${label}="${value}"}`));
    expect(find('caregraph_readings_total', 'outcome', ['new', 'known', 'refused'])).toEqual([3, 2, 1]);
    expect(find('caregraph_reading_deliveries_total', 'outcome', ['taken', 'login', 'transient'])).toEqual([
      6, 1, 0,
    ]);
    expect(find('caregraph_readings_unjoined', 'link', ['none', 'unverified'])).toEqual([1, 1]);
    expect(find('caregraph_reading_suppliers', 'state', ['heard', 'silent', 'never'])).toEqual([1, 1, 1]);
    expect(metrics.get('caregraph_reading_alerts_overdue')).toBe(0);
    expect(metrics.get('caregraph_store_read{store="community"}')).toBe(1);
  },
);
