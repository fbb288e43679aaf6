import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, type InlineFragmentNode, isAbstractType, Kind } from 'graphql';
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
 * An object is otherwise only known by its position. Beware: a key that is an object itself is not echoed.
 */
export function withEchoes(
  schema: GraphQLSchema,
  facts: SubgraphFacts,
  fetch: ParsedFetch,
  requires: readonly QueryPlanSelectionNode[],
): EchoingFetch {
  const { entities, operation } = fetch;
  if (entities?.selectionSet === undefined) return { fetch, echoes: new Map() };
  const given = findGivenNames(requires);
  const asked = [...findEntityTypes(fetch)].map((type) => {
    const keys = [...facts.leafKeyFields(type)].filter((field) => given.has(field));
    // A seal is the same for all items of a record, so an item is known by its id alone.
    return [type, keys.includes('id') ? ['id'] : keys] as const;
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

function toEchoes(type: string, fields: readonly string[]): InlineFragmentNode[] {
  if (fields.length === 0) return [];
  const selections = fields.map((field) => ({
    kind: Kind.FIELD as const,
    alias: { kind: Kind.NAME as const, value: echoPrefix + field },
    name: { kind: Kind.NAME as const, value: field },
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
  asked: readonly (readonly [string, readonly string[]])[],
): EntityKeys {
  const echoes = new Map<string, readonly string[]>();
  for (const [name, fields] of asked) {
    const type = schema.getType(name);
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type).map((one) => one.name) : [];
    for (const one of [name, ...possible]) {
      echoes.set(one, [...new Set([...(echoes.get(one) ?? []), ...fields])]);
    }
  }
  return echoes;
}

function findGivenNames(requires: readonly QueryPlanSelectionNode[]): ReadonlySet<string> {
  return new Set(
    requires.flatMap((node) => (node.kind === 'Field' ? [node.name] : [...findGivenNames(node.selections)])),
  );
}
