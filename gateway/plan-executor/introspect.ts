import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { ResponseObject } from '../execution/response-object.ts';
import type { Conditions } from './conditions.ts';

/** Answers what an operation asks of the schema itself. */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => ResponseObject;

/** Compiles what answers the parts of an operation that are about the schema; `undefined` where it has none. */
export function compileIntrospection(context: {
  /** The schema as clients see it. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly conditions: Conditions;
}): Introspect | undefined {
  const { schema, operation, fragments, conditions } = context;
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null) return undefined;
  const fields = collectFields(schema, fragments, conditions, type, operation.selectionSet);
  const selections = [...fields.values()].flat().filter(isAboutSchema);
  if (selections.length === 0) return undefined;
  const document = {
    kind: Kind.DOCUMENT as const,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET as const, selections } },
      ...Object.values(fragments),
    ],
  };
  return (variableValues) => {
    const { data, errors } = executeSync({ schema, document, variableValues });
    if (errors !== undefined || data === undefined || data === null) {
      throw new Error('The schema cannot be described.');
    }
    return data;
  };
}

/** Tells whether a field of the root is about the schema, so that no subgraph is asked for it. */
export function isAboutSchema({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}
