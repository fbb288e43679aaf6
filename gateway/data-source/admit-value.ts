import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Code } from '../../schema/runtime/codes.ts';
import type { ResponsePath } from '../execution/fault.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import type { AnsweredType, FetchSelection } from './fetch-selection.ts';
import { isScalarValue, settleNumber } from './scalar-value.ts';

/** What is needed to admit the values of one fetch. */
export interface Admission {
  readonly schema: GraphQLSchema;
  readonly selection: FetchSelection;
  /** The interfaces that the subgraph knows as if they were object types. */
  readonly interfaceObjects?: ReadonlySet<string>;
  /** Told of every place that had to be left empty. */
  readonly refuse: (path: ResponsePath, code: Code) => void;
}

/**
 * Admits the value of a field as its type has it, with nothing that was not asked for; what does not fit becomes
 * `null`, and so does what must not be without it.
 */
export function admitValue(
  admission: Admission,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: ResponsePath,
): unknown {
  if (value === undefined) return refuse(admission, path, 'FIELD_MISSING');
  if (isNonNullType(type)) {
    if (value === null) return refuse(admission, path, 'VALUE_INVALID');
    return admitValue(admission, type.ofType, nodes, value, path);
  }
  if (value === null) return null;
  if (isListType(type)) return admitList(admission, type.ofType, nodes, value, path);
  if (isObjectType(type) || isAbstractType(type)) {
    const actual = isObject(value) ? toAnsweredType(admission, type, value) : undefined;
    if (actual === undefined || !isObject(value)) return refuse(admission, path, 'VALUE_INVALID');
    return admitObject(admission, actual, nodes, value, path);
  }
  if (isScalarType(type)) {
    const settled = settleNumber(type, value);
    return isScalarValue(type, settled) ? settled : refuse(admission, path, 'VALUE_INVALID');
  }
  const fits = isEnumType(type) && typeof value === 'string' && type.getValue(value) !== undefined;
  return fits ? value : refuse(admission, path, 'VALUE_INVALID');
}

/** The type that an object says it is of, where that fits the type of the place; `undefined` where it does not. */
function toAnsweredType(
  { schema, interfaceObjects }: Admission,
  type: GraphQLOutputType,
  value: ResponseObject,
): AnsweredType | undefined {
  const name = value['__typename'];
  const isKnownAsObject = isInterfaceType(type) && interfaceObjects?.has(type.name) === true;
  if ((isObjectType(type) || isKnownAsObject) && (name === undefined || name === type.name)) return type;
  const actual = typeof name === 'string' ? schema.getType(name) : undefined;
  return isAbstractType(type) && isObjectType(actual) && schema.isSubType(type, actual) ? actual : undefined;
}

function admitList(
  admission: Admission,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: ResponsePath,
): unknown {
  if (!Array.isArray(value)) return refuse(admission, path, 'VALUE_INVALID');
  const admitted = value.map((element: unknown, index) =>
    admitValue(admission, type, nodes, element, [...path, index]),
  );
  return isNonNullType(type) && admitted.includes(null) ? null : admitted;
}

function admitObject(
  admission: Admission,
  type: AnsweredType,
  nodes: readonly FieldNode[],
  value: ResponseObject,
  path: ResponsePath,
): ResponseObject | null {
  const admitted = Object.create(null) as ResponseObject;
  let isWhole = true;
  for (const [key, below] of admission.selection.below(type, nodes)) {
    const field = toFieldType(type, below);
    admitted[key] = admitValue(admission, field, below, own(value, key), [...path, key]);
    if (isNonNullType(field) && admitted[key] === null) isWhole = false;
  }
  return isWhole ? admitted : null;
}

function refuse(admission: Admission, path: ResponsePath, code: Code): null {
  admission.refuse(path, code);
  return null;
}

/** The type of a field of an object; the planner asks for none that the type does not have. */
export function toFieldType(type: AnsweredType, nodes: readonly FieldNode[]): GraphQLOutputType {
  const name = nodes[0]?.name.value ?? '';
  const field = name === '__typename' ? TypeNameMetaFieldDef.type : type.getFields()[name]?.type;
  if (field === undefined) throw new Error('A planned fetch asks for a field that its type does not have.');
  return field;
}

/** Reads a key that an answer holds itself, whatever the key is called. */
export function own(value: ResponseObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
