import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadSupergraph } from '../../../gateway/load-supergraph.ts';
import { recordView } from '../../support/record-view.ts';

const supergraph = Supergraph.build(loadSupergraph().sdl);
const planner = new QueryPlanner(supergraph);

/** How many fetches a plan has, and how many of them must wait for one another. */
function measure(query: string): { fetches: number; hops: number } {
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query)));
  return plan.node === undefined || plan.node.kind === 'Subscription'
    ? { fetches: 0, hops: 0 }
    : walk(plan.node);
}

function walk(node: PlanNode): { fetches: number; hops: number } {
  switch (node.kind) {
    case 'Fetch':
      return { fetches: 1, hops: 1 };
    case 'Flatten':
      return walk(node.node);
    case 'Sequence':
    case 'Parallel': {
      const parts = node.nodes.map(walk);
      const hops = parts.map((part) => part.hops);
      return {
        fetches: parts.reduce((sum, part) => sum + part.fetches, 0),
        hops: node.kind === 'Sequence' ? hops.reduce((sum, hop) => sum + hop, 0) : Math.max(...hops),
      };
    }
    default:
      throw new Error(`A plan of this graph has no ${node.kind} node.`);
  }
}

describe('the plan', () => {
  it('of a timeline with titles needs no last hop', () => {
    const query =
      '{ patient(nhsNumber: "1") { record { encounters { edges { node { id kind title period { start } } } } } } }';
    expect(measure(query)).toEqual({ fetches: 6, hops: 3 });
  });

  it('of a timeline with details needs one more hop, to the four owners at once', () => {
    const query =
      '{ patient(nhsNumber: "1") { record { encounters { edges { node { title performers { name } } } } } } }';
    expect(measure(query)).toEqual({ fetches: 10, hops: 4 });
  });

  it('of fifty people is no longer than that of one', () => {
    const query = '{ patients(nhsNumbers: ["1"]) { record { encounters { edges { node { title } } } } } }';
    expect(measure(query)).toEqual({ fetches: 6, hops: 3 });
  });

  it('of everything stays within four hops', () => {
    expect(measure(recordView).hops).toBeLessThanOrEqual(4);
  });
});
