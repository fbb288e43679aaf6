import {
  correlationHeader,
  type TraceParent,
  toTraceParentHeader,
} from '../../schema/runtime/correlation.ts';
import type { OpenSpan, Tracing } from '../../schema/runtime/telemetry/tracing.ts';
import type { GatewayMetrics } from './gateway-metrics.ts';
import { toOutcomeLabel } from './outcome-label.ts';
import type { FetchWatch, RequestIds, RequestWatch } from './request-watch.ts';

/** Begins to watch a request that was sent as a part of a trace, or of none. */
export type WatchRequest = (ids: RequestIds, parent: TraceParent | undefined) => RequestWatch;

/** Builds what watches requests; where nothing is traced, a request costs a few counts. */
export function createWatchRequest(metrics: GatewayMetrics, tracing: Tracing | undefined): WatchRequest {
  return (ids, parent) => {
    const began = performance.now();
    const span = tracing?.begin('graph request', parent, 'answers');
    let isAnswered = false;
    return {
      ids,
      isTraced: span !== undefined,
      get isAnswered() {
        return isAnswered;
      },
      planned: (outcome, milliseconds) => metrics.planned(outcome, milliseconds / 1000),
      beginStep(name) {
        const step = tracing?.begin(name, span?.parent, 'does');
        return () => step?.end();
      },
      beginFetch: (setting) =>
        watchFetch(metrics, ids, setting, () =>
          tracing?.begin('subgraph request', span?.parent, 'asks', { 'caregraph.setting': setting }),
        ),
      answered({ code, faults, completeness }) {
        if (isAnswered) return;
        isAnswered = true;
        metrics.answered(code, (performance.now() - began) / 1000, faults, completeness);
        span?.end(
          { 'caregraph.outcome': toOutcomeLabel(code), 'caregraph.faults': faults.length },
          code === 'INTERNAL_SERVER_ERROR' ? code : undefined,
        );
      },
    };
  };
}

function watchFetch(
  metrics: GatewayMetrics,
  { correlationId }: RequestIds,
  setting: string,
  begin: () => OpenSpan | undefined,
): FetchWatch {
  const began = performance.now();
  const span = begin();
  return {
    headers: {
      [correlationHeader]: correlationId,
      ...(span === undefined ? {} : { traceparent: toTraceParentHeader(span.parent) }),
    },
    end(outcome) {
      metrics.fetched(setting, outcome, (performance.now() - began) / 1000);
      span?.end(undefined, outcome === 'OK' ? undefined : outcome);
    },
  };
}
