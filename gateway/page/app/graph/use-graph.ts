import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { loadGraph } from './load-graph.ts';

/** The graph's schema once it is there; `failed` where it did not come. */
export function useGraph(): GraphQLSchema | 'loading' | 'failed' {
  const [graph, setGraph] = useState<GraphQLSchema | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let isWanted = true;
    loadGraph().then(
      (found) => isWanted && setGraph(found),
      () => isWanted && setGraph('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return graph;
}
