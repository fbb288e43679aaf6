import { type Operation, operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { hideForeignFields } from './hide-foreign-fields.ts';
import { keepKnownTypes } from './keep-known-types.ts';
import { withFetchesInOrder } from './order-fetches.ts';
import { withResolvableKeysFirst } from './order-keys.ts';
import { rebaseTypeNames } from './rebase-type-names.ts';
import { separateChains } from './separate-chains.ts';
import { renameServices } from './rename-services.ts';

/**
 * Makes the plan of an operation: which subgraph is asked what, and in which order; fails with a `PlanRefusal` where no
 * order could be right.
 */
export type Planner = (document: DocumentNode, operationName: string | undefined) => QueryPlan;

/** Builds the planner of a supergraph. */
export function createPlanner(document: DocumentNode): Planner {
  keepKnownTypes();
  rebaseTypeNames();
  const ordered = withResolvableKeysFirst(document);
  const { document: separated, standIns } = separateChains(ordered);
  if (standIns.size > 0) {
    try {
      return buildPlanner(separated, standIns);
    } catch {
      // What was made up for it does not fit this supergraph: it is planned as it is, and a wrong plan is refused.
    }
  }
  return buildPlanner(ordered, standIns);
}

function buildPlanner(document: DocumentNode, standIns: ReadonlyMap<string, string>): Planner {
  // Composition validated it, and the gateway's library when it loaded it.
  const supergraph = Supergraph.build(document, { validateSupergraph: false });
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, {
    // So that the texts of several fetches can be put into one request.
    reuseQueryFragments: false,
    // Choices multiply; past so many plans it settles for the best of those that it has looked at.
    debug: { maxEvaluatedPlans: 100 },
  });
  hideForeignFields(supergraph);
  return (document, operationName) =>
    withFetchesInOrder(
      renameServices(planner.buildQueryPlan(toOperation(document, operationName)), standIns),
    );

  function toOperation(document: DocumentNode, operationName: string | undefined): Operation {
    return operationFromDocument(schema, document, {
      // The server has validated it already.
      validate: false,
      ...(operationName === undefined ? {} : { operationName }),
    });
  }
}
