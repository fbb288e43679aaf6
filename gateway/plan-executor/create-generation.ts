import {
  buildASTSchema,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { createBoundedCache } from '../limits/bounded-cache.ts';
import { checkPlan } from './check-plan.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import { type Conditions, findConditionVariables } from './conditions.ts';
import { createPlanner } from './create-planner.ts';
import { createToInnerKey } from './inner-names.ts';
import { prepareOperation } from './prepare-operation.ts';
import { findSupergraphFacts } from './supergraph-facts.ts';

/** An operation that was planned. */
export interface PlannedOperation {
  /** The variables on which it depends what is asked for, by the client's names. */
  readonly conditions: readonly string[];
  /** Compiles it for one outcome of its conditions, once. */
  compile(conditions: Conditions): CompiledOperation;
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
  plan(asked: AskedOperation): Promise<PlannedOperation>;
}

const maximumOperations = 1000;
/** For each operation: each condition doubles the number of outcomes, and few are ever asked for. */
const maximumOutcomes = 16;

/** Builds the generation of a supergraph; `schema` is what clients see of it. */
export function createGeneration(supergraphSdl: string, schema: GraphQLSchema): Generation {
  const document = parse(supergraphSdl, { noLocation: true });
  const facts = findSupergraphFacts(document);
  // Composition validated it, and its directives are those of the join specification.
  const supergraph = buildASTSchema(document, { assumeValidSDL: true });
  const toInnerKey = createToInnerKey(facts.reservedNames);
  const makePlan = createPlanner(document);
  const operations = createBoundedCache<Promise<PlannedOperation>>(maximumOperations);

  // Asynchronous although it need not be: planning may move off this thread, and is done once for all who ask.
  async function planOperation({ document, operation }: AskedOperation): Promise<PlannedOperation> {
    const plan = makePlan(prepareOperation(document, operation, toInnerKey), operation.name?.value);
    checkPlan(supergraph, facts, plan);
    const fragments = findFragments(document);
    const parts = { supergraph, facts, schema, operation, fragments, plan, toInnerKey };
    const outcomes = createBoundedCache<CompiledOperation>(maximumOutcomes);
    return {
      conditions: findConditionVariables(operation, fragments),
      compile: (conditions) =>
        outcomes.getOrMake(JSON.stringify(conditions), () => compileOperation(parts, conditions)),
    };
  }

  return {
    plan(asked) {
      // What was refused is kept as well: the same operation on the same supergraph is refused for ever.
      return operations.getOrMake(asked.key, () => planOperation(asked));
    },
  };
}

function findFragments(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
