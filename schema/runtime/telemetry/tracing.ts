import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  type SpanExporter,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { TraceParent } from '../correlation.ts';

/** What a span may say: permanent codes, counts and names of our own. Beware: never what a client or source sent. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** A step of a request that has begun. */
export interface OpenSpan {
  /** What makes a later step a part of this one. */
  readonly parent: TraceParent;
  /** Ends the step; `code` says why it failed, where it did. */
  end(facts?: SpanFacts, code?: string): void;
}

/** Writes down the steps of requests as OpenTelemetry spans. */
export interface Tracing {
  /** Begins a step: of its own, or a part of another. */
  begin(name: string, parent: TraceParent | undefined, kind: StepKind, facts?: SpanFacts): OpenSpan;
  /** Sends what is written down and not sent yet, within two seconds; never rejects. */
  close(): Promise<void>;
}

/** Whether a step answers somebody, asks somebody, or is done here. */
export type StepKind = 'answers' | 'asks' | 'does';

/** What tracing needs. */
export interface TracingOptions {
  /** What the collector calls this process, such as `caregraph-gateway`. */
  readonly service: string;
  /** The collector's OTLP address for HTTP, without `/v1/traces`. */
  readonly endpoint: string;
  /** The part of requests that is written down where their sender does not say, from 0 to 1. */
  readonly ratio: number;
}

/** How long a process that ends waits for a collector, in milliseconds. */
const closingMilliseconds = 2000;

const kinds = { answers: SpanKind.SERVER, asks: SpanKind.CLIENT, does: SpanKind.INTERNAL };

/** Builds tracing that sends to a collector; what the collector does not take is dropped, and never waited for. */
export function createTracing({ service, endpoint, ratio }: TracingOptions): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: 5000,
  });
  return toTracing(service, ratio, new BatchSpanProcessor(exporter, { maxQueueSize: 4096 }));
}

/** Builds tracing that gives every span to an exporter at once, for tests. */
export function createTracingTo(exporter: SpanExporter, service: string): Tracing {
  return toTracing(service, 1, new SimpleSpanProcessor(exporter));
}

function toTracing(
  service: string,
  ratio: number,
  processor: BatchSpanProcessor | SimpleSpanProcessor,
): Tracing {
  // Nothing is registered for the whole process: only what is passed on by hand is a part of a trace.
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [processor],
    spanLimits: { attributeCountLimit: 32, attributeValueLengthLimit: 128, eventCountLimit: 0 },
  });
  const tracer = provider.getTracer('caregraph');
  return {
    begin(name, parent, kind, facts) {
      const around =
        parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, toSpanContext(parent));
      const span = tracer.startSpan(
        name,
        { kind: kinds[kind], ...(facts === undefined ? {} : { attributes: facts }) },
        around,
      );
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        parent: { traceId, spanId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 },
        end(more, code) {
          if (more !== undefined) span.setAttributes(more);
          if (code !== undefined) {
            span.setAttribute('caregraph.code', code);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    async close() {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, closingMilliseconds);
      // A collector that is away must not keep a process from ending, nor make it look as if it had failed.
      const sent = provider.shutdown().catch(() => undefined);
      await Promise.race([sent, late.promise]);
      clearTimeout(timer);
    },
  };
}

function toSpanContext({ traceId, spanId, isSampled }: TraceParent) {
  return {
    traceId,
    spanId,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
  };
}
