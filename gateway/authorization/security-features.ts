import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { findLinks } from '../links.ts';

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
  for (const { url, imports, namespace } of findLinks(document)) {
    const feature = enforced.get(url);
    // The directive bears its feature's name, or that which the link or its import gives it.
    if (feature !== undefined) names[feature] = imports.get(`@${feature}`)?.slice(1) ?? namespace;
  }
  return names;
}

/**
 * Takes the mark off the enforced features that keeps the library from loading what it does not enforce itself.
 *
 * Any other feature keeps its mark, so that a supergraph which relies on it is refused.
 */
export function withoutEnforcedPurposes(document: DocumentNode): DocumentNode {
  const marked = new Set<DirectiveNode>(
    findLinks(document).flatMap(({ directive, url }) => (enforced.has(url) ? [directive] : [])),
  );
  return visit(document, {
    Directive(directive) {
      if (!marked.has(directive)) return undefined;
      const kept = (directive.arguments ?? []).filter(
        ({ name, value }) =>
          !(name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY'),
      );
      return { ...directive, arguments: kept };
    },
  });
}
