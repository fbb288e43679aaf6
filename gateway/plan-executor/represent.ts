import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { getOwn, hasKeys, isInheritedKey, setOwn } from './response-objects.ts';
import { isOfType } from './type-condition.ts';

/**
 * Gives what a subgraph needs to know of an object to find it: its type, its key and what resolvers require;
 * `undefined` where that is not known, or the object is none that the fetch is about.
 */
export type Represent = (object: ResponseObject) => ResponseObject | undefined;

/** Builds what represents objects to a subgraph. */
export function createRepresent(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): Represent {
  const select = createSelect(schema, requires);
  return (object) => {
    const representation = select(object);
    return typeof representation?.['__typename'] === 'string' ? representation : undefined;
  };
}

type IsWhole = (object: ResponseObject) => boolean;
type Select = (object: ResponseObject) => ResponseObject | undefined;

interface SelectedField {
  readonly key: string;
  readonly isInherited: boolean;
  /** Whether the object cannot be represented where it is `null`, for there it was not answered. */
  readonly isNeeded: boolean;
  /** Absent for a leaf. */
  readonly select?: Select;
  readonly isWhole?: IsWhole;
}

function createSelect(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Select {
  const byType = new Map<string | undefined, readonly SelectedField[]>();
  const fieldsOf = (type: string | undefined) => {
    let fields = byType.get(type);
    if (fields === undefined) byType.set(type, (fields = toFields(schema, selections, type)));
    return fields;
  };
  return (object) => {
    const type = object['__typename'];
    const fields = fieldsOf(typeof type === 'string' ? type : undefined);
    const selected: ResponseObject = {};
    for (const { key, isInherited, isNeeded, select, isWhole } of fields) {
      const value = isInherited ? getOwn(object, key) : object[key];
      if (value === undefined || (value === null && isNeeded)) return undefined;
      const isTaken = select === undefined || (isWhole !== undefined && isWholeWithin(isWhole, value));
      const part = isTaken ? value : selectWithin(select, value);
      if (isInherited) setOwn(selected, key, part);
      else selected[key] = part;
    }
    return selected;
  };
}

/** Tells whether an object holds exactly what is selected of it, so that it need not be copied. */
function createIsWhole(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
): IsWhole | undefined {
  // What is selected of objects of several types is copied.
  if (selections.some(({ kind }) => kind !== 'Field')) return undefined;
  const fields = toFields(schema, selections, undefined);
  if (fields.some(({ isInherited }) => isInherited)) return undefined;
  return (object) => {
    for (const { key, isWhole, select } of fields) {
      const value = object[key];
      if (value === undefined) return false;
      if (
        select !== undefined &&
        value !== null &&
        !(isWhole !== undefined && isWholeWithin(isWhole, value))
      ) {
        return false;
      }
    }
    return hasKeys(object, fields.length);
  };
}

function isWholeWithin(isWhole: IsWhole, value: unknown): boolean {
  if (!Array.isArray(value)) return isObject(value) && isWhole(value);
  for (const element of value) if (element !== null && !isWholeWithin(isWhole, element)) return false;
  return true;
}

/** What is not known of an object deep within is an explicit `null`, as is what could not be answered. */
function selectWithin(select: Select, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => selectWithin(select, element));
  return isObject(value) ? (select(value) ?? null) : null;
}

function toFields(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
  type: string | undefined,
): readonly SelectedField[] {
  const below = new Map<string, QueryPlanSelectionNode[] | undefined>();
  const needed = new Set<string>();
  const collect = (nodes: readonly QueryPlanSelectionNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'Field') {
        const key = node.alias ?? node.name;
        if (isNeverNull(schema, type, node.name)) needed.add(key);
        below.set(key, node.selections && [...(below.get(key) ?? []), ...node.selections]);
      } else if (
        node.typeCondition === undefined ||
        (type !== undefined && isOfType(schema, type, node.typeCondition))
      ) {
        collect(node.selections);
      }
    }
  };
  collect(selections);
  return [...below].map(([key, nodes]) => ({
    key,
    isInherited: isInheritedKey(key),
    isNeeded: needed.has(key),
    ...(nodes === undefined ? {} : toBelow(schema, nodes)),
  }));
}

function toBelow(
  schema: GraphQLSchema,
  nodes: readonly QueryPlanSelectionNode[],
): Pick<SelectedField, 'select' | 'isWhole'> {
  const isWhole = createIsWhole(schema, nodes);
  return { select: createSelect(schema, nodes), ...(isWhole === undefined ? {} : { isWhole }) };
}

function isNeverNull(schema: GraphQLSchema, typeName: string | undefined, field: string): boolean {
  const type = typeName === undefined ? undefined : schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const found = type.getFields()[field];
  return found !== undefined && isNonNullType(found.type);
}
