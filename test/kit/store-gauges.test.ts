import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStoreGauges, type StoreReading } from '../../subgraphs/kit/telemetry/create-store-gauges.ts';
import { parseMetrics } from '../support/metrics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(read: () => Promise<StoreReading<'waiting' | 'aside'>>) {
  const registry = createStoreGauges({
    store: 'test',
    gauges: {
      waiting: { name: 'test_waiting', help: 'What waits.' },
      aside: { name: 'test_aside', help: 'What was set aside.', label: 'reason' },
    },
    read,
  });
  return async () => Object.fromEntries(parseMetrics(await registry.metrics()));
}

test('what waits is read once for all gauges, and again after a quarter of a minute', async () => {
  let count = 0;
  const scrape = start(() => {
    count += 1;
    return Promise.resolve({ waiting: count, aside: { unreadable: 2, 'no-person': 0 } });
  });
  const first = {
    test_waiting: 1,
    'test_aside{reason="unreadable"}': 2,
    'test_aside{reason="no-person"}': 0,
    'caregraph_store_read{store="test"}': 1,
  };
  expect(await scrape()).toEqual(first);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(await scrape()).toEqual(first);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await scrape()).toEqual({ ...first, test_waiting: 2 });
});

test('what cannot be read is absent, and not nothing', async () => {
  let isThere = true;
  const scrape = start(() =>
    isThere ? Promise.resolve({ waiting: 3, aside: { unreadable: 1 } }) : Promise.reject(new Error('away')),
  );
  await scrape();
  isThere = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await scrape()).toEqual({ 'caregraph_store_read{store="test"}': 0 });
  isThere = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await scrape()).toMatchObject({ test_waiting: 3, 'test_aside{reason="unreadable"}': 1 });
});

test('a store that does not answer holds up no scrape for longer than two seconds', async () => {
  const scrape = start(() => new Promise(() => {}));
  const scraped = scrape();
  await vi.advanceTimersByTimeAsync(2000);
  expect(await scraped).toEqual({ 'caregraph_store_read{store="test"}': 0 });
});
