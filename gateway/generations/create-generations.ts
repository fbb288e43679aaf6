import { type GraphQLSchema, printSchema } from 'graphql';
import type { SubgraphOptions } from '../data-source/create-subgraph.ts';
import { admitByRules, type HouseRules } from '../house-rules.ts';
import { createOperationGuard, type OperationGuard } from '../limits/create-operation-guard.ts';
import type { OperationLimits } from '../limits/limits.ts';
import { createGeneration, type Generation } from '../plan-executor/create-generation.ts';
import { findReservedNames } from '../reserved-alias-rule.ts';
import { createEpochs } from './epochs.ts';
import type { PreparedGeneration } from './prepare-generation.ts';
import type { SubgraphClients, SubgraphLease } from './subgraph-clients.ts';

/** All that follows from one supergraph. */
export interface LoadedGeneration extends Generation {
  /** The supergraph as it was loaded. */
  readonly sdl: string;
  /** The schema as clients see it. */
  readonly publicSdl: string;
  /** Tells which operations are larger than what is answered. */
  readonly guard: OperationGuard;
  /** The names under which clients may answer no other field. */
  readonly reservedNames: ReadonlySet<string>;
}

/** The generations of a graph: the one that new requests are answered by, and those before it while they are used. */
export interface Generations {
  /** The generation of a schema as clients see it. */
  of(schema: GraphQLSchema): LoadedGeneration;
  /** The one that new requests are answered by; `undefined` before the first. */
  current(): LoadedGeneration | undefined;
  /** Puts a generation in the place of the current one, which ends with the last request that may use it. */
  adopt(prepared: PreparedGeneration, schema: GraphQLSchema): void;
  /** Begins a request; what it gives is called when the request is over. */
  begin(): () => void;
  close(): Promise<void>;
}

/** What generations are made with. */
export interface GenerationsOptions {
  readonly rules: HouseRules;
  readonly limits: OperationLimits;
  readonly clients: SubgraphClients;
  /** How a subgraph is asked, by its name and the address that the supergraph has for it. */
  readonly toSubgraph: (name: string, url: string) => SubgraphOptions;
}

/** Builds what keeps the generations of a graph. */
export function createGenerations(options: GenerationsOptions): Generations {
  const { rules, limits, clients, toSubgraph } = options;
  const known = new WeakMap<GraphQLSchema, LoadedGeneration>();
  const epochs = createEpochs();
  const open = new Set<() => Promise<void>>();
  let current: LoadedGeneration | undefined;
  let closeCurrent: (() => Promise<void>) | undefined;

  function load({ supergraph, planning }: PreparedGeneration, schema: GraphQLSchema) {
    admitByRules(schema, rules);
    let lease: SubgraphLease | undefined;
    const generation = createGeneration({
      supergraph,
      schema,
      rules,
      plan: planning.plan,
      createSubgraphs(facts) {
        const named = [...facts].map(([name, { url }]) => [name, toSubgraph(name, url)] as const);
        lease = clients.lease(new Map(named));
        return lease.subgraphs;
      },
    });
    const close = async () => {
      open.delete(close);
      lease?.release();
      await planning.close();
    };
    open.add(close);
    const loaded: LoadedGeneration = {
      ...generation,
      sdl: supergraph.sdl,
      publicSdl: printSchema(schema),
      guard: createOperationGuard(supergraph.schema, limits),
      reservedNames: findReservedNames(supergraph.schema, supergraph.keys),
    };
    return { loaded, close };
  }

  return {
    of(schema) {
      const generation = known.get(schema);
      if (generation === undefined) throw new Error('A request begins on a schema that was loaded.');
      return generation;
    },
    current: () => current,
    adopt(prepared, schema) {
      const { loaded, close } = load(prepared, schema);
      known.set(schema, loaded);
      const closeLast = closeCurrent;
      current = loaded;
      closeCurrent = close;
      if (closeLast !== undefined) epochs.end(() => void closeLast());
    },
    begin: () => epochs.begin(),
    async close() {
      await Promise.all([...open].map((close) => close()));
    },
  };
}
