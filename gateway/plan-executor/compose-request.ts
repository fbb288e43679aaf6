import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { CompiledFetch } from './compile-fetch.ts';

/** The text of one request to a subgraph, which can hold several fetches. */
export interface ComposedRequest {
  /** The beginning of its JSON body, up to and without the first variable. */
  readonly start: string;
  /** The key under which each fetch is answered. */
  readonly keys: readonly string[];
  /** The variable in which each fetch is given its representations. */
  readonly representations: readonly string[];
}

/** Composes the request of fetches that are carried out at once; several must all ask for objects by their keys. */
export function composeRequest(fetches: readonly CompiledFetch[]): ComposedRequest {
  const [only] = fetches;
  const isMerged = fetches.length > 1;
  const keys = fetches.map((_, index) => (isMerged ? `entities_${index}` : '_entities'));
  const representations = fetches.map((_, index) =>
    isMerged ? `representations_${index}` : 'representations',
  );
  const definitions =
    isMerged || only === undefined
      ? mergeFetches(fetches, keys, representations)
      : [only.parsed.operation, ...Object.values(only.parsed.fragments)];
  const text = stripIgnoredCharacters(print({ kind: Kind.DOCUMENT, definitions }));
  return { start: `{"query":${JSON.stringify(text)},"variables":{`, keys, representations };
}

function mergeFetches(
  fetches: readonly CompiledFetch[],
  keys: readonly string[],
  representations: readonly string[],
): readonly OperationDefinitionNode[] {
  const variables = new Map<string, VariableDefinitionNode>();
  const selections = fetches.map(({ parsed }, index): FieldNode => {
    const own = representations[index] ?? '';
    for (const definition of parsed.operation.variableDefinitions ?? []) {
      const renamed = withRepresentationsAs(definition, own);
      variables.set(renamed.variable.name.value, renamed);
    }
    if (parsed.entities === undefined || Object.keys(parsed.fragments).length > 0) {
      throw new Error('Only fetches of objects by their keys, without fragments of their own, are merged.');
    }
    const alias = { kind: Kind.NAME as const, value: keys[index] ?? '' };
    return { ...withRepresentationsAs(parsed.entities, own), alias };
  });
  const name = fetches[0]?.parsed.operation.name;
  return [
    {
      kind: Kind.OPERATION_DEFINITION,
      operation: OperationTypeNode.QUERY,
      ...(name === undefined ? {} : { name }),
      variableDefinitions: [...variables.values()],
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    },
  ];
}

function withRepresentationsAs<T extends FieldNode | VariableDefinitionNode>(node: T, name: string): T {
  return visit(node, {
    Variable: (variable) =>
      variable.name.value === 'representations'
        ? { ...variable, name: { ...variable.name, value: name } }
        : undefined,
  });
}
