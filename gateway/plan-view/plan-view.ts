/**
 * What `extensions.plan` says: how an operation was carried out, as a tree of what waited for what.
 *
 * It holds names of subgraphs, counts, sizes and times, and nothing of what was asked for or answered.
 */
export type PlanView = PlanViewStages | PlanViewFetch;

/** Parts of a plan that were carried out one after another, or at once. */
export interface PlanViewStages {
  readonly kind: 'sequence' | 'parallel';
  readonly nodes: readonly PlanView[];
}

/** One request to one subgraph. */
export interface PlanViewFetch {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** How many fields were asked for, each once however many objects it was asked of. */
  readonly fields: number;
  /** `skipped` where those before it left nothing to ask for. */
  readonly state: 'answered' | 'failed' | 'skipped';
  /** When it was sent, in milliseconds since the first; absent where it was not. */
  readonly startedMilliseconds?: number;
  readonly milliseconds?: number;
  /** The size of what was answered; absent where nothing could be read. */
  readonly bytes?: number;
  /** The permanent code of the reason why it failed. */
  readonly code?: string;
}
