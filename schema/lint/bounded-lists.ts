import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import type { Rule } from './rule.ts';
import { fieldedTypes, isList, placeOf } from './schema-nodes.ts';

/** Every list that a client may send, and every page that it may ask for, says how long it may be. */
export const boundedLists: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) =>
    fieldedTypes(document).flatMap((type) =>
      (type.fields ?? []).flatMap((field) =>
        (field.arguments ?? [])
          .filter((argument) => isList(argument.type) || ['first', 'last'].includes(argument.name.value))
          .filter((argument) => !/\b(?:at most \d+|1 to \d+)\b/.test(argument.description?.value ?? ''))
          // A list of enum values cannot be longer than the enum.
          .filter((argument) => !isEnum(document, argument.type))
          .map(
            (argument) => `${placeOf(name, type, field)}: "${argument.name.value}" does not say its maximum.`,
          ),
      ),
    ),
  );

function isEnum(document: DocumentNode, type: TypeNode): boolean {
  if (type.kind !== Kind.NAMED_TYPE) return isEnum(document, type.type);
  return document.definitions.some(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === type.name.value,
  );
}
