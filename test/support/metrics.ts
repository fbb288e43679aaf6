import { vi } from 'vitest';

/** What a process tells Prometheus: each series as it is written, such as `a_total{outcome="OK"}`, with its value. */
export type Metrics = ReadonlyMap<string, number>;

/** Reads the text that Prometheus reads; what is a comment or a part of a histogram's words is left out. */
export function parseMetrics(text: string): Metrics {
  const series = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): readonly [string, number] => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    });
  return new Map(series);
}

/** Scrapes a process. */
export async function readMetrics(url: string): Promise<Metrics> {
  const response = await fetch(new URL('/metrics', url));
  return parseMetrics(await response.text());
}

/**
 * Scrapes until what a store holds could be read: on a busy machine it can take longer than a scrape waits, and what
 * was not read then counts for a quarter of a minute.
 */
export function readStoreMetrics(store: string, scrape: () => Promise<Metrics>): Promise<Metrics> {
  return vi.waitFor(
    async () => {
      const metrics = await scrape();
      if (metrics.get(`caregraph_store_read{store="${store}"}`) !== 1)
        throw new Error(`${store} is not read yet`);
      return metrics;
    },
    { timeout: 90_000, interval: 250 },
  );
}
