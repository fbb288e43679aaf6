import { readFileSync } from 'node:fs';

const file = new URL('../../../schema/supergraph.graphql', import.meta.url);

/**
 * The product's supergraph without its rules of who may ask what.
 *
 * The stock gateway refuses to load a graph with such rules, and Hive Gateway would want an identity provider; only
 * Caregraph is measured with them in force.
 */
export function readOpenSupergraph(): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/^ *@link\(url: "[^"]*\/(?:requiresScopes|authenticated|policy)\/[^\n]*\n/gm, '')
    .replaceAll(/^directive @(?:requiresScopes|authenticated|policy)\b[^\n]*\n/gm, '')
    .replaceAll(/ @(?:requiresScopes\(scopes: \[[^)]*\)|policy\(policies: \[[^)]*\)|authenticated\b)/g, '')
    .replaceAll(
      /^ *@(?:requiresScopes\(scopes: \[[^)]*\)|policy\(policies: \[[^)]*\)|authenticated)\n/gm,
      '',
    );
}
