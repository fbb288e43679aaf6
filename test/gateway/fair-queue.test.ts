import { describe, expect, it } from 'vitest';
import { createFairQueue } from '../../gateway/planning/fair-queue.ts';

describe('a fair queue', () => {
  it('gives everybody a turn before anybody a second', () => {
    const queue = createFairQueue<string>(10, 5);
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) queue.add(item.charAt(0), item);
    const taken = Array.from({ length: 6 }, () => queue.take());
    expect(taken).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
    expect(queue.take()).toBeUndefined();
  });

  it('passes over who may have no turn', () => {
    const queue = createFairQueue<string>(10, 5);
    for (const item of ['a1', 'b1', 'a2']) queue.add(item.charAt(0), item);
    const withoutA = (owner: string) => owner !== 'a';
    expect([queue.take(withoutA), queue.take(withoutA)]).toEqual(['b1', undefined]);
    expect([...queue.owners()]).toEqual(['a']);
    expect([queue.take(), queue.take(), queue.size]).toEqual(['a1', 'a2', 0]);
  });

  it('holds no more than it may', () => {
    const queue = createFairQueue<number>(3, 2);
    expect([queue.add('a', 1), queue.add('a', 2), queue.add('a', 3)]).toEqual([true, true, false]);
    expect([queue.add('b', 4), queue.add('b', 5), queue.size]).toEqual([true, false, 3]);
  });
});
