import { addCertificateGauge } from '../../../schema/runtime/telemetry/certificate-gauge.ts';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  durationBuckets,
  findProcessMetrics,
  printMetrics,
} from '../../../schema/runtime/telemetry/process-metrics.ts';
import type { ClassedState } from '../endpoint/create-endpoints.ts';

/** Counts and times what a subgraph does; labels are permanent codes and kinds of endpoints, never data. */
export interface SubgraphMetrics {
  answered(outcome: string, seconds: number): void;
  asked(kind: string, outcome: string, seconds: number): void;
  /** As Prometheus reads it. */
  print(): Promise<string>;
}

/** What a subgraph has to tell operators of its own. */
export interface OwnMetrics {
  /** What it counts, and what is read of its store, beside what every subgraph tells. */
  readonly registries?: readonly Registry[];
  /** The certificates that it shows, in PEM, by whom they are shown to. */
  readonly certificates?: Readonly<Record<string, string | undefined>>;
}

/** Builds the metrics of a subgraph; `states` gives how its endpoints are at this moment. */
export function createSubgraphMetrics(
  states: () => readonly ClassedState[],
  { registries = [], certificates = {} }: OwnMetrics = {},
): SubgraphMetrics {
  // The delay of the event loop is measured from now on.
  findProcessMetrics();
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'caregraph_subgraph_requests_total',
    help: 'Requests of the gateway by what they came to: OK, or the first code.',
    labelNames: ['outcome'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'caregraph_subgraph_request_duration_seconds',
    help: 'How long requests of the gateway took.',
    buckets: durationBuckets,
    registers,
  });
  const questions = new Counter({
    name: 'caregraph_source_questions_total',
    help: 'Questions to sources by the kind of their endpoint and what they came to.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const questionSeconds = new Histogram({
    name: 'caregraph_source_question_duration_seconds',
    help: 'How long questions to sources took, waiting for their turn included.',
    labelNames: ['kind'],
    buckets: durationBuckets,
    registers,
  });
  addCertificateGauge(registry, certificates);
  for (const gauge of createEndpointGauges(states)) registry.registerMetric(gauge);
  return {
    answered(outcome, seconds) {
      requests.inc({ outcome });
      requestSeconds.observe(seconds);
    },
    asked(kind, outcome, seconds) {
      questions.inc({ kind, outcome });
      questionSeconds.observe({ kind }, seconds);
    },
    print: () => printMetrics(registry, ...registries),
  };
}

/** How endpoints are, by their kind: which organisation's they are is told by `/health/endpoints` alone. */
function createEndpointGauges(states: () => readonly ClassedState[]): readonly Gauge[] {
  const toGauge = (
    name: string,
    help: string,
    label: string,
    read: (state: ClassedState) => Readonly<Record<string, number>>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['kind', label],
      registers: [],
      collect() {
        this.reset();
        for (const state of states()) {
          for (const [value, count] of Object.entries(read(state))) {
            this.inc({ kind: state.kind, [label]: value }, count);
          }
        }
      },
    });
  return [
    toGauge(
      'caregraph_endpoints',
      'Endpoints of sources by their kind and the state of their breaker.',
      'circuit',
      ({ circuit }) => ({ closed: 0, open: 0, 'half-open': 0, [circuit]: 1 }),
    ),
    toGauge(
      'caregraph_endpoint_questions',
      'Questions that are under way to endpoints, or wait for their turn.',
      'state',
      ({ underWay, waiting }) => ({ under_way: underWay, waiting }),
    ),
    toGauge(
      'caregraph_endpoint_events',
      'What happened at the endpoints that are remembered: faults, second attempts, questions not passed on.',
      'event',
      ({ faults, retries, suspended }) => ({ fault: faults, retry: retries, suspended }),
    ),
  ];
}
