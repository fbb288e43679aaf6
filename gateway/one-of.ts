import { type DocumentNode, GraphQLOneOfDirective, Kind, parse, visit } from 'graphql';

const { name } = GraphQLOneOfDirective;

/**
 * Defines the language's own directive for inputs of which exactly one field is given, where a supergraph uses it.
 *
 * The library does not know it, and would refuse a supergraph that uses it undefined, as it may.
 */
export function withOneOf(document: DocumentNode): DocumentNode {
  const isDefined = document.definitions.some(
    (definition) => definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value === name,
  );
  if (isDefined || !uses(document)) return document;
  return { ...document, definitions: [...definition.definitions, ...document.definitions] };
}

const definition = parse(`directive @${name} on INPUT_OBJECT`, { noLocation: true });

function uses(document: DocumentNode): boolean {
  let isUsed = false;
  visit(document, {
    Directive(directive) {
      isUsed ||= directive.name.value === name;
    },
  });
  return isUsed;
}
