import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { PlannedRequest } from '../plan-executor/compile-plan.ts';
import { PlanRefusal } from '../plan-executor/plan-refusal.ts';
import type { SupergraphFacts } from '../plan-executor/supergraph-facts.ts';
import type { Verdicts } from './compile-requirements.ts';

/** What requests are checked against. */
export interface RequestCheck {
  /** The supergraph, with the fields that clients never see. */
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly verdicts: Verdicts;
}

/**
 * Refuses a plan that asks for what its caller may not, but for keys, which join and are shown to nobody.
 *
 * It never happens unless pruning or planning has a defect: what is asked for by itself is looked at once more where
 * nothing can be mistaken any more. Of an interface, it must be permitted of one of its types at least.
 */
export function checkRequests(
  requests: readonly PlannedRequest[],
  { schema, facts, verdicts }: RequestCheck,
): void {
  const mayAsk = (type: string, field: string): boolean => {
    const known = schema.getType(type);
    const types = isInterfaceType(known) ? [known, ...schema.getPossibleTypes(known)] : [{ name: type }];
    return types.some(({ name }) => verdicts.mayNarrow(name) && verdicts.mayAsk(name, field));
  };
  for (const { subgraph, fetches } of requests) {
    const isKey = (type: string, field: string) =>
      facts.subgraphs.get(subgraph)?.keyFields(type).has(field) === true;
    for (const { parsed } of fetches) {
      const types = new TypeInfo(schema);
      const definitions = [parsed.operation, ...Object.values(parsed.fragments)];
      visit(
        { kind: Kind.DOCUMENT, definitions },
        visitWithTypeInfo(types, {
          Field({ name: { value: field } }) {
            const type = types.getParentType();
            if (field === '__typename' || !(isObjectType(type) || isInterfaceType(type))) return;
            if (isKey(type.name, field) || mayAsk(type.name, field)) return;
            throw new PlanRefusal('A plan asks for what its caller may not.');
          },
        }),
      );
    }
  }
}
