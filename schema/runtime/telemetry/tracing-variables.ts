import { z } from 'zod';
import { httpUrlVariable } from '../env.ts';
import type { Tracing } from './tracing.ts';

/** The settings of tracing in the environment, the same for every process. */
export const tracingVariables = {
  /** Where an OpenTelemetry collector takes traces (OTLP over HTTP); nothing is traced where it is left out. */
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrlVariable.optional(),
  /** The part of requests that is traced where their sender does not say, from 0 to 1. */
  CAREGRAPH_TRACE_RATIO: z.coerce.number().min(0).max(1).default(1),
};

/** The settings of tracing as they were read. */
export interface TracingSettings {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly CAREGRAPH_TRACE_RATIO: number;
}

/** Builds tracing by the environment; `undefined` where nothing is to be traced, so that it costs nothing. */
export async function startTracing(
  service: string,
  variables: TracingSettings,
): Promise<Tracing | undefined> {
  const endpoint = variables.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return undefined;
  // Its libraries take time and memory that a process without traces is not to spend.
  const { createTracing } = await import('./tracing.ts');
  return createTracing({ service, endpoint, ratio: variables.CAREGRAPH_TRACE_RATIO });
}
