import type { QueryPlan } from '@apollo/query-planner';
import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { PrunedOperation } from '../authorization/prune.ts';
import { compilePlan, type PlannedRequest } from './compile-plan.ts';
import { compileShape, type Shape } from './compile-shape.ts';
import type { Conditions } from './conditions.ts';
import type { ToInnerKey } from './inner-names.ts';
import { compileIntrospection, type Introspect, isAboutSchema } from './introspect.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { StatusPlaces } from './status-places.ts';
import type { StatusRule } from './status-rule.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';
import type { EntityRules } from '../house-rules.ts';

/** An operation, ready to be carried out any number of times under the same conditions. */
export interface CompiledOperation {
  readonly requests: readonly PlannedRequest[];
  readonly shape: Shape;
  readonly introspect: Introspect | undefined;
  readonly status: StatusRule | undefined;
}

/** What an operation is compiled from. */
export interface OperationParts {
  readonly supergraph: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly rules: EntityRules;
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The part of it that the caller may ask for; absent where that is all. */
  readonly permitted?: PrunedOperation | undefined;
  /** The plan of what the conditions leave. */
  readonly plan: QueryPlan;
  readonly conditions: Conditions;
  readonly toInnerKey: ToInnerKey;
  readonly status: StatusRule | undefined;
  readonly places: StatusPlaces | undefined;
}

/** Compiles an operation for one outcome of its conditions. */
export function compileOperation(parts: OperationParts): CompiledOperation {
  const requests = compilePlan({ ...parts, schema: parts.supergraph }, parts.plan);
  if (requests.length === 0 && asksSubgraphs(parts)) {
    throw new PlanRefusal('A plan is empty although something is asked for.');
  }
  return {
    requests,
    shape: compileShape(parts),
    introspect: compileIntrospection(parts),
    status: parts.status,
  };
}

function asksSubgraphs({ schema, conditions, permitted, ...whole }: OperationParts): boolean {
  const { operation, fragments } = permitted ?? whole;
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) return false;
  const fields = collectFields(schema, fragments, conditions, type, operation.selectionSet);
  return [...fields.values()]
    .flat()
    .some((field) => field.name.value !== '__typename' && !isAboutSchema(field));
}
