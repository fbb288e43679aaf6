import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkFetches, countFetches } from '../../gateway/limits/fetch-limit.ts';

const fetched: FetchNode = {
  kind: 'Fetch',
  serviceName: 'primary',
  operation: '{ a }',
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
};
const plan = (node: PlanNode): QueryPlan => ({ kind: 'QueryPlan', node });
const flattened: PlanNode = { kind: 'Flatten', path: ['a', '@'], node: fetched };

describe('the fetches of a plan', () => {
  it.each<[string, QueryPlan, number]>([
    ['none', { kind: 'QueryPlan' }, 0],
    ['one', plan(fetched), 1],
    ['one in a list', plan(flattened), 1],
    ['in turn', plan({ kind: 'Sequence', nodes: [fetched, flattened, fetched] }), 3],
    [
      'in turn and side by side',
      plan({ kind: 'Sequence', nodes: [fetched, { kind: 'Parallel', nodes: [fetched, flattened] }] }),
      3,
    ],
    [
      'the larger branch of a condition',
      plan({
        kind: 'Condition',
        condition: 'x',
        ifClause: fetched,
        elseClause: { kind: 'Parallel', nodes: [fetched, fetched] },
      }),
      2,
    ],
    ['a condition of one branch', plan({ kind: 'Condition', condition: 'x', ifClause: flattened }), 1],
    [
      'later ones too',
      plan({
        kind: 'Defer',
        primary: { node: fetched },
        deferred: [
          { depends: [], queryPath: [], node: flattened },
          { depends: [], queryPath: [] },
        ],
      }),
      2,
    ],
    [
      'an event and what follows it',
      { kind: 'QueryPlan', node: { kind: 'Subscription', primary: fetched, rest: flattened } },
      2,
    ],
  ])('are counted: %s', (_name, given, count) => {
    expect(countFetches(given)).toBe(count);
  });

  it('may be as many as the limit says', () => {
    expect(checkFetches(40, 40)).toBeUndefined();
    expect(checkFetches(41, 40)).toEqual({
      code: 'TOO_MANY_FETCHES',
      message:
        'The operation needs too many parts of the graph: at most 40 requests are made for it. Ask for less at a time.',
    });
  });
});
