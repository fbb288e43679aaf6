import { describe, expect, it, vi } from 'vitest';
import { failed } from '../../subgraphs/kit/outcome.ts';
import {
  ask,
  askTimes,
  broken,
  createTestEndpoints,
  refused,
  silent,
  useFakeClock,
  works,
  type Answer,
} from './endpoint-harness.ts';

useFakeClock();

const suspended = failed('SOURCE_SUSPENDED');

describe('an endpoint that keeps failing', () => {
  it.each([
    ['cannot be reached', refused],
    ['is silent', silent],
    ['says that it failed', broken],
  ])('is not asked after ten faults in a row: it %s', async (_name, fault) => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'council', organisation: '901' });
    await askTimes(endpoint, 9, fault);
    expect(endpoint.state.circuit).toBe('closed');
    await askTimes(endpoint, 1, fault);
    expect(endpoint.state.circuit).toBe('open');
    const call = vi.fn<() => Answer>(() => works);
    expect(await ask(endpoint, call)).toEqual(suspended);
    expect(call).not.toHaveBeenCalled();
    expect(endpoint.state).toMatchObject({ questions: 11, faults: 10, suspended: 1 });
  });

  it('is not asked when more than half of twenty calls in ten seconds are faults', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    for (let pair = 0; pair < 10; pair += 1) {
      await askTimes(endpoint, 1, works);
      await askTimes(endpoint, 1, broken);
      vi.advanceTimersByTime(400);
    }
    expect(endpoint.state.circuit).toBe('closed');
    await askTimes(endpoint, 1, broken);
    expect(endpoint.state.circuit).toBe('open');
  });

  it('is asked on where one in three calls fails', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    for (let turn = 0; turn < 100; turn += 1) await askTimes(endpoint, 1, turn % 3 === 0 ? broken : works);
    expect(endpoint.state.circuit).toBe('closed');
  });

  it('has nine faults of long ago forgiven', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    await askTimes(endpoint, 9, broken);
    vi.advanceTimersByTime(61_000);
    await askTimes(endpoint, 9, broken);
    expect(endpoint.state.circuit).toBe('closed');
  });

  it('leaves every other endpoint as it is', async () => {
    const { endpoints } = createTestEndpoints();
    const address = 'https://supplier.example/one';
    await askTimes(endpoints.at({ kind: 'practice', organisation: 'Z91001', address }), 10, broken);
    const other = endpoints.at({ kind: 'practice', organisation: 'Z91002', address });
    expect(await ask(other, () => works)).toEqual(works);
    // The same practice at another address is another system.
    const moved = endpoints.at({ kind: 'practice', organisation: 'Z91001', address: 'https://two.example' });
    expect(await ask(moved, () => works)).toEqual(works);
    const same = endpoints.at({ kind: 'practice', organisation: 'Z91001', address });
    expect(await ask(same, () => works)).toEqual(suspended);
  });
});

describe('what says nothing about an endpoint', () => {
  it.each<[string, Answer]>([
    ['an answer that cannot be read', failed('SOURCE_BAD_CONTENT')],
    ['a refusal', failed('SOURCE_REJECTED_REQUEST')],
  ])('never suspends it: %s', async (_name, answer) => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    await askTimes(endpoint, 50, answer);
    expect(endpoint.state).toMatchObject({ circuit: 'closed', faults: 0 });
  });

  it('does not interrupt a row of faults', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    await askTimes(endpoint, 9, broken);
    await askTimes(endpoint, 5, failed('SOURCE_BAD_CONTENT'));
    await askTimes(endpoint, 1, broken);
    expect(endpoint.state.circuit).toBe('open');
  });

  it('is silence in less time than is fair, or after the reader has gone', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    for (let time = 0; time < 20; time += 1) {
      await ask(endpoint, () => silent, { timeoutMilliseconds: 299 });
      const reader = new AbortController();
      const leave = () => {
        reader.abort();
        return silent;
      };
      await ask(endpoint, leave, { signal: reader.signal });
    }
    expect(endpoint.state).toMatchObject({ circuit: 'closed', faults: 0 });
  });

  it('is a defect of ours, which is thrown on', async () => {
    const endpoint = createTestEndpoints().endpoints.at({ kind: 'pds' });
    for (let time = 0; time < 20; time += 1) {
      const defect = ask(endpoint, () => Promise.reject(new TypeError('a defect')));
      await expect(defect).rejects.toThrow('a defect');
    }
    expect(endpoint.state.circuit).toBe('closed');
  });
});

