import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';

/** The text of one planned fetch, parsed once. */
export interface PreparedFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Whether it asks for objects by their keys rather than for fields of the root. */
  readonly isEntities: boolean;
}

/** Builds what prepares fetches, keeping at most so many of the last. */
export function createFetchPreparer(maximum = 2000): (query: string) => PreparedFetch {
  const prepared = new Map<string, PreparedFetch>();
  return (query) => {
    const known = prepared.get(query);
    if (known !== undefined) return known;
    const fetch = toPreparedFetch(parse(query, { noLocation: true }));
    const [oldest] = prepared.keys();
    if (prepared.size >= maximum && oldest !== undefined) prepared.delete(oldest);
    prepared.set(query, fetch);
    return fetch;
  };
}

function toPreparedFetch(document: DocumentNode): PreparedFetch {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null) as never;
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  if (operation === undefined) throw new Error('A planned fetch holds an operation.');
  const [first] = operation.selectionSet.selections;
  const isEntities = first?.kind === Kind.FIELD && first.name.value === '_entities';
  return { operation, fragments, isEntities };
}
