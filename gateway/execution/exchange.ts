import type { CallerRequest } from '../../schema/runtime/caller.ts';
import type { ProveFetch } from '../../schema/runtime/fetch-proof.ts';
import type { Notice } from '../../schema/runtime/notices.ts';
import type { Rights } from '../authorization/rights.ts';
import type { RequestWatch } from '../telemetry/request-watch.ts';
import type { Fault } from './fault.ts';

/** One graph request: its id, until when its answer is wanted, and who asks where that is known. */
export type GraphRequest = Omit<CallerRequest, 'caller'> & Partial<Pick<CallerRequest, 'caller'>>;

/** Who asks, sealed for the subgraphs, and what proves each fetch. */
export interface SealedCaller {
  readonly sealed: string;
  readonly prove: ProveFetch;
}

/** One graph request under way. */
export interface Exchange {
  /** Who asks, under which id, and until when; in a plain graph nobody says who. */
  readonly request: GraphRequest;
  /** The same, sealed for the subgraphs. */
  readonly sealedCaller?: SealedCaller;
  /** Fires when the answer is no longer wanted: its deadline passed or its reader left. */
  readonly signal: AbortSignal;
  /** What could not be answered, as it comes to light. */
  readonly faults: Fault[];
  /** The parts of the graph that were asked so far, by the names that clients know. */
  readonly asked: Set<string>;
  /** What must be said beside the answer, as the parts of the graph said. */
  readonly notices: Set<Notice>;
  /** The versions of the policy that decided, as the parts of the graph said. */
  readonly policies: Set<string>;
  /** In how many seconds what was refused may be asked again, as the parts of the graph said. */
  readonly waits: Set<number>;
  /** What may be asked at most; what comes with who asks where it is left out. */
  readonly rights?: Rights;
  /** Sees what it comes to; absent where nobody looks. */
  readonly watch?: RequestWatch;
}

/** Opens an exchange in which nothing is answered yet. */
export function createExchange(
  request: GraphRequest,
  sealedCaller: SealedCaller | undefined,
  signal: AbortSignal,
  watch?: RequestWatch,
): Exchange {
  return {
    request,
    ...(sealedCaller === undefined ? {} : { sealedCaller }),
    signal,
    faults: [],
    asked: new Set(),
    notices: new Set(),
    policies: new Set(),
    waits: new Set(),
    ...(watch === undefined ? {} : { watch }),
  };
}
