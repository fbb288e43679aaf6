import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import type { EntityKeys } from '../entity-keys.ts';
import { withEchoes } from './identity.ts';

/** The text of one planned fetch, parsed once. */
export interface PreparedFetch {
  /** What is sent to the subgraph: the fetch, in which every object that is asked for also names itself. */
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Whether it asks for objects by their keys rather than for fields of the root. */
  readonly isEntities: boolean;
}

/** Builds what prepares fetches, keeping at most so many of the last. */
export function createFetchPreparer(keys: EntityKeys, maximum = 2000): (query: string) => PreparedFetch {
  const prepared = new Map<string, PreparedFetch>();
  return (query) => {
    const known = prepared.get(query);
    if (known !== undefined) return known;
    const fetch = toPreparedFetch(query, parse(query, { noLocation: true }), keys);
    const [oldest] = prepared.keys();
    if (prepared.size >= maximum && oldest !== undefined) prepared.delete(oldest);
    prepared.set(query, fetch);
    return fetch;
  };
}

function toPreparedFetch(query: string, document: DocumentNode, keys: EntityKeys): PreparedFetch {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  if (operation === undefined) throw new Error('A planned fetch holds an operation.');
  const [first] = operation.selectionSet.selections;
  const isEntities = first?.kind === Kind.FIELD && first.name.value === '_entities';
  if (!isEntities || first.selectionSet === undefined)
    return { text: query, operation, fragments, isEntities };
  const entities = { ...first, selectionSet: withEchoes(first.selectionSet, keys) };
  const echoing = { ...operation, selectionSet: { ...operation.selectionSet, selections: [entities] } };
  const definitions = document.definitions.map((one) => (one === operation ? echoing : one));
  const text = stripIgnoredCharacters(print({ ...document, definitions }));
  return { text, operation, fragments, isEntities };
}
