import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | undefined;

/** What is measured of the process itself, such as the delay of its event loop and its heap; once a process. */
export function findProcessMetrics(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}

/** Writes what is measured as Prometheus reads it, of the process and of parts of it. */
export function printMetrics(...own: readonly Registry[]): Promise<string> {
  return Registry.merge([findProcessMetrics(), ...own]).metrics();
}

/** The media type of what is written. */
export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** How long something took, in seconds, from a millisecond to ten seconds. */
export const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
