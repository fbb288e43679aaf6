import type { Completeness } from '../completeness/completeness.ts';
import type { Fault } from '../execution/fault.ts';

/** How a request is named towards its sender, in headers and in the answer. */
export interface RequestIds {
  /** The sender's own UUID for it where one was given, or else ours. */
  readonly requestId: string;
  /** What names it through all systems: the sender's id, or its trace, or else the request's id. */
  readonly correlationId: string;
}

/** What a request came to. */
export interface RequestOutcome {
  /** `OK`, `INCOMPLETE` where something is missing, or the first code of an answer without data. */
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly completeness: Completeness;
}

/** Sees what one graph request comes to, for whoever operates the gateway; holds nothing of what is asked. */
export interface RequestWatch {
  readonly ids: RequestIds;
  /** Notes that the operation was planned before, is planned now, or is refused by its plan. */
  planned(outcome: PlanOutcome, milliseconds: number): void;
  /** Notes a step of the gateway's own work and gives what ends it. */
  beginStep(name: 'parse' | 'validate' | 'plan'): () => void;
  /** Notes that a part of the graph is asked. */
  beginFetch(setting: string): FetchWatch;
  /** Notes what the request came to, once. */
  answered(outcome: RequestOutcome): void;
  /** Whether it was noted what the request came to. */
  readonly isAnswered: boolean;
  /** Whether steps are worth noting. */
  readonly isTraced: boolean;
}

/** What became of the planning of one request. */
export type PlanOutcome = 'known' | 'made' | 'refused';

/** Sees what one request to a subgraph comes to. */
export interface FetchWatch {
  /** By which the subgraph knows what it is a part of. */
  readonly headers: Readonly<Record<string, string>>;
  /** Notes that it is over: `OK`, or the code of why nothing can be read. */
  end(outcome: string): void;
}
