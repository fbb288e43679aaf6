/** How much of the planner's time any one caller may take. */
export interface PaceLimits {
  /** The part of all time that it may take in the long run; 1 for as much as there is. */
  readonly share: number;
  /** How much it may take at once, in milliseconds. */
  readonly atOnceMilliseconds: number;
  /** What every operation is charged besides: reading, validating and compiling it takes of the event loop. */
  readonly eachMilliseconds: number;
}

/** Nobody is paced. */
export const unpaced: PaceLimits = { share: 1, atOnceMilliseconds: 0, eachMilliseconds: 0 };

/** Tells who may have a turn, by how much of the planner's time everybody took lately. */
export interface Pace {
  /** How long it is until an owner may have its next turn, in milliseconds; 0 where it may now. */
  waitOf(owner: string): number;
  /** Notes for how long the planner was at work on an operation for an owner. */
  spend(owner: string, milliseconds: number): void;
}

/** How many owners are remembered; who took time longest ago is forgotten first. */
const mostOwners = 10_000;

/**
 * Builds what paces owners: each has an account that is paid into steadily, and waits while it is overdrawn.
 *
 * A turn is given before it is known how long it takes, so an account can be overdrawn by one. Whoever is not named is
 * not paced, for nobody can be told apart there.
 */
export function createPace(limits: PaceLimits, now: () => number = () => performance.now()): Pace {
  // By owner, when its account is full again.
  const fullAt = new Map<string, number>();
  const { share, atOnceMilliseconds, eachMilliseconds } = limits;
  const most = atOnceMilliseconds / share;
  return {
    waitOf(owner) {
      const time = fullAt.get(owner);
      return time === undefined ? 0 : Math.max(0, time - now() - most);
    },
    spend(owner, milliseconds) {
      if (owner === '' || share >= 1) return;
      const time = Math.max(now(), fullAt.get(owner) ?? 0) + (milliseconds + eachMilliseconds) / share;
      fullAt.delete(owner);
      fullAt.set(owner, time);
      const [oldest] = fullAt.keys();
      if (fullAt.size > mostOwners && oldest !== undefined) fullAt.delete(oldest);
    },
  };
}
