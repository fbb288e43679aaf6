import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { settleNumber } from '../data-source/scalar-value.ts';
import { isExactNumber } from '../execution/exact-number.ts';
import { isObject } from '../execution/response-object.ts';

/** Variables by their names. */
type Variables = Readonly<Record<string, unknown>>;

/** Gives variables in which each number that was kept as it is written is what its type has for it. */
export function settleVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): Variables {
  if (!holdsExactNumber(variables)) return variables;
  const settled: Record<string, unknown> = { ...variables };
  for (const { variable, type } of definitions) {
    const known = typeFromAST(schema, type);
    const { value: name } = variable.name;
    if (known !== undefined && Object.hasOwn(settled, name)) {
      settled[name] = settle(known as GraphQLInputType, settled[name]);
    }
  }
  return settled;
}

function holdsExactNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isExactNumber(value) || Object.values(value).some(holdsExactNumber);
}

function settle(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return settle(type.ofType, value);
  if (isListType(type)) {
    // One value alone stands for a list of it.
    const { ofType } = type;
    return Array.isArray(value) ? value.map((element) => settle(ofType, element)) : settle(ofType, value);
  }
  if (isScalarType(type)) return settleNumber(type, value);
  if (!isInputObjectType(type) || !isObject(value) || isExactNumber(value)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field === undefined ? member : settle(field.type, member)];
    }),
  );
}
