import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  visit,
} from 'graphql';

/** The names under which a supergraph uses the directives that say who may ask for what; absent where it does not. */
export interface SecurityDirectives {
  readonly authenticated?: string;
  readonly requiresScopes?: string;
  readonly policy?: string;
}

type Feature = keyof SecurityDirectives;

/**
 * The features that this folder enforces, by their address in the link specification (v1.0).
 *
 * Beware: only what is enforced here may be listed, for whatever is listed loads.
 */
const enforced: ReadonlyMap<string, Feature> = new Map([
  ['https://specs.apollo.dev/authenticated/v0.1', 'authenticated'],
  ['https://specs.apollo.dev/requiresScopes/v0.1', 'requiresScopes'],
  ['https://specs.apollo.dev/policy/v0.1', 'policy'],
]);

/** Finds under which names a supergraph uses the directives, which it may have given others. */
export function findSecurityDirectives(document: DocumentNode): SecurityDirectives {
  const names: Partial<Record<Feature, string>> = {};
  for (const link of document.definitions.flatMap((definition) =>
    isSchema(definition) ? (definition.directives ?? []) : [],
  )) {
    const feature = toFeature(link);
    if (feature !== undefined) names[feature] = findName(link, feature);
  }
  return names;
}

/**
 * Takes the mark off the enforced features that keeps the library from loading what it does not enforce itself.
 *
 * Any other feature keeps its mark, so that a supergraph which relies on it is refused.
 */
export function withoutEnforcedPurposes(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(directive) {
      if (toFeature(directive as ConstDirectiveNode) === undefined) return undefined;
      const kept = (directive.arguments ?? []).filter(
        ({ name, value }) =>
          !(name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY'),
      );
      return { ...directive, arguments: kept };
    },
  });
}

function toFeature(directive: ConstDirectiveNode): Feature | undefined {
  const url = argument(directive, 'url');
  if (directive.name.value !== 'link' || url?.kind !== Kind.STRING) return undefined;
  return enforced.get(url.value);
}

/** The directive bears its feature's name, or that which the link or its import gives it. */
function findName(link: ConstDirectiveNode, feature: Feature): string {
  const imports = argument(link, 'import');
  for (const one of imports?.kind === Kind.LIST ? imports.values : []) {
    if (one.kind === Kind.STRING && one.value === `@${feature}`) return feature;
    if (one.kind !== Kind.OBJECT) continue;
    const [name, as] = ['name', 'as'].map((key) => {
      const value = one.fields.find((field) => field.name.value === key)?.value;
      return value?.kind === Kind.STRING ? value.value : undefined;
    });
    if (name === `@${feature}`) return (as ?? name).slice(1);
  }
  const as = argument(link, 'as');
  return as?.kind === Kind.STRING ? as.value : feature;
}

function isSchema(definition: DefinitionNode): definition is SchemaDefinitionNode | SchemaExtensionNode {
  return definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION;
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((given) => given.name.value === name)?.value;
}
