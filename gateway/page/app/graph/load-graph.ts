import { buildSchema, type GraphQLSchema } from 'graphql';

let loaded: Promise<GraphQLSchema> | undefined;

/** Fetches the graph's schema once, when something first needs it; asked for again where it did not come. */
export function loadGraph(): Promise<GraphQLSchema> {
  loaded ??= fetchGraph().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchGraph(): Promise<GraphQLSchema> {
  const response = await fetch('/page-schema.graphql');
  if (!response.ok) throw new Error('The schema did not arrive.');
  return buildSchema(await response.text(), { assumeValid: true });
}
