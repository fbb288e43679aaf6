import { expect, test } from 'vitest';
import { createGuardedPeople } from '../../subgraphs/social/council/guarded-people.ts';

test('whoever was said last to be guarded is, and of too many the first are forgotten', () => {
  const guarded = createGuardedPeople();
  guarded.note('9992000015', true);
  guarded.note('9992000023', true);
  guarded.note('9992000023', false);
  expect([guarded.has('9992000015'), guarded.has('9992000023')]).toEqual([true, false]);
  for (let number = 0; number < 9999; number += 1) guarded.note(String(number), true);
  expect(guarded.has('9992000015')).toBe(true);
  guarded.note('9999', true);
  expect([guarded.has('9992000015'), guarded.has('0'), guarded.has('9999')]).toEqual([false, true, true]);
});
