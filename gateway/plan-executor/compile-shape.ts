import {
  type FieldNode,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { PrunedOperation } from '../authorization/prune.ts';
import type { ResponsePath } from '../execution/fault.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import type { StatusList } from './downgrade.ts';
import type { ToInnerKey } from './inner-names.ts';
import { getOwn, isInheritedKey, setOwn } from './response-objects.ts';
import type { StatusPlaces } from './status-places.ts';
import { statusesKey, type StatusRule } from './status-rule.ts';
import { toShapedType, type TypeContext } from './shape-types.ts';

/** What came to light while an answer was shaped. */
export interface ShapeReport {
  /** Where something stands open that nobody was asked for, or that nobody answered. */
  readonly missing: ResponsePath[];
  /** Where a value does not fit its type, or is empty and must not be. */
  readonly invalid: ResponsePath[];
  /** What the caller may not see. */
  readonly denied: ResponsePath[];
  /** What says in the answer itself what became of its parts. */
  readonly statuses: StatusList[];
}

/** Makes a client's answer out of all that subgraphs answered; `null` where something is empty that must not be. */
export type Shape = (
  root: ResponseObject,
  introspected: ResponseObject,
  report: ShapeReport,
) => ResponseObject | null;

/** What an answer is shaped by. */
export interface ShapeContext extends TypeContext {
  readonly operation: OperationDefinitionNode;
  /** The part of it that the caller may ask for; absent where that is all. */
  readonly permitted?: Pick<PrunedOperation, 'operation' | 'fragments'> | undefined;
  readonly toInnerKey: ToInnerKey;
  readonly status: StatusRule | undefined;
  /** Where the graph says beside what was asked for what became of its parts. */
  readonly places: StatusPlaces | undefined;
}

interface State extends ShapeReport {
  readonly path: (string | number)[];
  readonly introspected: ResponseObject;
}

/** What stands for a value that is empty and must not be, so that what holds it gives way. */
const broken = Symbol('broken');

type Complete = (value: unknown, state: State) => unknown;

type NodesByKey = ReadonlyMap<string, readonly FieldNode[]>;

/** All that was asked for under one key, and what of that the caller may ask for; absent where that is all. */
interface Asked {
  readonly nodes: readonly FieldNode[];
  readonly permitted: readonly FieldNode[] | undefined;
}

interface ShapedField {
  readonly key: string;
  readonly innerKey: string;
  readonly isInherited: boolean;
  readonly isNonNull: boolean;
  /** Whether the caller may not ask for it. */
  readonly isDenied: boolean;
  /** Whether a text is answered as it stands. */
  readonly takesText: boolean;
  /** Absent where the field is about the schema itself. */
  readonly complete: Complete | undefined;
}

/** Compiles what shapes the answers to an operation. */
export function compileShape(context: ShapeContext): Shape {
  const { schema, operation, fragments, permitted, conditions } = context;
  const type = schema.getRootType(operation.operation);
  if (type === undefined || type === null)
    throw new Error('The server admits only operations that the graph has.');
  const fields = collectFields(schema, fragments, conditions, type, operation.selectionSet);
  const asked =
    permitted &&
    collectFields(schema, permitted.fragments, conditions, type, permitted.operation.selectionSet);
  const complete = compileFields(context, type, fields, asked);
  return (root, introspected, report) => {
    const shaped = complete(root, { ...report, path: [], introspected });
    return shaped === broken ? null : (shaped as ResponseObject);
  };
}

function compileFields(
  context: ShapeContext,
  type: GraphQLObjectType,
  nodesByKey: NodesByKey,
  permittedByKey: NodesByKey | undefined,
): Complete {
  const fields = [...nodesByKey].map(([key, nodes]) =>
    toShapedField(context, type, key, {
      nodes,
      permitted: permittedByKey && (permittedByKey.get(key) ?? []),
    }),
  );
  const typeName = type.name;
  const place = context.places?.fieldOf(typeName);
  return (value, state) => {
    const object = value as ResponseObject;
    const shaped: ResponseObject = {};
    if (place !== undefined) noteUnasked(object[statusesKey], place, state);
    for (const field of fields) {
      const { key, innerKey, isInherited } = field;
      let part: unknown;
      if (field.complete !== undefined) {
        const known = isInherited ? getOwn(object, innerKey) : object[innerKey];
        part = field.takesText && typeof known === 'string' ? known : completeField(known, field, state);
        if (part === broken) return broken;
      } else if (innerKey === '__typename') part = typeName;
      else if (field.isDenied) {
        part = null;
        state.denied.push([...state.path, key]);
        if (field.isNonNull) return broken;
      } else part = state.introspected[key] ?? null;
      if (isInherited) setOwn(shaped, key, part);
      else shaped[key] = part;
    }
    return shaped;
  };
}

/** Notes what an object says of its parts where only the gateway asked for it. */
function noteUnasked(statuses: unknown, place: string, state: State): void {
  if (statuses === undefined || statuses === null) return;
  const answered: readonly unknown[] = Array.isArray(statuses) ? statuses : [statuses];
  state.statuses.push({ path: [...state.path, place], shaped: [], answered, keysOf: () => [] });
}

function completeField(value: unknown, field: ShapedField, state: State): unknown {
  const { path } = state;
  if (value === undefined || value === null) {
    if (value === undefined) state.missing.push([...path, field.key]);
    if (!field.isNonNull) return null;
    if (value === null) state.invalid.push([...path, field.key]);
    return broken;
  }
  path.push(field.key);
  const part = (field.complete as Complete)(value, state);
  path.pop();
  return part === null && field.isNonNull ? broken : part;
}

function toShapedField(
  context: ShapeContext,
  type: GraphQLObjectType,
  key: string,
  asked: Asked,
): ShapedField {
  const { nodes, permitted } = asked;
  const [node] = nodes;
  const name = node?.name.value ?? '';
  const innerKey = node === undefined || name === '__typename' ? name : context.toInnerKey(node);
  const field = type.getFields()[name];
  const isInherited = isInheritedKey(key) || isInheritedKey(innerKey);
  const base = { key, innerKey, isInherited, isNonNull: false, isDenied: false, takesText: false };
  const shaped: ShapedField = { ...base, complete: undefined };
  if (name === '__typename') return { ...shaped, isNonNull: true };
  if (field === undefined) return shaped;
  const isNonNull = isNonNullType(field.type);
  if (permitted?.length === 0) return { ...shaped, isNonNull, isDenied: true };
  const complete = compileStatus(context, field.type, asked) ?? compileValue(context, field.type, asked);
  const named = getNullableType(field.type);
  return { ...shaped, isNonNull, takesText: isLeafType(named) && !isEnumType(named), complete };
}

/** Completes a value that is there; `null` where it does not fit. */
function compileValue(context: ShapeContext, type: GraphQLOutputType, asked: Asked): Complete {
  if (isNonNullType(type)) return compileValue(context, type.ofType, asked);
  if (isListType(type)) return compileList(context, type.ofType, asked);
  if (isLeafType(type))
    return compileLeaf(
      type.name,
      isEnumType(type) ? new Set(type.getValues().map((one) => one.name)) : undefined,
    );
  const byType = new Map<string, Complete>();
  return (value, state) => {
    if (!isObject(value)) return refuse(state);
    const given = value['__typename'];
    const name = typeof given === 'string' ? given : type.name;
    let complete = byType.get(name);
    if (complete === undefined) {
      const actual = toShapedType(context, type, name, asked.nodes);
      if (actual === undefined) return refuse(state);
      byType.set(name, (complete = compileObject(context, actual, asked)));
    }
    const shaped = complete(value, state);
    return shaped === broken ? null : shaped;
  };
}

function compileObject(
  context: ShapeContext,
  type: GraphQLObjectType,
  { nodes, permitted }: Asked,
): Complete {
  const { schema, fragments, conditions } = context;
  const fields = collectSubfields(schema, fragments, conditions, type, nodes);
  const own =
    context.permitted &&
    collectSubfields(schema, context.permitted.fragments, conditions, type, permitted ?? []);
  return compileFields(context, type, fields, own);
}

function compileList(context: ShapeContext, type: GraphQLOutputType, asked: Asked): Complete {
  const isNonNull = isNonNullType(type);
  const complete = compileValue(context, type, asked);
  const keysOf = compileStatusKeys(context, type, asked.nodes);
  return (value, state) => {
    if (!Array.isArray(value)) return refuse(state);
    const shaped: unknown[] = [];
    let isWhole = true;
    for (let index = 0; index < value.length; index += 1) {
      const element: unknown = value[index] ?? null;
      state.path.push(index);
      if (element === null && isNonNull) state.invalid.push([...state.path]);
      const part = element === null ? null : complete(element, state);
      state.path.pop();
      if (part === null && isNonNull) isWhole = false;
      shaped.push(part);
    }
    if (!isWhole) return null;
    if (keysOf !== undefined) state.statuses.push({ path: [...state.path], shaped, answered: value, keysOf });
    return shaped;
  };
}

/** Completes the one object that says what became of a part; `undefined` where another type is asked for. */
function compileStatus(context: ShapeContext, type: GraphQLOutputType, asked: Asked): Complete | undefined {
  const keysOf = compileStatusKeys(context, type, asked.nodes);
  if (keysOf === undefined) return undefined;
  const complete = compileValue(context, type, asked);
  return (value, state) => {
    const shaped = complete(value, state);
    state.statuses.push({ path: [...state.path], shaped: [shaped], answered: [value], keysOf });
    return shaped;
  };
}

/** The client's keys of each field of an object that says what became of a part; `undefined` for others. */
function compileStatusKeys(
  { schema, fragments, conditions, status }: ShapeContext,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): StatusList['keysOf'] | undefined {
  const named = getNullableType(type);
  if (status === undefined || !isObjectType(named) || named.name !== status.type) return undefined;
  const keys = [...collectSubfields(schema, fragments, conditions, named, nodes)];
  return (field) => keys.flatMap(([key, [node]]) => (node?.name.value === field ? [key] : []));
}

function compileLeaf(name: string, values: ReadonlySet<unknown> | undefined): Complete {
  if (values !== undefined) return (value, state) => (values.has(value) ? value : refuse(state));
  if (name === 'ID') {
    return (value, state) =>
      typeof value === 'string' ? value : typeof value === 'number' ? String(value) : refuse(state);
  }
  const isBuiltIn = ['String', 'Int', 'Float', 'Boolean'].includes(name);
  return (value, state) => (isBuiltIn && typeof value === 'object' ? refuse(state) : value);
}

function refuse(state: State): null {
  state.invalid.push([...state.path]);
  return null;
}
