/**
 * The length of the longest run of NHS numbers that follow each other, the last digit of each left out, for it only
 * checks the others; one in eleven has no valid number, so a step over one still follows.
 */
export function findWalk(nhsNumbers: readonly string[]): number {
  const bodies = nhsNumbers
    .map((number) => Number(number.slice(0, 9)))
    .toSorted((left, right) => left - right);
  let longest = 0;
  let run = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const body of bodies) {
    run = body - before <= 2 ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = body;
  }
  return longest;
}
