import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';

/**
 * Makes of a supergraph's SDL the schema that clients see: without what is hidden from them, and without directives
 * that are for the gateway.
 */
export function toClientSchema(supergraph: string): GraphQLSchema {
  // Printed and built anew, since the federation library may bring types of its own. Who may ask for what is not
  // looked at here; the gateway enforces it.
  const read = Supergraph.build(supergraph, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  return buildSchema(printSchema(read.apiSchema().toGraphQLJSSchema()));
}
