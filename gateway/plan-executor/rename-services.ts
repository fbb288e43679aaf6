import type { PlanNode, QueryPlan } from '@apollo/query-planner';

/** Gives each fetch of a plan the subgraph that answers in the place of the one that it was planned for. */
export function renameServices(plan: QueryPlan, names: ReadonlyMap<string, string>): QueryPlan {
  const { node } = plan;
  if (names.size === 0 || node === undefined || node.kind === 'Subscription') return plan;
  return { ...plan, node: renameIn(node) };

  function renameIn(one: PlanNode): PlanNode {
    switch (one.kind) {
      case 'Fetch':
        return { ...one, serviceName: names.get(one.serviceName) ?? one.serviceName };
      case 'Flatten':
        return { ...one, node: renameIn(one.node) };
      case 'Sequence':
      case 'Parallel':
        return { ...one, nodes: one.nodes.map(renameIn) };
      default:
        // What cannot be carried out at all is refused when it is compiled.
        return one;
    }
  }
}
