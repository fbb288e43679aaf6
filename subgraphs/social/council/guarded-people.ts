/** Whom a council guarded when it was last asked: numbers alone, in the memory of this process. */
export interface GuardedPeople {
  /** Keeps what the council says of somebody now, in place of what it said before. */
  note(nhsNumber: string, isGuarded: boolean): void;
  has(nhsNumber: string): boolean;
}

const mostPeople = 10_000;

/**
 * Builds an empty memory of whom a council guards, so that files and visit logs do not speak of them while it is away.
 *
 * It holds ten thousand people; of more, those are forgotten who were noted first.
 */
export function createGuardedPeople(): GuardedPeople {
  const numbers = new Set<string>();
  return {
    note(nhsNumber, isGuarded) {
      numbers.delete(nhsNumber);
      if (!isGuarded) return;
      numbers.add(nhsNumber);
      const [first] = numbers;
      if (numbers.size > mostPeople && first !== undefined) numbers.delete(first);
    },
    has: (nhsNumber) => numbers.has(nhsNumber),
  };
}
