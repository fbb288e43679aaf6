import { readFileSync } from 'node:fs';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

/** The composed supergraph: its text for the planner, and its schema with the fields that clients never see. */
export interface Supergraph {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** Reads the supergraph that is checked in. */
export function loadSupergraph(): Supergraph {
  const sdl = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
  // Composition validated it, and its directives are those of the join specification.
  return { sdl, schema: buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true }) };
}
