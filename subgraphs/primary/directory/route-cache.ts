import type { Outcome } from '../../kit/outcome.ts';

/** Keeps the directory's answers for a while, and asks once for what is asked at the same time. */
export interface RouteCache<T> {
  once(key: string, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** England has some seven thousand practices; the bound keeps a flood of wrong codes from filling memory. */
const maximumEntries = 20_000;

/**
 * Builds an empty cache; `now` gives the time in milliseconds. A failure is not kept beyond those who wait for
 * it, and an absence only for a tenth of the time, so that a practice that is connected soon can be reached.
 */
export function createRouteCache<T>(keepMilliseconds: number, now: () => number = Date.now): RouteCache<T> {
  const kept = new Map<string, { readonly answer: Promise<Outcome<T>>; until: number }>();
  return {
    once(key, ask) {
      const known = kept.get(key);
      if (known !== undefined && known.until > now()) return known.answer;
      const entry = { answer: ask(), until: Number.POSITIVE_INFINITY };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > maximumEntries && oldest !== undefined) kept.delete(oldest);
      const settle = (outcome: Outcome<T>['kind']) => {
        const share = outcome === 'found' ? 1 : outcome === 'absent' ? 0.1 : 0;
        entry.until = now() + keepMilliseconds * share;
      };
      entry.answer.then(
        ({ kind }) => settle(kind),
        () => settle('failed'),
      );
      return entry.answer;
    },
  };
}
