/** The questions that took too long to plan, for a while, so that none can be repeated to keep others waiting. */
export interface RefusedQuestions {
  add(key: string): void;
  has(key: string): boolean;
}

/** How many are remembered; the oldest is forgotten first. */
const most = 1000;

/** Builds what remembers questions for so long. */
export function createRefusedQuestions(milliseconds: number): RefusedQuestions {
  const until = new Map<string, number>();
  return {
    add(key) {
      until.delete(key);
      until.set(key, Date.now() + milliseconds);
      const [oldest] = until.keys();
      if (until.size > most && oldest !== undefined) until.delete(oldest);
    },
    has(key) {
      const time = until.get(key);
      if (time === undefined) return false;
      if (time > Date.now()) return true;
      until.delete(key);
      return false;
    },
  };
}
