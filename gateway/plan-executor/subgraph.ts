import type { Exchange } from '../execution/exchange.ts';
import type { SubgraphReply } from '../data-source/subgraph-call.ts';

/** One subgraph as a plan asks it. */
export interface Subgraph {
  /** What errors call it; absent where it is no part of the graph that clients know. */
  readonly setting?: string;
  /** Sends the JSON body of one request; it never throws. */
  ask(body: string, exchange: Exchange): Promise<SubgraphReply>;
}

/** The subgraphs by the names that plans have for them. */
export type Subgraphs = ReadonlyMap<string, Subgraph>;
