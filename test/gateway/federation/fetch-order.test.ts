import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withFetchesInOrder } from '../../../gateway/plan-executor/order-fetches.ts';

/** A fetch of wards by what it needs of them and what it gives. */
const fetchOf = (needs: readonly string[], gives: string): PlanNode => {
  const fields = ['__typename', ...needs].map((name) => ({ kind: 'Field' as const, name }));
  const node: FetchNode = {
    kind: 'Fetch',
    serviceName: 'wards',
    operation: `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Ward { ${gives} } } }`,
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    requires: [{ kind: 'InlineFragment', typeCondition: 'Ward', selections: fields }],
  };
  return { kind: 'Flatten', path: ['wards', '@'], node };
};
const root: PlanNode = {
  kind: 'Fetch',
  serviceName: 'wards',
  operation: '{ wards { __typename id } }',
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
};
const planOf = (...nodes: readonly PlanNode[]): QueryPlan => ({
  kind: 'QueryPlan',
  node: { kind: 'Sequence', nodes: [root, { kind: 'Parallel', nodes: [...nodes] }] },
});

describe('the fetches of a plan', () => {
  const beds = fetchOf(['id'], 'beds');
  const load = fetchOf(['id', 'beds'], 'load');

  it('are left as they are where each has what it needs', () => {
    const plan = planOf(beds, fetchOf(['id'], 'name'));
    expect(withFetchesInOrder(plan)).toBe(plan);
  });

  it('are put in order where one stands beside another that it needs', () => {
    expect(withFetchesInOrder(planOf(load, beds)).node).toEqual({
      kind: 'Sequence',
      nodes: [root, beds, load].map((node) => ({ kind: 'Parallel', nodes: [node] })),
    });
  });

  it.each<[string, readonly PlanNode[], string]>([
    ['nobody gives what one needs', [load], 'A plan needs wards.beds, for which nobody is asked.'],
    [
      'two wait for each other',
      [load, fetchOf(['load'], 'beds')],
      'Two fetches of a plan wait for each other.',
    ],
  ])('are refused where %s', (_name, nodes, message) => {
    expect(() => withFetchesInOrder(planOf(...nodes))).toThrow(message);
  });
});
