import type { QueryPlan } from '@apollo/query-planner';
import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { compilePlan, type PlannedRequest } from './compile-plan.ts';
import { compileShape, type Shape } from './compile-shape.ts';
import type { Conditions } from './conditions.ts';
import { toInnerVariable, type ToInnerKey } from './inner-names.ts';
import { compileIntrospection, type Introspect, isAboutSchema } from './introspect.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/** An operation, ready to be carried out any number of times under the same conditions. */
export interface CompiledOperation {
  readonly requests: readonly PlannedRequest[];
  readonly shape: Shape;
  readonly introspect: Introspect | undefined;
}

/** What an operation is compiled from. */
export interface OperationParts {
  readonly supergraph: GraphQLSchema;
  readonly facts: SupergraphFacts;
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly plan: QueryPlan;
  readonly toInnerKey: ToInnerKey;
}

/** Compiles an operation for one outcome of its conditions. */
export function compileOperation(parts: OperationParts, conditions: Conditions): CompiledOperation {
  const inner: Record<string, boolean> = Object.create(null) as never;
  for (const [name, isMet] of Object.entries(conditions)) inner[toInnerVariable(name)] = isMet;
  const context = { schema: parts.supergraph, facts: parts.facts, conditions: inner };
  const requests = compilePlan(context, parts.plan);
  if (requests.length === 0 && asksSubgraphs(parts, conditions)) {
    throw new PlanRefusal('A plan is empty although something is asked for.');
  }
  return {
    requests,
    shape: compileShape({ ...parts, conditions }),
    introspect: compileIntrospection({ ...parts, conditions }),
  };
}

function asksSubgraphs({ schema, operation, fragments }: OperationParts, conditions: Conditions): boolean {
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) return false;
  const fields = collectFields(schema, fragments, conditions, type, operation.selectionSet);
  return [...fields.values()]
    .flat()
    .some((field) => field.name.value !== '__typename' && !isAboutSchema(field));
}
