/** What the cost of an operation depends on, for one request. */
export interface CostRun {
  /** The value of a variable, or its default; `undefined` where it has neither. */
  readonly read: (variable: string) => unknown;
  /** Terms that were worked out already. */
  readonly known: Map<object, number>;
}

/** A cost that is known, or that a request's variables decide. */
export type CostTerm = number | ((run: CostRun) => number);

/** Works out a term for one request. */
export function evaluate(term: CostTerm, run: CostRun): number {
  return typeof term === 'number' ? term : term(run);
}

/** One cost beside another. */
export function plus(left: CostTerm, right: CostTerm): CostTerm {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (left === 0) return right;
  if (right === 0) return left;
  return (run) => evaluate(left, run) + evaluate(right, run);
}

/** A cost, as often as another says. */
export function times(left: CostTerm, right: CostTerm): CostTerm {
  if (typeof left === 'number' && typeof right === 'number') return left * right;
  if (left === 0 || right === 0) return 0;
  return (run) => evaluate(left, run) * evaluate(right, run);
}

/** A term that is worked out once a request, however often it is used. */
export function once(term: CostTerm): CostTerm {
  if (typeof term === 'number') return term;
  return (run) => {
    const known = run.known.get(term) ?? term(run);
    run.known.set(term, known);
    return known;
  };
}
