import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { PrunedOperation } from '../authorization/prune.ts';
import type { OperationPlan } from '../planning/plan-question.ts';
import { compilePlan, type PlannedRequest } from './compile-plan.ts';
import { compileShape, type Shape } from './compile-shape.ts';
import type { Conditions } from './conditions.ts';
import type { ToInnerKey } from './inner-names.ts';
import { compileIntrospection, type Introspect, isAboutSchema } from './introspect.ts';
import { createIsSame, type IsSame } from './join-parts.ts';
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
  /** Compares what several parts were answered; absent where there is one only. */
  readonly isSame?: IsSame;
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
  readonly plan: OperationPlan;
  readonly conditions: Conditions;
  readonly toInnerKey: ToInnerKey;
  readonly status: StatusRule | undefined;
  readonly places: StatusPlaces | undefined;
}

/** Compiles an operation for one outcome of its conditions. */
export function compileOperation(parts: OperationParts): CompiledOperation {
  const requests = compileParts(parts);
  if (requests.length === 0 && asksSubgraphs(parts)) {
    throw new PlanRefusal('A plan is empty although something is asked for.');
  }
  return {
    requests,
    shape: compileShape(parts),
    introspect: compileIntrospection(parts),
    status: parts.status,
    ...(parts.plan.besides === undefined ? {} : { isSame: createIsSame(parts.facts) }),
  };
}

/** Compiles the plans of all parts; requests of one part wait for no others. */
function compileParts(parts: OperationParts): readonly PlannedRequest[] {
  const requests: PlannedRequest[] = [];
  for (const [part, plan] of [parts.plan, ...(parts.plan.besides ?? [])].entries()) {
    const before = requests.length;
    for (const request of compilePlan({ ...parts, schema: parts.supergraph }, plan)) {
      requests.push({ ...request, part, after: request.after.map((index) => before + index) });
    }
  }
  return requests;
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
