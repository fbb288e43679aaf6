/** What became of a part of the graph: the states of `SourceState`. */
export type CompletenessState =
  | 'COMPLETE'
  | 'PARTIAL'
  | 'NONE_RECORDED'
  | 'NOT_SUPPORTED'
  | 'WITHHELD'
  | 'UNAVAILABLE'
  | 'STALE'
  | 'NOT_ASKED';

/**
 * What `extensions.completeness` says: what became of each setting that was asked, and where in the answer.
 *
 * A setting has an entry for each state and reason that it is in anywhere in the answer, the gravest first, so that
 * the list never says anything else than `sources` and `errors` of the same answer.
 */
export type Completeness = readonly CompletenessEntry[];

/** One setting in one state. */
export interface CompletenessEntry {
  /** As errors and sources name it; absent where no part of the graph is to blame, such as for what is forbidden. */
  readonly setting?: string;
  readonly state: CompletenessState;
  /** A permanent code of the catalogue; absent where the state needs no reason. */
  readonly reasonCode?: string;
  /** The code's sentence. */
  readonly reason?: string;
  /**
   * Where this holds, by response keys and list positions: a list or an object with all below it. Empty where the
   * setting gave all that it was asked for and nothing in the answer says more of it.
   */
  readonly paths: readonly (readonly (string | number)[])[];
  /** How many more places there are than are named; absent where all are named. */
  readonly morePaths?: number;
}

const gravity: readonly CompletenessState[] = [
  'UNAVAILABLE',
  'WITHHELD',
  'PARTIAL',
  'STALE',
  'NOT_SUPPORTED',
  'NOT_ASKED',
  'COMPLETE',
  'NONE_RECORDED',
];

/** How grave a state is for whoever relies on an answer; 0 is the gravest. */
export function toGravity(state: CompletenessState): number {
  return gravity.indexOf(state);
}

/** Tells whether a value is a state that the graph can name. */
export function isCompletenessState(value: unknown): value is CompletenessState {
  return (gravity as readonly unknown[]).includes(value);
}

/** Tells whether nothing that was asked for is missing, old or withheld. */
export function isWhole(completeness: Completeness): boolean {
  return completeness.every(({ state }) => state === 'COMPLETE' || state === 'NONE_RECORDED');
}
