import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { admitByRules, type HouseRules } from '../house-rules.ts';
import { createBoundedCache } from '../limits/bounded-cache.ts';
import { checkPlan } from './check-plan.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import { type Conditions, findConditionVariables } from './conditions.ts';
import { createPlanner } from './create-planner.ts';
import { createToInnerKey } from './inner-names.ts';
import { prepareOperation } from './prepare-operation.ts';
import { findStatusPlaces } from './status-places.ts';
import type { Subgraphs } from './subgraph.ts';
import { findSupergraphFacts, type SupergraphFacts } from './supergraph-facts.ts';

/** An operation that was asked before, with what was compiled of it. */
export interface KnownOperation {
  /** The variables on which it depends what is asked for, by the client's names. */
  readonly conditions: readonly string[];
  /** Plans and compiles it for one outcome of its conditions, once. */
  compile(conditions: Conditions): Promise<CompiledOperation>;
}

/** One operation as the server parsed and validated it. */
export interface AskedOperation {
  /** What tells it from every other, however it is written. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** One supergraph with everything that was planned on it; a request keeps to the one that it began with. */
export interface Generation {
  /** Who answers the requests of its plans. */
  readonly subgraphs: Subgraphs;
  get(asked: AskedOperation): KnownOperation;
}

const maximumOperations = 1000;
/** For each operation: each condition doubles the number of outcomes, and few are ever asked for. */
const maximumOutcomes = 16;

/**
 * Builds the generation of a supergraph.
 *
 * @param schema what clients see of it
 * @param createSubgraphs gives those who answer, by what the supergraph says of each
 */
export function createGeneration(
  supergraphSdl: string,
  schema: GraphQLSchema,
  rules: HouseRules,
  createSubgraphs: (facts: SupergraphFacts['subgraphs']) => Subgraphs,
): Generation {
  const { status, impliedKeys } = rules;
  const document = parse(supergraphSdl, { noLocation: true });
  const facts = findSupergraphFacts(document);
  // Composition validated it, and its directives are those of the join specification.
  const supergraph = buildASTSchema(document, { assumeValidSDL: true });
  admitByRules(supergraph, rules);
  const toInnerKey = createToInnerKey(facts.reservedNames);
  const places = status && findStatusPlaces(schema, supergraph, status);
  const preparation = { schema, status, places, toInnerKey };
  const makePlan = createPlanner(document);
  const operations = createBoundedCache<KnownOperation>(maximumOperations);

  function toKnownOperation({ document, operation }: AskedOperation): KnownOperation {
    const fragments = findFragments(document);
    const outcomes = createBoundedCache<Promise<CompiledOperation>>(maximumOutcomes);

    // Asynchronous although it need not be: planning may move off this thread, and is done once for all who ask.
    async function compile(conditions: Conditions): Promise<CompiledOperation> {
      const prepared = prepareOperation(document, operation, conditions, preparation);
      const plan = makePlan(prepared, operation.name?.value);
      checkPlan(supergraph, facts, plan);
      return compileOperation({
        supergraph,
        facts,
        impliedKeys,
        ...preparation,
        operation,
        fragments,
        plan,
        conditions,
      });
    }

    return {
      conditions: findConditionVariables(operation, fragments),
      // What was refused is kept as well: the same operation on the same supergraph is refused for ever.
      compile: (conditions) =>
        outcomes.getOrMake(JSON.stringify(conditions), async () => compile(conditions)),
    };
  }

  return {
    subgraphs: createSubgraphs(facts.subgraphs),
    get: (asked) => operations.getOrMake(asked.key, () => toKnownOperation(asked)),
  };
}

function findFragments(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
