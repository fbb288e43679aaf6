import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** Leads from items back to people, or needs arguments that no reader has at hand. */
const skipped = new Set(['patient', 'accessGrants', 'consentDecisions', 'freeSlots', 'record']);
/** How far below an item is looked whether one of its fields holds something. */
const deepest = 2;

/**
 * Writes the selection of everything below a type, each object with its type's name: frames whole, items with enough
 * of each field to tell whether it holds something.
 */
export function selectAll(
  schema: GraphQLSchema,
  typeName: string,
  isOfInterest: (type: string) => boolean,
  below = 0,
): string {
  const type = schema.getType(typeName);
  if (isAbstractType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map(({ name }) => `... on ${name} { ${selectAll(schema, name, isOfInterest, below)} }`);
    return `__typename ${parts.join(' ')}`;
  }
  if (!isObjectType(type)) return '__typename';
  const isWithin = below > 0 || isOfInterest(typeName);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (skipped.has(field.name)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (below >= deepest) return [];
    return [`${field.name} { ${selectAll(schema, named.name, isOfInterest, isWithin ? below + 1 : 0)} }`];
  });
  return `__typename ${fields.join(' ')}`;
}

/** The fields of a type that a client can name. */
export function fieldsOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  return Object.keys((schema.getType(typeName) as GraphQLObjectType).getFields());
}

/**
 * Finds which fields of which types of interest hold something in an answer, as `Type.field`.
 *
 * What stands inside an item counts for the item's own field: a code of a diagnosis is a diagnosis.
 */
export function findShown(value: unknown, isOfInterest: (type: string) => boolean): ReadonlySet<string> {
  const shown = new Set<string>();
  const walk = (each: unknown): void => {
    if (Array.isArray(each)) {
      for (const item of each) walk(item);
    } else if (typeof each === 'object' && each !== null) {
      const { __typename, ...fields } = each as { readonly __typename?: string };
      const owner = __typename !== undefined && isOfInterest(__typename) ? __typename : undefined;
      for (const [name, inner] of Object.entries(fields)) {
        if (owner === undefined) walk(inner);
        else if (holdsSomething(inner)) shown.add(`${owner}.${name}`);
      }
    }
  };
  walk(value);
  return shown;
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.some(holdsSomething);
  if (typeof value !== 'object') return true;
  return Object.entries(value).some(([name, inner]) => name !== '__typename' && holdsSomething(inner));
}
