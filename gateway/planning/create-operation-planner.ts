import { Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import {
  buildASTSchema,
  type DocumentNode,
  getOperationAST,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
} from 'graphql';
import { checkPlan, RequirementConflict, type TypeField } from '../plan-executor/check-plan.ts';
import { createPlanner, type Planner } from '../plan-executor/create-planner.ts';
import { createToInnerKey } from '../plan-executor/inner-names.ts';
import { findInterfaceObjects } from '../plan-executor/narrow-fragments.ts';
import { PlanRefusal } from '../plan-executor/plan-refusal.ts';
import { prepareOperation } from '../plan-executor/prepare-operation.ts';
import { findStatusPlaces, toOpenRule } from '../plan-executor/status-places.ts';
import type { StatusRule } from '../plan-executor/status-rule.ts';
import { findSupergraphFacts, type SupergraphFacts } from '../plan-executor/supergraph-facts.ts';
import { withoutInterfaceKeys } from '../plan-executor/without-interface-keys.ts';
import { withoutProvides } from '../plan-executor/without-provides.ts';
import type { OperationPlan, PlanQuestion } from './plan-question.ts';
import { splitOperation } from './split-operation.ts';

/** What plans the operations of one supergraph on the thread that it is called on. */
export interface OperationPlanner {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  /** Plans an operation; fails with a `PlanRefusal` where the plan could not be right. */
  plan(question: PlanQuestion): OperationPlan;
}

/** How often an operation is split; what is still not right by then is refused. */
const mostSplits = 4;

/** Builds what plans the operations of a supergraph. */
export function createOperationPlanner(
  supergraphSdl: string,
  rule: StatusRule | undefined,
): OperationPlanner {
  const document = parse(supergraphSdl, { noLocation: true });
  const facts = findSupergraphFacts(document);
  // Composition validated it, and its directives are those of the join specification.
  const supergraph = buildASTSchema(document, { assumeValidSDL: true });
  const schema = Supergraph.build(document, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema();
  const graph = { document, schema: supergraph };
  const status = toOpenRule(graph, rule);
  const places = status && findStatusPlaces(schema, graph, status);
  const toInnerKey = createToInnerKey(facts);
  const interfaceObjects = findInterfaceObjects(facts);
  const requiredOfInterfaces = findRequiringOf(facts);
  const planners = createPlanners(document);

  /** Plans an operation, in parts where one plan could not be right. */
  function planParts(part: DocumentNode, name: string | undefined, splits: number): readonly QueryPlan[] {
    try {
      return [planRight(part, name)];
    } catch (error) {
      if (splits === 0) throw error;
      for (const field of findFieldsToSplit(error)) {
        const [rest, alone] = splitOperation(schema, part, field);
        // What is only required by others does not stand in the operation, and cannot be taken out of it.
        if (rest !== part && alone !== part)
          return [rest, alone].flatMap((one) => planParts(one, name, splits - 1));
      }
      throw error;
    }
  }

  /** Which fields may be planned alone where a plan could not be made; what is wrong in itself is wrong alone too. */
  function findFieldsToSplit(error: unknown): readonly TypeField[] {
    if (error instanceof RequirementConflict) return error.of;
    return error instanceof PlanRefusal ? [] : requiredOfInterfaces;
  }

  /** Plans an operation in the first way that is right. */
  function planRight(part: DocumentNode, name: string | undefined): QueryPlan {
    let refusal: unknown;
    for (const toPlanner of planners) {
      try {
        const plan = toPlanner()(part, name);
        checkPlan(supergraph, facts, plan);
        return plan;
      } catch (error) {
        if (error instanceof RequirementConflict) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }

  return {
    schema,
    plan({ text, operationName, conditions }) {
      const asked: DocumentNode = parse(text, { noLocation: true });
      const operation = getOperationAST(asked, operationName);
      if (operation === null || operation === undefined) {
        throw new PlanRefusal('An operation is planned that its document does not hold.');
      }
      const prepared = prepareOperation(asked, operation, conditions, {
        schema,
        status,
        places,
        toInnerKey,
        interfaceObjects,
      });
      const isQuery = operation.operation === OperationTypeNode.QUERY;
      const [first, ...besides] = planParts(prepared, operationName, isQuery ? mostSplits : 0);
      if (first === undefined) throw new Error('An operation has a plan.');
      return besides.length === 0 ? first : { ...first, besides };
    },
  };
}

/** The fields that require something where an interface is known as if it were an object type. */
function findRequiringOf({ subgraphs }: SupergraphFacts): readonly TypeField[] {
  return [...subgraphs.values()].flatMap(({ interfaceObjects, requiring }) =>
    requiring.flatMap((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.');
      return interfaceObjects.has(type) ? [{ type, field }] : [];
    }),
  );
}

/**
 * The planners of a supergraph, to be tried in turn, each built when it is needed.
 *
 * Where a field is brought along in one place, the planner can ask for it in others too; it cannot where it does not
 * know of that, and then asks whoever has the field. What is required of an interface it can try to find of each of its
 * types, and fail at that.
 */
function createPlanners(document: DocumentNode): readonly (() => Planner)[] {
  const planner = createPlanner(document);
  const others = [withoutProvides(document), withoutInterfaceKeys(document)]
    .filter((other) => other !== document)
    .map((other) => {
      let another: Planner | undefined;
      return () => (another ??= createPlanner(other));
    });
  return [() => planner, ...others];
}
