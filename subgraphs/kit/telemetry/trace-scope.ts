import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenSpan, Tracing } from '../../../schema/runtime/telemetry/tracing.ts';

/** The step that whatever is done now is a part of. */
export interface TraceScope {
  readonly tracing: Tracing;
  readonly span: OpenSpan;
}

/**
 * Knows the step of the fetch on whose behalf something is done.
 *
 * Questions to sources are put far from where the fetch is known. Beware: what serves several fetches at once counts
 * as a part of the first.
 */
export const traceScope = new AsyncLocalStorage<TraceScope>();
