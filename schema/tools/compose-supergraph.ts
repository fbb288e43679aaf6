import { composeServices } from '@apollo/composition';
import { subgraphNames } from '../care-settings.ts';
import { parseSubgraph } from '../read-subgraph.ts';

/** What composing the five subgraphs gave: the supergraph's SDL, or why there is none; hints in either case. */
export interface Composition {
  readonly supergraph?: string;
  readonly errors: readonly string[];
  readonly hints: readonly { readonly code: string; readonly message: string }[];
}

/** Where the checked-in supergraph expects each subgraph; an operator names other addresses in the environment. */
const ports = { patient: 4001, primary: 4002, secondary: 4003, community: 4004, social: 4005 };

/** Composes the five subgraphs into one supergraph. */
export function composeSupergraph(): Composition {
  const result = composeServices(
    subgraphNames.map((name) => ({
      name,
      url: `http://127.0.0.1:${ports[name]}/graphql`,
      typeDefs: parseSubgraph(name),
    })),
  );
  return {
    ...(result.supergraphSdl === undefined ? {} : { supergraph: `${result.supergraphSdl.trim()}\n` }),
    errors: (result.errors ?? []).map((error) => error.message),
    hints: (result.hints ?? []).map((hint) => ({ code: hint.definition.code, message: hint.message })),
  };
}
