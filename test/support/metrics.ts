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
