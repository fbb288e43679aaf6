import { describe, expect, it } from 'vitest';
import { createRequestMemories } from '../../subgraphs/kit/request-memory.ts';

describe('request memories', () => {
  it('make a thing once for one graph request, even when it is nothing', () => {
    const memory = createRequestMemories().open('a', Date.now() + 1000);
    let made = 0;
    const make = () => {
      made += 1;
      return undefined;
    };
    memory.once('key', make);
    memory.once('key', make);
    expect(made).toBe(1);
  });

  it('are the same for one request and never shared with another', () => {
    const memories = createRequestMemories();
    const deadline = Date.now() + 1000;
    memories.open('a', deadline).once('key', () => 'of a');
    expect(memories.open('a', deadline).once('key', () => 'made again')).toBe('of a');
    expect(memories.open('b', deadline).once('key', () => 'of b')).toBe('of b');
  });

  it('are forgotten after their deadline', () => {
    let time = 1000;
    const memories = createRequestMemories(() => time);
    memories.open('a', 2000);
    memories.open('b', 9000);
    time = 2001;
    memories.open('c', 9000);
    expect(memories.size).toBe(2);
  });
});
