import type { SourceWatch } from './source-watch.ts';
import type { SubgraphMetrics } from './subgraph-metrics.ts';
import { traceScope } from './trace-scope.ts';

/** Builds what counts and times questions to sources, and traces those that are put for a fetch that is traced. */
export function createSourceWatch(metrics: SubgraphMetrics): SourceWatch {
  return {
    begin(kind) {
      const began = performance.now();
      const scope = traceScope.getStore();
      // What a source is sent names no trace of ours: it is another organisation's.
      const span = scope?.tracing.begin('source question', scope.span.parent, 'asks', {
        'caregraph.endpoint': kind,
      });
      return (outcome) => {
        metrics.asked(kind, outcome, (performance.now() - began) / 1000);
        span?.end(undefined, outcome === 'OK' ? undefined : outcome);
      };
    },
  };
}
