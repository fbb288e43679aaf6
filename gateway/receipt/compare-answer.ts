import type { Receipt, SeenAnswer } from './receipt.ts';

/** What became of the items of a receipt in a later answer, by their ids. */
export interface Comparison {
  readonly unchanged: number;
  readonly changed: readonly string[];
  readonly added: readonly string[];
  /** Not in the later answer; beware: where that is not whole, they may only be missing from it. */
  readonly gone: readonly string[];
  /** Whether both answers lacked nothing, so that what is gone is gone. */
  readonly isWhole: boolean;
}

/** Compares what a receipt says was shown with what a later answer shows. */
export function compareAnswer(receipt: Receipt, later: SeenAnswer): Comparison {
  const [before, after] = [new Map(receipt.items), new Map(later.items)];
  const kept = [...before].filter(([id]) => after.has(id));
  const changed = kept.filter(([id, version]) => after.get(id) !== version).map(([id]) => id);
  const isAll = receipt.moreItems === undefined && later.moreItems === undefined;
  return {
    unchanged: kept.length - changed.length,
    changed,
    added: [...after.keys()].filter((id) => !before.has(id)),
    gone: [...before.keys()].filter((id) => !after.has(id)),
    isWhole: isAll && [...receipt.completeness, ...later.completeness].every(isWhole),
  };
}

/** Whether a setting lacked nothing; what is withheld is withheld from both. */
function isWhole(entry: string): boolean {
  return /^\S+ (?:COMPLETE|NONE_RECORDED|WITHHELD)\b/.test(entry);
}
