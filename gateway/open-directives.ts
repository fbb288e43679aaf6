import { type DirectiveDefinitionNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { findLinks, type Link } from './links.ts';

/** The places of an operation in which a directive may stand. */
const places: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/**
 * Takes the links off a supergraph that bring directives for operations, so that these are directives of the graph.
 *
 * The library takes what a link brings out of the schema that clients see, and would refuse their operations as
 * invalid. A link with a purpose stays, so that a supergraph which relies on what is not known here is refused.
 */
export function withOpenDirectives(document: DocumentNode): DocumentNode {
  const names = document.definitions.flatMap((definition) =>
    definition.kind === Kind.DIRECTIVE_DEFINITION && isForOperations(definition)
      ? [definition.name.value]
      : [],
  );
  const taken = new Set<DirectiveNode>(
    findLinks(document).flatMap((link) =>
      isForeign(link) && names.some((name) => brings(link, name)) ? [link.directive] : [],
    ),
  );
  if (taken.size === 0) return document;
  return visit(document, { Directive: (directive) => (taken.has(directive) ? null : undefined) });
}

function isForOperations({ locations }: DirectiveDefinitionNode): boolean {
  return locations.some(({ value }) => places.has(value));
}

/** The specifications of federation itself are known to the library. */
function isForeign({ url, purpose }: Link): boolean {
  return purpose === undefined && !url.startsWith('https://specs.apollo.dev/');
}

function brings({ imports, namespace }: Link, name: string): boolean {
  return (
    name === namespace || name.startsWith(`${namespace}__`) || [...imports.values()].includes(`@${name}`)
  );
}
