import fc from 'fast-check';
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

  it('lets who has most give way to who has fewer, and to nobody who has as many', () => {
    const gone: string[] = [];
    const queue = createFairQueue<string>(4, 4, (item) => gone.push(item));
    const add = (item: string) => queue.add(item.charAt(0), item);
    expect(['a1', 'a2', 'a3', 'b1'].map(add)).toEqual([true, true, true, true]);
    expect([add('c1'), add('c2'), add('a4'), queue.size]).toEqual([true, false, false, 4]);
    expect([add('d1'), add('e1'), queue.size]).toEqual([true, false, 4]);
    expect(gone).toEqual(['a3', 'a2']);
    expect(Array.from({ length: 5 }, () => queue.take())).toEqual(['a1', 'b1', 'c1', 'd1', undefined]);
  });

  it('makes nobody who waits for one thing give way, whoever asks for however much', () => {
    const step = fc.record({ owner: fc.constantFrom('a', 'b', 'c', 'd'), isTaken: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const waiting: string[] = [];
        const queue = createFairQueue<string>(5, 3, (owner) => {
          const ofIt = waiting.filter((one) => one === owner).length;
          expect(ofIt).toBeGreaterThan(1);
          waiting.splice(waiting.lastIndexOf(owner), 1);
        });
        for (const { owner, isTaken } of steps) {
          const taken = isTaken ? queue.take() : undefined;
          if (taken !== undefined) waiting.splice(waiting.indexOf(taken), 1);
          if (queue.add(owner, owner)) waiting.push(owner);
          expect(queue.size).toBe(waiting.length);
          expect(waiting.length).toBeLessThanOrEqual(5);
          for (const one of ['a', 'b', 'c', 'd'])
            expect(waiting.filter((name) => name === one).length).toBeLessThanOrEqual(3);
        }
      }),
    );
  });
});
