import { describe, expect, it, vi } from 'vitest';
import { createEndpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import { failed } from '../../subgraphs/kit/outcome.ts';
import {
  type Answer,
  ask,
  askTimes,
  broken,
  createTestEndpoints,
  useFakeClock,
  works,
} from './endpoint-harness.ts';

useFakeClock();

/** A source that answers only when it is told to. */
function createHolding() {
  const held: ((answer: Answer) => void)[] = [];
  return {
    held,
    call: () =>
      new Promise<Answer>((resolve) => {
        held.push(resolve);
      }),
  };
}

describe('the turns of an endpoint', () => {
  it('are so many at once; the next begins when one ends', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' }, { concurrency: 2 });
    const { held, call } = createHolding();
    const answers = [1, 2, 3].map(() => ask(endpoint, call));
    await vi.advanceTimersByTimeAsync(0);
    expect(held).toHaveLength(2);
    expect(endpoint.state).toMatchObject({ underWay: 2, waiting: 1 });
    held[0]?.(works);
    await vi.advanceTimersByTimeAsync(0);
    expect(held).toHaveLength(3);
    held[1]?.(works);
    held[2]?.(works);
    expect(await Promise.all(answers)).toEqual([works, works, works]);
    expect(endpoint.state).toMatchObject({ underWay: 0, waiting: 0 });
  });

  it('are not waited for by more questions than fit', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' }, { concurrency: 1, queue: 2 });
    const { call } = createHolding();
    for (let question = 0; question < 3; question += 1) void ask(endpoint, call);
    expect(await ask(endpoint, call)).toEqual(failed('SOURCE_BUSY'));
    // That we are too busy to ask says nothing about the endpoint.
    for (let question = 0; question < 30; question += 1) await ask(endpoint, call);
    expect(endpoint.state).toMatchObject({ circuit: 'closed', faults: 0 });
  });

  it('are given up when the time is over, and the call is then never made', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' }, { concurrency: 1 });
    const { held, call } = createHolding();
    void ask(endpoint, call, { timeoutMilliseconds: 5000 });
    const late = vi.fn<() => Answer>(() => works);
    const answer = ask(endpoint, late, { timeoutMilliseconds: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answer).toEqual(failed('SOURCE_TIMEOUT'));
    held[0]?.(works);
    await vi.advanceTimersByTimeAsync(10);
    expect(late).not.toHaveBeenCalled();
    expect(endpoint.state).toMatchObject({ underWay: 0, waiting: 0 });
  });

  it('are given up at once when the answer is no longer wanted, down to the call', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    const reader = new AbortController();
    let ended: AbortSignal | undefined;
    const question = { timeoutMilliseconds: 1000, signal: reader.signal, isRead: true };
    const answer = endpoint.ask({ ...question, judge: () => ({ verdict: 'slow' }) }, ({ signal }) => {
      ended = signal;
      return new Promise<Answer>(() => {});
    });
    await vi.advanceTimersByTimeAsync(100);
    reader.abort();
    expect(await answer).toEqual(failed('SOURCE_TIMEOUT'));
    expect(ended?.aborted).toBe(true);
  });

  it('give the call what is left of the time, in whole milliseconds', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' }, { concurrency: 1 });
    const { held, call } = createHolding();
    void ask(endpoint, call);
    let granted = 0;
    const question = { timeoutMilliseconds: 1000.7, signal: new AbortController().signal, isRead: true };
    const answer = endpoint.ask(
      { ...question, judge: () => ({ verdict: 'working' }) },
      async ({ timeoutMilliseconds }) => {
        granted = timeoutMilliseconds;
        return works;
      },
    );
    await vi.advanceTimersByTimeAsync(400);
    held[0]?.(works);
    expect(await answer).toEqual(works);
    expect(granted).toBe(600);
  });

  it('are not taken without any time', async () => {
    const call = vi.fn<() => Answer>(() => works);
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    expect(await ask(endpoint, call, { timeoutMilliseconds: -5 })).toEqual(failed('SOURCE_TIMEOUT'));
    expect(call).not.toHaveBeenCalled();
  });
});

describe('the endpoints of a process', () => {
  it('are one for each identity', () => {
    const endpoints = createEndpoints();
    const council = endpoints.at({ kind: 'council', organisation: '901' });
    expect(endpoints.at({ kind: 'council', organisation: '901' })).toBe(council);
    expect(endpoints.at({ kind: 'council', organisation: '902' })).not.toBe(council);
    expect(endpoints.states().map(({ name }) => name)).toEqual(['council 901', 'council 902']);
  });

  it('forget first what is quiet and longest unused, never what is suspended or wants patience', async () => {
    const endpoints = createEndpoints({ maximumEndpoints: 4 });
    const at = (organisation: string) => endpoints.at({ kind: 'practice', organisation });
    await askTimes(at('Z1'), 10, broken);
    const judge = () => ({ verdict: 'working', pauseMilliseconds: 60_000 }) as const;
    await ask(at('Z0'), () => works, { judge });
    await askTimes(at('Z2'), 1, works);
    await askTimes(at('Z3'), 1, works);
    await askTimes(at('Z2'), 1, works);
    at('Z4');
    const names = endpoints.states().map(({ name }) => name);
    expect(names).toEqual(['practice Z1', 'practice Z0', 'practice Z2', 'practice Z4']);
  });
});
