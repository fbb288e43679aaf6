import { isList, isObject, type Json, listAt, textAt } from '../../answer/json.ts';

/** One request to one part of the graph. */
export interface PlanFetch {
  readonly subgraph: string;
  readonly fields: number;
  readonly state: 'answered' | 'failed' | 'skipped';
  /** Which stage it was carried out in, from 0. */
  readonly stage: number;
  readonly started: number;
  readonly milliseconds: number;
  readonly bytes?: number;
  readonly code?: string;
}

/** Reads the plan of an answer, stage by stage; `undefined` where there is none. */
export function readPlan(plan: Json | undefined): readonly PlanFetch[] | undefined {
  if (!isObject(plan)) return undefined;
  const stages = plan['kind'] === 'sequence' ? listAt(plan, 'nodes') : [plan];
  return stages.flatMap((stage, index) => readFetches(stage, index));
}

function readFetches(node: Json, stage: number): PlanFetch[] {
  if (!isObject(node)) return [];
  const { nodes, kind } = node;
  if (kind !== 'fetch') return isList(nodes) ? nodes.flatMap((inner) => readFetches(inner, stage)) : [];
  const { bytes, state } = node;
  const code = textAt(node, 'code');
  return [
    {
      stage,
      subgraph: textAt(node, 'subgraph') ?? '',
      fields: toNumber(node['fields']),
      state: state === 'failed' || state === 'skipped' ? state : 'answered',
      started: toNumber(node['startedMilliseconds']),
      milliseconds: toNumber(node['milliseconds']),
      ...(typeof bytes === 'number' ? { bytes } : {}),
      ...(code === undefined ? {} : { code }),
    },
  ];
}

function toNumber(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
