import { describe, expect, it } from 'vitest';
import { takeRandomBytes } from '../../schema/runtime/random-bytes.ts';

describe('random bytes', () => {
  it('are as many as were asked for, and never the same twice', () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 2000; turn += 1) {
      const bytes = takeRandomBytes(12 + (turn % 40));
      expect(bytes.byteLength).toBe(12 + (turn % 40));
      seen.add(bytes.subarray(0, 12).toString('hex'));
    }
    expect(seen.size).toBe(2000);
  });

  it('stay with whoever took them', () => {
    const first = takeRandomBytes(32);
    const before = first.toString('hex');
    for (let turn = 0; turn < 500; turn += 1) takeRandomBytes(32).fill(7);
    expect(first.toString('hex')).toBe(before);
  });
});
