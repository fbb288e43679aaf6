/** Counts the people about whom every message is acknowledged. */
export interface PeopleTally {
  /** Counts in the people of a portion; of its messages only those given here are still to be sent. */
  add(people: number, messages: Iterable<readonly { readonly person: number }[]>): void;
  /** Says that a message about a person is acknowledged. */
  acknowledge(person: number): void;
  done(): number;
}

/** Builds a tally that begins with the people of earlier portions. */
export function createPeopleTally(earlier: number): PeopleTally {
  const waiting = new Map<number, number>();
  let people = earlier;
  return {
    add(more, messages) {
      people += more;
      for (const told of messages) {
        for (const { person } of told) waiting.set(person, (waiting.get(person) ?? 0) + 1);
      }
    },
    acknowledge(person) {
      const left = (waiting.get(person) ?? 0) - 1;
      if (left > 0) waiting.set(person, left);
      else waiting.delete(person);
    },
    done: () => people - waiting.size,
  };
}
