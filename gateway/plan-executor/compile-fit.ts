import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { toFieldType } from '../data-source/admit-value.ts';
import type { AnsweredType, FetchSelection, Fields } from '../data-source/fetch-selection.ts';
import { isScalarValue } from '../data-source/scalar-value.ts';
import { isObject } from '../execution/response-object.ts';
import { hasKeys } from './response-objects.ts';

/**
 * Tells whether a value is exactly what was asked for: nothing missing, nothing of another type and nothing more,
 * so that it can be taken over as it is. What is not is admitted part by part, with a fault for each.
 */
export type Fit = (value: unknown) => boolean;

/** What is needed to tell whether the values of one fetch fit. */
export interface FitContext {
  readonly schema: GraphQLSchema;
  readonly selection: FetchSelection;
  /** The interfaces that the subgraph knows as if they were object types. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/** Builds what tells whether an object has exactly these fields, and so many more keys as echo what it is. */
export function compileObjectFit(context: FitContext, type: AnsweredType, fields: Fields, echoes = 0): Fit {
  const keys = [...fields.keys()];
  const parts = [...fields].map(([, nodes]) => {
    const field = toFieldType(type, nodes);
    const isNullable = !isNonNullType(field);
    const there = isNonNullType(field) ? field.ofType : field;
    return { isNullable, takesText: takesText(there), fit: compileFit(context, there, nodes) };
  });
  // Side by side, and texts told at once: this runs for every value that a subgraph answers.
  const nullable = parts.map(({ isNullable }) => isNullable);
  const texts = parts.map(({ takesText }) => takesText);
  const fits = parts.map(({ fit }) => fit);
  const count = keys.length;
  return (value) => {
    if (!isObject(value)) return false;
    for (let index = 0; index < count; index += 1) {
      // What an object inherits under a key is no JSON value and fits nothing.
      const part = value[keys[index] as string];
      if (part === null) {
        if (!nullable[index]) return false;
      } else if (typeof part === 'string' && texts[index]) continue;
      else if (part === undefined || !(fits[index] as Fit)(part)) return false;
    }
    return hasKeys(value, count + echoes);
  };
}

/** Tells whether every text is a value of a type. */
function takesText(type: GraphQLOutputType): boolean {
  return isScalarType(type) && (type.name === 'String' || type.name === 'ID');
}

/** Builds what tells whether a value that is there fits a type. */
function compileFit(context: FitContext, type: GraphQLOutputType, nodes: readonly FieldNode[]): Fit {
  if (isNonNullType(type)) return compileFit(context, type.ofType, nodes);
  if (isListType(type)) {
    const fit = compileFit(context, type.ofType, nodes);
    const isNullable = !isNonNullType(type.ofType);
    return (value) =>
      Array.isArray(value) && value.every((element) => (element === null ? isNullable : fit(element)));
  }
  if (isScalarType(type)) return compileScalarFit(type);
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => values.has(value);
  }
  if (isObjectType(type)) return compileNamedFit(context, type, nodes);
  const ownName = isInterfaceType(type) && context.interfaceObjects.has(type.name) ? type : undefined;
  const possible = new Map<unknown, Fit>();
  return (value) => {
    const name = isObject(value) ? value['__typename'] : undefined;
    let fit = possible.get(name);
    if (fit === undefined) {
      const actual = typeof name === 'string' ? context.schema.getType(name) : ownName;
      const isMeant = isObjectType(actual) && context.schema.isSubType(type, actual);
      if (!isMeant && actual !== ownName) return false;
      if (!isObjectType(actual) && !isInterfaceType(actual)) return false;
      possible.set(name, (fit = compileNamedFit(context, actual, nodes)));
    }
    return fit(value);
  };
}

function compileNamedFit(context: FitContext, type: AnsweredType, nodes: readonly FieldNode[]): Fit {
  const fit = compileObjectFit(context, type, context.selection.below(type, nodes));
  return (value) => {
    const name = (value as { readonly __typename?: unknown }).__typename;
    return (name === undefined || name === type.name) && fit(value);
  };
}

function compileScalarFit(type: GraphQLScalarType): Fit {
  switch (type.name) {
    case 'String':
      return (value) => typeof value === 'string';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    default:
      return (value) => typeof value !== 'function' && isScalarValue(type, value);
  }
}
