import type { Receipt, SeenAnswer } from './receipt.ts';

/** What became of the items of a receipt in a later answer, by their ids. */
export interface Comparison {
  readonly unchanged: number;
  readonly changed: readonly string[];
  readonly added: readonly string[];
  /** Not in the later answer; beware: where that is not whole, they may only be missing from it. */
  readonly gone: readonly string[];
  /** What the answer of the receipt, and the later one, lacked; where neither lacked anything, what is gone is gone. */
  readonly lacking: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Compares what a receipt says was shown with what a later answer shows. */
export function compareAnswer(receipt: Receipt, later: SeenAnswer): Comparison {
  const [before, after] = [new Map(receipt.items), new Map(later.items)];
  const kept = [...before].filter(([id]) => after.has(id));
  const changed = kept.filter(([id, version]) => after.get(id) !== version).map(([id]) => id);
  return {
    unchanged: kept.length - changed.length,
    changed,
    added: [...after.keys()].filter((id) => !before.has(id)),
    gone: [...before.keys()].filter((id) => !after.has(id)),
    lacking: { before: findLacking(receipt), after: findLacking(later) },
  };
}

/** What may be there and was not shown; what a setting does not hold, or withholds, it always does. */
function findLacking({ completeness, moreItems }: SeenAnswer): readonly string[] {
  const lacking = completeness.filter((entry) =>
    /^\S+ (?:UNAVAILABLE|PARTIAL|STALE|NOT_ASKED)\b/.test(entry),
  );
  return moreItems === undefined ? lacking : [...lacking, `${moreItems} items that are not named`];
}
