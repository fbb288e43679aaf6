import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, Kind } from 'graphql';
import {
  type Field,
  type GraphFacts,
  type Need,
  type Thing,
  toCode,
  toFact,
  toId,
  toPlace,
  toTold,
} from './graph-facts.ts';

type Source = Thing & Readonly<Record<string, unknown>>;
type Resolve = GraphQLFieldResolver<Source, unknown, { times?: number }>;

/** Answers a whole graph as if one process held everything. */
export function createOracle(facts: GraphFacts): Resolve {
  return (source, given, _context, { parentType, fieldName }) => {
    const field = facts.get(parentType.name)?.get(fieldName);
    if (field === undefined) return toName(source, fieldName);
    const thing = parentType.name === 'Query' ? { __typename: 'Query', id: '' } : source;
    return field.needs === undefined
      ? toFact(thing, field, given.times ?? 1)
      : toTold(fieldName, thing.id, findNeeded(facts, thing, field.needs));
  };
}

/** Builds one part of a graph, which tells fields with needs only by what it was given. */
export function createPart(facts: GraphFacts, typeDefs: DocumentNode): GraphQLSchema {
  const resolvers: GraphQLResolverMap<unknown> = {};
  for (const type of typeDefs.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const fields = facts.get(type.name.value);
    if (fields === undefined) continue;
    const own = (type.fields ?? []).flatMap(({ name }) => fields.get(name.value) ?? []);
    resolvers[type.name.value] = {
      ...(type.name.value === 'Query' ? {} : { __resolveReference: toSource }),
      ...Object.fromEntries(own.map((field) => [field.name, toResolver(type.name.value, field)])),
    } as never;
  }
  return buildSubgraphSchema([{ typeDefs, resolvers }]);
}

/** What resolves the names of objects and what is no object of its own. */
export const resolveName: Resolve = (source, _given, _context, { fieldName }) => toName(source, fieldName);

function toResolver(type: string, field: Field): Resolve {
  return (source, given) => {
    const thing = type === 'Query' ? { __typename: 'Query', id: '' } : source;
    if (field.needs === undefined) return toFact(thing, field, given.times ?? 1);
    return toTold(field.name, thing.id, pickNeeded(source, field.needs));
  };
}

function toSource(reference: Source): Source {
  return { ...reference, id: toId(reference) };
}

function toName(source: Source, name: string): unknown {
  if (name === 'code') return toCode(source.id);
  if (name === 'place') return toPlace(source.id);
  return source[name];
}

/** What a resolver is told by whoever knows everything. */
function findNeeded(facts: GraphFacts, thing: Thing, needs: readonly Need[]): unknown {
  return needs.map(({ field: name, times, below }) => {
    const field = facts.get(thing.__typename)?.get(name);
    if (field === undefined) return thing[name as 'id'];
    const value =
      field.needs === undefined
        ? toFact(thing, field, times ?? 1)
        : toTold(name, thing.id, findNeeded(facts, thing, field.needs));
    return below === undefined ? value : within(value, (part) => findNeeded(facts, part as Thing, below));
  });
}

/** What a resolver was told by the gateway. */
function pickNeeded(source: unknown, needs: readonly Need[]): unknown {
  return needs.map(({ field, below }) => {
    const value = (source as Source)[field];
    if (value === undefined) return 'never told';
    return below === undefined ? value : within(value, (part) => pickNeeded(part, below));
  });
}

function within(value: unknown, each: (part: unknown) => unknown): unknown {
  if (value === null) return null;
  return Array.isArray(value) ? value.map((part) => within(part, each)) : each(value);
}
