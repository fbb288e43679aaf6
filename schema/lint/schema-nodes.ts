import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** A type that has fields. */
export type FieldedType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** The object and interface types of a document. */
export function fieldedTypes(document: DocumentNode): readonly FieldedType[] {
  return document.definitions.filter(
    (node: DefinitionNode): node is FieldedType =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

/** The directives of a name on a type or field. */
export function directivesOf(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

/** The text of a directive's argument, or nothing where it has none or it is no text. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** The names of the fields that a type's keys are made of. */
export function keyFields(type: FieldedType): ReadonlySet<string> {
  const texts = directivesOf(type, 'key').map((directive) => textArgument(directive, 'fields') ?? '');
  return new Set(texts.flatMap((text) => text.split(/\s+/).filter((word) => /^\w+$/.test(word))));
}

/** Tells whether a type holds a list at any depth. */
export function isList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isList(type.type);
  return type.kind === Kind.LIST_TYPE;
}

/** The place of a field, as a reader would look for it. */
export function placeOf(subgraph: string, type: FieldedType, field: FieldDefinitionNode): string {
  return `${subgraph}: ${type.name.value}.${field.name.value}`;
}
