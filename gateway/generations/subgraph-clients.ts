import { createSubgraph, type HttpSubgraph, type SubgraphOptions } from '../data-source/create-subgraph.ts';
import type { ProcessTls } from '../../schema/runtime/process-tls.ts';
import type { Subgraphs } from '../plan-executor/subgraph.ts';

/** The subgraphs of one generation, for as long as it needs them. */
export interface SubgraphLease {
  readonly subgraphs: Subgraphs;
  /** Gives them back; who is in no other generation is closed. */
  release(): void;
}

/** Those who ask subgraphs, each once however many generations it is a part of. */
export interface SubgraphClients {
  /** Gives who asks each subgraph, by the names that plans have for them. */
  lease(named: ReadonlyMap<string, SubgraphOptions>): SubgraphLease;
  close(): Promise<void>;
}

interface Shared {
  readonly client: HttpSubgraph;
  readonly closed: () => void;
  generations: number;
}

/** Builds what keeps those who ask subgraphs; `opened` is told of each new one, and what it gives of its end. */
export function createSubgraphClients(
  opened: (client: HttpSubgraph) => () => void,
  tls?: ProcessTls,
): SubgraphClients {
  const all = new Map<string, Shared>();

  function take(options: SubgraphOptions): readonly [string, Shared] {
    const key = JSON.stringify(options);
    let shared = all.get(key);
    if (shared === undefined) {
      const client = createSubgraph(options, tls);
      shared = { client, closed: opened(client), generations: 0 };
      all.set(key, shared);
    }
    shared.generations += 1;
    return [key, shared];
  }

  function giveBack(key: string): void {
    const shared = all.get(key);
    if (shared === undefined) return;
    shared.generations -= 1;
    if (shared.generations > 0) return;
    all.delete(key);
    shared.closed();
    void shared.client.close();
  }

  return {
    lease(named) {
      const taken = new Map<string, readonly [string, Shared]>();
      const release = () => {
        for (const [key] of taken.values()) giveBack(key);
        taken.clear();
      };
      try {
        for (const [name, options] of named) taken.set(name, take(options));
      } catch (error) {
        release();
        throw error;
      }
      return { subgraphs: new Map([...taken].map(([name, [, { client }]]) => [name, client])), release };
    },
    async close() {
      await Promise.all([...all.values()].map(({ client }) => client.close()));
    },
  };
}
