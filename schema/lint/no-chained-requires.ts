import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { Rule } from './rule.ts';
import { directivesOf, fieldedTypes, placeOf, textArgument } from './schema-nodes.ts';

/** What a field requires is itself plain: a chain of requirements is planned wrongly, without an error. */
export const noChainedRequires: Rule = (subgraphs) => {
  const requiring = new Map<string, readonly string[]>();
  const places = new Map<string, string>();
  for (const { name, document } of subgraphs) {
    for (const type of fieldedTypes(document)) {
      for (const field of type.fields ?? []) {
        const texts = directivesOf(field, 'requires').map(
          (directive) => textArgument(directive, 'fields') ?? '',
        );
        if (texts.length === 0) continue;
        const key = `${type.name.value}.${field.name.value}`;
        requiring.set(
          key,
          texts.flatMap((text) => rootFields(text).map((root) => `${type.name.value}.${root}`)),
        );
        places.set(key, placeOf(name, type, field));
      }
    }
  }
  return [...requiring].flatMap(([key, required]) =>
    required
      .filter((field) => requiring.has(field))
      .map((field) => `${places.get(key)} requires ${field}, which has requirements of its own.`),
  );
};

function rootFields(text: string): readonly string[] {
  const [operation] = parse(`{ ${text} }`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? namesOf(operation.selectionSet) : [];
}

function namesOf(selectionSet: SelectionSetNode): readonly string[] {
  return selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}
