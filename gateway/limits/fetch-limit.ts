import type { PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { type Refusal, toRefusal } from './refusal.ts';

/**
 * Tells why an operation that needs so many requests to subgraphs may not be answered.
 *
 * @param fetches as they are sent: an executor that merges fetches of one stage counts what is left of them
 */
export function checkFetches(fetches: number, most: number): Refusal | undefined {
  return fetches <= most ? undefined : toRefusal('TOO_MANY_FETCHES', most);
}

/** The fetches of a plan as it was planned, none merged; of a condition, the branch that has more. */
export function countFetches({ node }: QueryPlan): number {
  return node === undefined ? 0 : countIn(node);
}

function countIn(node: PlanNode | SubscriptionNode): number {
  switch (node.kind) {
    case 'Fetch':
      return 1;
    case 'Sequence':
    case 'Parallel':
      return sum(node.nodes);
    case 'Flatten':
      return countIn(node.node);
    case 'Condition':
      return Math.max(sum(toList(node.ifClause)), sum(toList(node.elseClause)));
    case 'Defer':
      return sum(toList(node.primary.node)) + sum(node.deferred.flatMap((deferred) => toList(deferred.node)));
    case 'Subscription':
      return countIn(node.primary) + sum(toList(node.rest));
  }
}

function sum(nodes: readonly PlanNode[]): number {
  let fetches = 0;
  for (const node of nodes) fetches += countIn(node);
  return fetches;
}

function toList(node: PlanNode | undefined): readonly PlanNode[] {
  return node === undefined ? [] : [node];
}
