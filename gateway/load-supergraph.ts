import { readFileSync } from 'node:fs';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse, print } from 'graphql';
import { withoutEnforcedPurposes } from './authorization/security-features.ts';
import { careRules } from './care-rules.ts';
import { type EntityKeys, findEntityKeys } from './entity-keys.ts';
import { admitByRules, type HouseRules } from './house-rules.ts';
import { withOneOf } from './one-of.ts';
import { admitFeatures } from './admit-features.ts';
import { withOpenDirectives } from './open-directives.ts';

/** The composed supergraph: its text for the planner, and its schema with the fields that clients never see. */
export interface Supergraph {
  /** As it was given. */
  readonly source: string;
  /** As the library and the planner are given it, who would refuse what they do not enforce themselves. */
  readonly sdl: string;
  /** As it was given, with all that it demands. */
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly keys: EntityKeys;
}

/** Where the supergraph is that is checked in. */
export const supergraphFile = new URL('../schema/supergraph.graphql', import.meta.url);

/** Reads the supergraph that is checked in. */
export function loadSupergraph(): Supergraph {
  return toSupergraph(readFileSync(supergraphFile, 'utf8'), careRules);
}

/** Builds a supergraph from its text; fails where it relies on what is not carried out here. */
export function toSupergraph(source: string, rules: HouseRules): Supergraph {
  // Composition validated it, and its directives are those of the join specification.
  const document = parse(source, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  admitByRules(schema, rules);
  const loadable = withOneOf(withOpenDirectives(withoutEnforcedPurposes(document)));
  admitFeatures(loadable);
  const sdl = loadable === document ? source : print(loadable);
  return { source, sdl, document, schema, keys: findEntityKeys(schema) };
}
