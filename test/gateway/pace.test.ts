import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, unpaced } from '../../gateway/planning/pace.ts';

function start(share: number, atOnceMilliseconds: number, eachMilliseconds = 0) {
  const clock = { time: 1000 };
  return { clock, pace: createPace({ share, atOnceMilliseconds, eachMilliseconds }, () => clock.time) };
}

describe('the pace of planning', () => {
  it('lets a caller have what may be had at once, and then waits until its share has grown to what it took', () => {
    const { clock, pace } = start(0.02, 250);
    pace.spend('a', 250);
    expect(pace.waitOf('a')).toBe(0);
    pace.spend('a', 10);
    expect(pace.waitOf('a')).toBe(500);
    clock.time += 499;
    expect(pace.waitOf('a')).toBe(1);
    clock.time += 1;
    expect(pace.waitOf('a')).toBe(0);
  });

  it('charges for each operation what it takes besides, however soon it was planned', () => {
    const { pace } = start(0.01, 50, 10);
    for (let operation = 0; operation < 5; operation += 1) pace.spend('a', 0);
    expect(pace.waitOf('a')).toBe(0);
    pace.spend('a', 2);
    expect(pace.waitOf('a')).toBe(1200);
  });

  it('keeps nobody else waiting', () => {
    const { pace } = start(0.02, 0);
    pace.spend('a', 100);
    expect([pace.waitOf('a'), pace.waitOf('b')]).toEqual([5000, 0]);
  });

  it('lets nobody save up more than may be had at once', () => {
    const { clock, pace } = start(0.1, 20);
    pace.spend('a', 20);
    clock.time += 3_600_000;
    pace.spend('a', 20);
    expect(pace.waitOf('a')).toBe(0);
    pace.spend('a', 1);
    expect(pace.waitOf('a')).toBe(10);
  });

  it('does not pace whoever is not named, and nobody where that is not wanted', () => {
    const { pace } = start(0.02, 0);
    pace.spend('', 1000);
    expect(pace.waitOf('')).toBe(0);
    const free = createPace(unpaced);
    free.spend('a', 60_000);
    expect(free.waitOf('a')).toBe(0);
  });

  it('forgets who took time longest ago, and never who took it last', () => {
    const { pace } = start(0.01, 0);
    for (let index = 0; index <= 10_000; index += 1) pace.spend(`caller ${index}`, 1);
    expect(pace.waitOf('caller 0')).toBe(0);
    expect(pace.waitOf('caller 10000')).toBe(100);
  });

  it('gives nobody more than its share, whenever it asks', () => {
    const turns = fc.array(fc.record({ pause: fc.nat(2000), work: fc.integer({ min: 1, max: 300 }) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(turns, (list) => {
        const { clock, pace } = start(0.05, 250);
        let taken = 0;
        for (const { pause, work } of list) {
          clock.time += pause;
          if (pace.waitOf('a') > 0) continue;
          // What it had before this turn, which may take any time.
          expect(taken).toBeLessThanOrEqual(250 + 0.05 * (clock.time - 1000) + 1e-6);
          pace.spend('a', work);
          taken += work;
        }
      }),
    );
  });
});
