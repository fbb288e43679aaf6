import type { FieldNode } from 'graphql';
import type { SupergraphFacts } from './supergraph-facts.ts';

const ownPrefix = '_caregraph_';
const aliasPrefix = `${ownPrefix}as_`;
const variablePrefix = `${ownPrefix}for_`;

/** Gives the key under which subgraphs are asked for a client's field. */
export type ToInnerKey = (field: FieldNode) => string;

/**
 * Builds what gives the keys under which subgraphs are asked for clients' fields.
 *
 * The planner asks for keys and for what resolvers require under their own names, without arguments or with
 * others than the client's: a client's field under the same key would be answered with theirs, or stand in for
 * it. So a client's field that could be another one under a reserved name gets a key of its own.
 */
export function createToInnerKey({
  reservedNames,
  reservedWithArguments,
}: Pick<SupergraphFacts, 'reservedNames' | 'reservedWithArguments'>): ToInnerKey {
  return ({ alias, name, arguments: given = [] }) => {
    const key = (alias ?? name).value;
    const isOther = given.length > 0 || key !== name.value || reservedWithArguments.has(key);
    const isReserved = reservedNames.has(key) || /^__?caregraph_/.test(key) || /__alias_\d+$/.test(key);
    return isOther && isReserved ? `${aliasPrefix}${key}_` : key;
  };
}

/** The key under which a client gets what subgraphs were asked for under a key. */
export function toClientKey(inner: string): string {
  // The planner gives a field that two types answer differently another key, and takes it back afterwards.
  const key = inner.replace(/__alias_\d+$/, '');
  return key.startsWith(aliasPrefix) && key.endsWith('_') ? key.slice(aliasPrefix.length, -1) : key;
}

/** The name under which subgraphs are given a client's variable, which is never one that the gateway uses itself. */
export function toInnerVariable(name: string): string {
  return name.startsWith('representations') || name.startsWith(variablePrefix) ? variablePrefix + name : name;
}

/** The client's name of a variable that subgraphs are given. */
export function toClientVariable(inner: string): string {
  return inner.startsWith(variablePrefix) ? inner.slice(variablePrefix.length) : inner;
}
