import { readFileSync } from 'node:fs';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { careRules } from './care-rules.ts';
import { type EntityKeys, findEntityKeys } from './entity-keys.ts';
import { admitByRules, type HouseRules } from './house-rules.ts';

/** The composed supergraph: its text for the planner, and its schema with the fields that clients never see. */
export interface Supergraph {
  readonly sdl: string;
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

/** Builds a supergraph from its text. */
export function toSupergraph(sdl: string, rules: HouseRules): Supergraph {
  // Composition validated it, and its directives are those of the join specification.
  const document = parse(sdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  admitByRules(schema, rules);
  return { sdl, document, schema, keys: findEntityKeys(schema) };
}
