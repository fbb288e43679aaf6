import {
  collectTargetFields,
  type CompositeType,
  type Directive,
  type Subgraph,
  type Supergraph,
} from '@apollo/federation-internals';

/**
 * Makes the planner see no field in a subgraph that knows it only as another's and never gives it.
 *
 * Where a field requires others, the planner moves what they are made of to whoever was asked before, if that
 * subgraph's schema has fields of these names; it does not look at whether they can be asked there.
 *
 * Beware: the planner must have been built before. It reads what is required in the subgraph's own words.
 */
export function hideForeignFields(supergraph: Supergraph): void {
  for (const subgraph of supergraph.subgraphs()) {
    const metadata = subgraph.metadata();
    const keys = findKeyFields(subgraph);
    for (const type of subgraph.schema.objectTypes()) {
      const foreign = new Set(
        type
          .fields()
          .filter((field) => metadata.isFieldFullyExternal(field) && !keys.has(field.coordinate))
          .map(({ name }) => name),
      );
      if (foreign.size === 0) continue;
      const find = type.field.bind(type);
      type.field = (name) => (foreign.has(name) ? undefined : find(name));
    }
  }
}

/** Finds the fields of keys, which a subgraph gives even where it says that they are another's. */
function findKeyFields(subgraph: Subgraph): ReadonlySet<string> {
  const keys = [...subgraph.metadata().keyDirective().applications()];
  return new Set(
    keys
      .flatMap((directive) =>
        collectTargetFields({
          // Beware: keys stand on types with fields alone, which the library's own types do not say.
          parentType: directive.parent as CompositeType,
          directive: directive as Directive<CompositeType, { fields: unknown }>,
          includeInterfaceFieldsImplementations: true,
          validate: false,
        }),
      )
      .map(({ coordinate }) => coordinate),
  );
}
