/** A queue in which everybody who waits gets one turn before anybody gets a second. */
export interface FairQueue<Item> {
  /**
   * Adds an item behind those of its owner; tells whether there was room.
   *
   * Where all is full, the last item of whoever has most gives way to an owner that has fewer, so that those who wait
   * for much take up no room that others need for one.
   */
  add(owner: string, item: Item): boolean;
  /** Takes the next item of an owner that may have a turn, of another than the last where others wait. */
  take(mayTake?: (owner: string) => boolean): Item | undefined;
  /** Drops the items of which that is true. */
  drop(isOver: (item: Item) => boolean): void;
  /** Those who wait. */
  owners(): Iterable<string>;
  readonly size: number;
}

/** Builds an empty queue that holds at most so many items, in all and of one owner; it says what gave way. */
export function createFairQueue<Item>(
  most: number,
  mostOfOne: number,
  giveWay: (item: Item) => void = () => undefined,
): FairQueue<Item> {
  // A map keeps the order of insertion, so the first owner is the one whose last turn is longest ago.
  const owners = new Map<string, Item[]>();
  let size = 0;

  /** Makes room for an owner that has so many; it never makes another have fewer than that one then has. */
  function makeRoom(count: number): boolean {
    let longest: Item[] = [];
    for (const items of owners.values()) if (items.length > longest.length) longest = items;
    if (longest.length < count + 2) return false;
    for (const item of longest.splice(-1)) giveWay(item);
    size -= 1;
    return true;
  }

  return {
    add(owner, item) {
      const items = owners.get(owner) ?? [];
      if (items.length >= mostOfOne || (size >= most && !makeRoom(items.length))) return false;
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
