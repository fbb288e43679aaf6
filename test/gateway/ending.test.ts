import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEnding } from '../../gateway/execution/ending.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the end of a request', () => {
  it('comes after its time, and not before', () => {
    const ending = createEnding();
    ending.limit(5000);
    vi.advanceTimersByTime(4999);
    expect(ending.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(ending.signal.aborted).toBe(true);
  });

  it('comes at once where nobody waits any more', () => {
    const ending = createEnding();
    ending.limit(5000);
    ending.end();
    expect(ending.signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('never comes once it was answered, and leaves nothing behind', () => {
    const ending = createEnding();
    ending.limit(5000);
    ending.release();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(ending.signal.aborted).toBe(false);
  });
});
