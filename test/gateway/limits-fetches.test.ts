import { expect, it } from 'vitest';
import { checkFetches } from '../../gateway/limits/fetch-limit.ts';

it('refuses an operation that needs more requests than the limit, and says so', () => {
  expect(checkFetches(40, 40)).toBeUndefined();
  expect(checkFetches(41, 40)).toEqual({
    code: 'TOO_MANY_FETCHES',
    message:
      'The operation needs too many parts of the graph: at most 40 requests are made for it. Ask for less at a time.',
  });
});
