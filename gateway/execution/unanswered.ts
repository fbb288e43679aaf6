import { type GraphQLObjectType, isObjectType } from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { ClientOperation } from './client-operation.ts';
import type { Fault, ResponsePath } from './fault.ts';
import { isObject, type ResponseObject } from './response-object.ts';

/**
 * Finds what a client asked for and no subgraph was ever asked or answered for: the shaper of answers would make
 * it `null` without a word.
 */
export function findUnanswered(client: ClientOperation, root: ResponseObject): readonly Fault[] {
  const { schema, operation, fragments, variables } = client;
  const faults: Fault[] = [];
  const query = schema.getQueryType();
  if (query === undefined || query === null) return faults;

  const visitFields = (
    object: ResponseObject,
    type: GraphQLObjectType,
    fields: ReturnType<typeof collectFields>,
    path: ResponsePath,
  ): void => {
    for (const [key, nodes] of fields) {
      const name = nodes[0]?.name.value ?? '';
      if (name.startsWith('__')) continue;
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      if (value === undefined) {
        // A `null` stays under the key that the planner gave it for a while.
        if (!Object.keys(object).some((other) => other.startsWith(`${key}__alias_`))) {
          faults.push({ path: [...path, key], code: 'FIELD_MISSING' });
        }
      } else visit(value, nodes, [...path, key], namedType(type, name));
    }
  };

  const visit = (
    value: unknown,
    nodes: Parameters<typeof collectSubfields>[4],
    path: ResponsePath,
    type: string,
  ): void => {
    if (Array.isArray(value))
      value.forEach((element, index) => visit(element, nodes, [...path, index], type));
    if (!isObject(value) || nodes[0]?.selectionSet === undefined) return;
    const actual = schema.getType(typeof value['__typename'] === 'string' ? value['__typename'] : type);
    if (!isObjectType(actual)) return;
    visitFields(value, actual, collectSubfields(schema, fragments, variables, actual, nodes), path);
  };

  visitFields(root, query, collectFields(schema, fragments, variables, query, operation.selectionSet), []);
  return faults;
}

function namedType(type: GraphQLObjectType, field: string): string {
  return String(type.getFields()[field]?.type ?? '').replaceAll(/[[\]!]/g, '');
}
