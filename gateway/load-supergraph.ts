import { readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';
import { type EntityKeys, findEntityKeys } from './entity-keys.ts';

/** The composed supergraph: its text for the planner, and its schema with the fields that clients never see. */
export interface Supergraph {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly keys: EntityKeys;
}

/** Reads the supergraph that is checked in. */
export function loadSupergraph(): Supergraph {
  const sdl = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
  // Composition validated it, and its directives are those of the join specification.
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
  return { sdl, schema, keys: findEntityKeys(schema) };
}
