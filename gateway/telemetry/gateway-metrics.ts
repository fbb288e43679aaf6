import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { addCertificateGauge } from '../../schema/runtime/telemetry/certificate-gauge.ts';
import {
  durationBuckets,
  findProcessMetrics,
  printMetrics,
} from '../../schema/runtime/telemetry/process-metrics.ts';
import type { Completeness } from '../completeness/completeness.ts';
import type { Fault } from '../execution/fault.ts';
import type { PlanningWatch } from '../planning/create-planning.ts';
import type { PlanOutcome } from './request-watch.ts';
import { toOutcomeLabel } from './outcome-label.ts';

/** How many connections to a subgraph are at work. */
export interface ConnectionCounts {
  /** Calls that are under way. */
  readonly running: number;
  /** Calls that wait for a connection. */
  readonly queued: number;
}

/** Counts and times what the gateway does; labels are permanent codes and names of our own, never data. */
export interface GatewayMetrics extends PlanningWatch {
  answered(code: string, seconds: number, faults: readonly Fault[], completeness: Completeness): void;
  fetched(setting: string, outcome: string, seconds: number): void;
  planned(outcome: PlanOutcome, seconds: number): void;
  /** Notes that a supergraph was taken into use, or refused. */
  loaded(outcome: 'served' | 'refused'): void;
  /** Names a subgraph whose connections are counted from now on; the function given ends that. */
  countConnections(setting: string, count: () => ConnectionCounts): () => void;
  /** As Prometheus reads it. */
  print(): Promise<string>;
}

/** Builds the gateway's metrics, all zero; `certificates` are those that it shows, by whom they are shown to. */
export function createGatewayMetrics(
  certificates: Readonly<Record<string, string | undefined>> = {},
): GatewayMetrics {
  // The delay of the event loop is measured from now on.
  findProcessMetrics();
  const registry = new Registry();
  const registers = [registry];
  addCertificateGauge(registry, certificates);
  const requests = new Counter({
    name: 'caregraph_gateway_requests_total',
    help: 'Graph requests by what they came to: OK, INCOMPLETE, or the code of an answer without data.',
    labelNames: ['outcome'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'caregraph_gateway_request_duration_seconds',
    help: 'How long graph requests took, from their body to their answer.',
    buckets: durationBuckets,
    registers,
  });
  const faultCount = new Counter({
    name: 'caregraph_gateway_faults_total',
    help: 'Fields that could not be answered, by the part of the graph and the code of why.',
    labelNames: ['setting', 'code'],
    registers,
  });
  const states = new Counter({
    name: 'caregraph_gateway_completeness_total',
    help: 'Answers in which a setting was in a state somewhere.',
    labelNames: ['setting', 'state'],
    registers,
  });
  const fetches = new Counter({
    name: 'caregraph_gateway_fetches_total',
    help: 'Requests to subgraphs by what they came to.',
    labelNames: ['setting', 'outcome'],
    registers,
  });
  const fetchSeconds = new Histogram({
    name: 'caregraph_gateway_fetch_duration_seconds',
    help: 'How long requests to subgraphs took.',
    labelNames: ['setting'],
    buckets: durationBuckets,
    registers,
  });
  const plans = new Counter({
    name: 'caregraph_gateway_plans_total',
    help: 'Operations whose plan was known, was made, or was refused.',
    labelNames: ['outcome'],
    registers,
  });
  const planSeconds = new Histogram({
    name: 'caregraph_gateway_plan_duration_seconds',
    help: 'How long plans took that were not known.',
    buckets: durationBuckets,
    registers,
  });
  const planWaits = new Histogram({
    name: 'caregraph_gateway_plan_wait_seconds',
    help: 'How long operations waited for their turn to be planned.',
    buckets: durationBuckets,
    registers,
  });
  const waiting = new Set<() => number>();
  const plansWaiting = new Gauge({
    name: 'caregraph_gateway_plans_waiting',
    help: 'Operations that wait for their turn to be planned.',
    registers: [],
    collect() {
      this.set([...waiting].reduce((sum, count) => sum + count(), 0));
    },
  });
  registry.registerMetric(plansWaiting);
  const generations = new Counter({
    name: 'caregraph_gateway_supergraphs_total',
    help: 'Supergraphs that were taken into use, or refused.',
    labelNames: ['outcome'],
    registers,
  });
  // What an alert counts is there before it happens, or its first time would not be an increase.
  for (const outcome of ['served', 'refused']) generations.inc({ outcome }, 0);
  const connections = new Map<string, Set<() => ConnectionCounts>>();
  const calls = new Gauge({
    name: 'caregraph_gateway_subgraph_calls',
    help: 'Calls to subgraphs that are under way, or wait for a connection.',
    labelNames: ['setting', 'state'],
    registers: [],
    collect() {
      this.reset();
      for (const [setting, counts] of connections) {
        for (const count of counts) {
          const { running, queued } = count();
          this.inc({ setting, state: 'running' }, running);
          this.inc({ setting, state: 'queued' }, queued);
        }
      }
    },
  });
  registry.registerMetric(calls);

  return {
    answered(code, seconds, faults, completeness) {
      requests.inc({ outcome: toOutcomeLabel(code) });
      requestSeconds.observe(seconds);
      for (const { setting = 'NONE', code: cause } of faults) faultCount.inc({ setting, code: cause });
      const noted = new Set<string>();
      for (const { setting = 'NONE', state } of completeness) {
        const key = `${setting} ${state}`;
        if (noted.has(key)) continue;
        noted.add(key);
        states.inc({ setting, state });
      }
    },
    fetched(setting, outcome, seconds) {
      fetches.inc({ setting, outcome });
      fetchSeconds.observe({ setting }, seconds);
    },
    planned(outcome, seconds) {
      plans.inc({ outcome });
      if (outcome !== 'known') planSeconds.observe(seconds);
    },
    planWaited: (seconds) => planWaits.observe(seconds),
    countWaiting(count) {
      waiting.add(count);
      return () => void waiting.delete(count);
    },
    loaded: (outcome) => generations.inc({ outcome }),
    countConnections(setting, count) {
      const counts = connections.get(setting) ?? new Set();
      connections.set(setting, counts.add(count));
      return () => {
        counts.delete(count);
        if (counts.size === 0) connections.delete(setting);
      };
    },
    print: () => printMetrics(registry),
  };
}
