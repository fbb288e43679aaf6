import type { CallerRequest } from '../../schema/runtime/caller.ts';
import type { Fault } from './fault.ts';

/** One graph request under way. */
export interface Exchange {
  /** Who asks, under which id, and until when. */
  readonly request: CallerRequest;
  /** The same, sealed for the subgraphs. */
  readonly sealedCaller: string;
  /** Fires when the answer is no longer wanted: its deadline passed or its reader left. */
  readonly signal: AbortSignal;
  /** What could not be answered, as it comes to light. */
  readonly faults: Fault[];
}

/** Opens an exchange in which nothing is answered yet. */
export function createExchange(request: CallerRequest, sealedCaller: string, signal: AbortSignal): Exchange {
  return { request, sealedCaller, signal, faults: [] };
}
