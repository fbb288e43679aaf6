/** A queue in which everybody who waits gets one turn before anybody gets a second. */
export interface FairQueue<Item> {
  /** Adds an item behind those of its owner; tells whether there was room. */
  add(owner: string, item: Item): boolean;
  /** Takes the next item of an owner that may have a turn, of another than the last where others wait. */
  take(mayTake?: (owner: string) => boolean): Item | undefined;
  /** Drops the items of which that is true. */
  drop(isOver: (item: Item) => boolean): void;
  /** Those who wait. */
  owners(): Iterable<string>;
  readonly size: number;
}

/** Builds an empty queue that holds at most so many items, in all and of one owner. */
export function createFairQueue<Item>(most: number, mostOfOne: number): FairQueue<Item> {
  // A map keeps the order of insertion, so the first owner is the one whose last turn is longest ago.
  const owners = new Map<string, Item[]>();
  let size = 0;
  return {
    add(owner, item) {
      const items = owners.get(owner) ?? [];
      if (size >= most || items.length >= mostOfOne) return false;
      items.push(item);
      owners.set(owner, items);
      size += 1;
      return true;
    },
    take(mayTake = () => true) {
      for (const [owner, items] of owners) {
        if (!mayTake(owner)) continue;
        const item = items.shift();
        size -= 1;
        owners.delete(owner);
        if (items.length > 0) owners.set(owner, items);
        return item;
      }
      return undefined;
    },
    drop(isOver) {
      for (const [owner, items] of owners) {
        const left = items.filter((item) => !isOver(item));
        size -= items.length - left.length;
        if (left.length === 0) owners.delete(owner);
        else owners.set(owner, left);
      }
    },
    owners: () => owners.keys(),
    get size() {
      return size;
    },
  };
}
