/** A stream of chances that depends on its seeds alone. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** True in the given share of cases, from 0 to 1. */
  chance(share: number): boolean;
  /** One of the items, each as likely as the others; an empty list is a programming error. */
  pick<Item>(items: readonly Item[]): Item;
  /** The position of one of the weights, each as likely as it is heavy. */
  weighted(weights: readonly number[]): number;
}

/** Starts a stream for the given whole numbers; the same numbers always give the same stream. */
export function createRandom(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = scramble(state ^ scramble(seed + 0x6d2b79f5));
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    return (scramble(state) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const position = weights.findIndex((weight) => (rest -= weight) < 0);
      return position === -1 ? weights.length - 1 : position;
    },
  };
}

/** The finalizer of SplitMix32, which spreads each bit of its input over all bits of its output. */
function scramble(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
