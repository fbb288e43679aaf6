import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { echoPrefix } from '../data-source/identity.ts';
import type { EntityKeys } from '../entity-keys.ts';
import { findEntityTypes, type ParsedFetch } from './parse-fetch.ts';
import type { SubgraphFacts } from './supergraph-facts.ts';

/** A fetch whose objects also name themselves, so that an answer about another one is not taken for it. */
export interface EchoingFetch {
  readonly fetch: ParsedFetch;
  /** By type, the fields by which objects of it name themselves. */
  readonly echoes: EntityKeys;
}

/**
 * Asks every object of a fetch to name itself by those of its keys that the subgraph was given.
 *
 * An object is otherwise only known by its position.
 *
 * @param implied fields of keys that say nothing more where another is given too
 */
export function withEchoes(
  schema: GraphQLSchema,
  facts: SubgraphFacts,
  fetch: ParsedFetch,
  requires: readonly QueryPlanSelectionNode[],
  implied: ReadonlySet<string>,
): EchoingFetch {
  const { entities, operation } = fetch;
  if (entities?.selectionSet === undefined) return { fetch, echoes: new Map() };
  const given = findGivenNames(requires);
  const asked = [...findEntityTypes(fetch)].map((type) => {
    const fields = mergeFields(facts.keySets(type).flatMap(({ selections }) => selections));
    const keys = fields.filter(({ name }) => given.has(name.value));
    const telling = keys.filter(({ name }) => !implied.has(name.value));
    return [type, telling.length === 0 ? keys : telling] as const;
  });
  const selections = [
    ...entities.selectionSet.selections,
    ...asked.flatMap(([type, fields]) => toEchoes(type, fields)),
  ];
  const echoing = { ...entities, selectionSet: { ...entities.selectionSet, selections } };
  return {
    fetch: {
      ...fetch,
      entities: echoing,
      operation: { ...operation, selectionSet: { ...operation.selectionSet, selections: [echoing] } },
    },
    echoes: toEchoesByType(schema, asked),
  };
}

/** The fields of keys, each once with all that any key says below it. */
function mergeFields(selections: readonly SelectionNode[]): readonly FieldNode[] {
  const fields = new Map<string, FieldNode>();
  for (const node of selections) {
    if (node.kind !== Kind.FIELD) continue;
    const { selectionSet: set } = node;
    const known = fields.get(node.name.value)?.selectionSet?.selections ?? [];
    const selectionSet = set && { ...set, selections: [...known, ...set.selections] };
    fields.set(node.name.value, { ...node, ...(selectionSet === undefined ? {} : { selectionSet }) });
  }
  return [...fields.values()];
}

function toEchoes(type: string, fields: readonly FieldNode[]): InlineFragmentNode[] {
  if (fields.length === 0) return [];
  const selections = fields.map((field) => ({
    ...field,
    alias: { kind: Kind.NAME as const, value: echoPrefix + field.name.value },
  }));
  return [
    {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    },
  ];
}

/** Where objects are asked for as an interface, those of every type of it name themselves. */
function toEchoesByType(
  schema: GraphQLSchema,
  asked: readonly (readonly [string, readonly FieldNode[]])[],
): EntityKeys {
  const echoes = new Map<string, readonly string[]>();
  for (const [name, fields] of asked) {
    const names = fields.map((field) => field.name.value);
    const type = schema.getType(name);
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [];
    for (const one of [name, ...possible]) {
      echoes.set(one, [...new Set([...(echoes.get(one) ?? []), ...names])]);
    }
  }
  return echoes;
}

function findGivenNames(requires: readonly QueryPlanSelectionNode[]): ReadonlySet<string> {
  return new Set(
    requires.flatMap((node) => (node.kind === 'Field' ? [node.name] : [...findGivenNames(node.selections)])),
  );
}
