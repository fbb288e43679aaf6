import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { toInnerVariable, type ToInnerKey } from './inner-names.ts';

/** Gives every field and variable of a client's operation the name under which subgraphs are asked for it. */
export function prepareOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  toInnerKey: ToInnerKey,
): DocumentNode {
  const needed: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  };
  return visit(needed, {
    Field(field) {
      const key = toInnerKey(field);
      if (key === (field.alias ?? field.name).value) return undefined;
      return { ...field, alias: { kind: Kind.NAME, value: key } };
    },
    Variable(variable) {
      const value = toInnerVariable(variable.name.value);
      return value === variable.name.value ? undefined : { ...variable, name: { ...variable.name, value } };
    },
  });
}
