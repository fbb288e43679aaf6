import type { Day } from '../calendar.ts';
import type { Random } from '../random.ts';

/** Days from the first on, `step` apart with some irregularity, all before the last. */
export function everyDays(random: Random, first: Day, last: Day, step: number): readonly Day[] {
  const days: Day[] = [];
  const slack = Math.floor(step / 8);
  for (let day = first; day < last; day += Math.max(1, step + random.integer(-slack, slack))) days.push(day);
  return days;
}

/** How many times something happens that happens `rate` times on average. */
export function countOf(random: Random, rate: number): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** The first day that the detailed record of somebody covers: three years back, or birth. */
export function recentFrom(until: Day, born: Day): Day {
  return Math.max(born, until - 3 * 365);
}