describe('a suspended endpoint', () => {
  async function suspend() {
    const { endpoints, lines } = createTestEndpoints();
    const endpoint = endpoints.at({ kind: 'practice', organisation: 'Z91001' });
    await askTimes(endpoint, 10, broken);
    return { endpoint, lines };
  }

  it('is tried by one call after two seconds; the others wait for its outcome and go on', async () => {
    const { endpoint } = await suspend();
    vi.advanceTimersByTime(1999);
    expect(await ask(endpoint, () => works)).toEqual(suspended);
    vi.advanceTimersByTime(1);
    const probe = Promise.withResolvers<Answer>();
    let others = 0;
    const first = ask(endpoint, () => probe.promise);
    const rest = [1, 2, 3].map(() =>
      ask(endpoint, () => {
        others += 1;
        return works;
      }),
    );
    await vi.advanceTimersByTimeAsync(200);
    expect(endpoint.state.circuit).toBe('half-open');
    expect(others).toBe(0);
    probe.resolve(works);
    expect(await Promise.all([first, ...rest])).toEqual([works, works, works, works]);
    expect(endpoint.state.circuit).toBe('closed');
    // It starts anew: nine more faults do not suspend it.
    await askTimes(endpoint, 9, broken);
    expect(endpoint.state.circuit).toBe('closed');
  });

  it('does not keep the others waiting for a call that is slow to find out', async () => {
    const { endpoint } = await suspend();
    vi.advanceTimersByTime(2000);
    const probe = Promise.withResolvers<Answer>();
    const first = ask(endpoint, () => probe.promise);
    const second = ask(endpoint, () => works);
    await vi.advanceTimersByTimeAsync(300);
    expect(await second).toEqual(suspended);
    probe.resolve(works);
    expect(await first).toEqual(works);
  });

  it.each<[string, Answer]>([
    ['fails', broken],
    ['cannot be read', failed('SOURCE_BAD_CONTENT')],
  ])('is left alone for two more seconds when that call %s', async (_name, answer) => {
    const { endpoint } = await suspend();
    vi.advanceTimersByTime(2000);
    expect(await ask(endpoint, () => answer)).toEqual(answer);
    expect(await ask(endpoint, () => works)).toEqual(suspended);
    vi.advanceTimersByTime(2000);
    expect(await ask(endpoint, () => works)).toEqual(works);
  });

  it('is not asked by those who waited for their turn when it was suspended', async () => {
    const { endpoints } = createTestEndpoints();
    const endpoint = endpoints.at({ kind: 'pds' }, { concurrency: 10 });
    const call = vi.fn<() => Promise<Answer>>(() => Promise.resolve(broken));
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(endpoint, call)));
    expect(answers.filter((answer) => answer === broken).length).toBe(call.mock.calls.length);
    expect(call.mock.calls.length).toBeLessThanOrEqual(20);
    expect(answers.at(-1)).toEqual(suspended);
  });

  it('is written down once when it is suspended and once when it answers again', async () => {
    const { endpoint, lines } = await suspend();
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1000);
      await askTimes(endpoint, 1, broken);
    }
    vi.advanceTimersByTime(2000);
    await askTimes(endpoint, 1, works);
    expect(lines.map(({ msg, system, code, milliseconds }) => [msg, system, code, milliseconds])).toEqual([
      ['endpoint suspended', 'practice Z91001', 'SOURCE_SUSPENDED', undefined],
      ['endpoint answers again', 'practice Z91001', undefined, 62_000],
    ]);
  });
});
