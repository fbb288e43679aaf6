import { visit } from 'graphql';
import { echoPrefix } from '../data-source/identity.ts';
import type { CompiledFetch } from '../plan-executor/compile-fetch.ts';
import type { PlannedRequest } from '../plan-executor/compile-plan.ts';
import type { PlanView, PlanViewFetch } from './plan-view.ts';
import type { PlanRecorder, RecordedRequest } from './plan-recorder.ts';

/** Tells how the requests of a plan were carried out: stage after stage, those of one stage at once. */
export function toPlanView(requests: readonly PlannedRequest[], recorder: PlanRecorder): PlanView {
  const records = requests.map((request) => recorder.of(request));
  const starts = records.flatMap((record) => (record === undefined ? [] : [record.started]));
  const first = Math.min(...starts);
  const stages: PlanViewFetch[][] = [];
  const depths: number[] = [];
  for (const [index, request] of requests.entries()) {
    const depth = Math.max(-1, ...request.after.map((before) => depths[before] ?? 0)) + 1;
    depths.push(depth);
    (stages[depth] ??= []).push(toFetch(request, records[index], first));
  }
  return toStages(
    'sequence',
    stages.map((stage) => toStages('parallel', stage)),
  );
}

/** A stage of one is not told of as a stage. */
function toStages(kind: 'sequence' | 'parallel', nodes: readonly PlanView[]): PlanView {
  const [only] = nodes;
  return nodes.length === 1 && only !== undefined ? only : { kind, nodes };
}

function toFetch(
  { subgraph, fetches }: PlannedRequest,
  record: RecordedRequest | undefined,
  first: number,
): PlanViewFetch {
  const fields = fetches.reduce((sum, fetch) => sum + countFields(fetch), 0);
  if (record === undefined) return { kind: 'fetch', subgraph, fields, state: 'skipped' };
  const { started, ended, bytes, code } = record;
  return {
    kind: 'fetch',
    subgraph,
    fields,
    state: code === undefined ? 'answered' : 'failed',
    startedMilliseconds: toTenths(started - first),
    milliseconds: toTenths(ended - started),
    ...(bytes === undefined ? {} : { bytes }),
    ...(code === undefined ? {} : { code }),
  };
}

/** The fields of a fetch without those that only serve the fetching itself. */
function countFields({ parsed }: CompiledFetch): number {
  let count = 0;
  for (const part of [parsed.operation, ...Object.values(parsed.fragments)]) {
    visit(part, {
      Field: ({ name, alias }) => {
        if (!name.value.startsWith('_') && alias?.value.startsWith(echoPrefix) !== true) count += 1;
      },
    });
  }
  return count;
}

function toTenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
