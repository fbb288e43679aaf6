import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRetryBudget } from '../../subgraphs/kit/endpoint/retry-budget.ts';
import type { Judgement } from '../../subgraphs/kit/endpoint/judgement.ts';
import { failed } from '../../subgraphs/kit/outcome.ts';
import {
  type Answer,
  ask,
  askTimes,
  broken,
  createTestEndpoints,
  refused,
  silent,
  useFakeClock,
  works,
} from './endpoint-harness.ts';

useFakeClock();

/** A source that gives these answers in turn, the last one for ever. */
function script(...answers: readonly Answer[]) {
  let next = 0;
  return vi.fn<() => Answer>(() => answers[Math.min(next++, answers.length - 1)] ?? works);
}

async function settle<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  return promise;
}

describe('a call that fails', () => {
  const open = () => createTestEndpoints().endpoints.at({ kind: 'pds' });

  it('is made once more when the connection failed fast and it only reads', async () => {
    const endpoint = open();
    const call = script(refused, works);
    expect(await settle(ask(endpoint, call, { isRead: true }), 20)).toEqual(works);
    expect(call).toHaveBeenCalledTimes(2);
    expect(endpoint.state).toMatchObject({ questions: 1, retries: 1, faults: 0 });
  });

  it('counts once, however often it was made', async () => {
    const endpoint = open();
    const call = script(refused);
    expect(await settle(ask(endpoint, call, { isRead: true }), 20)).toEqual(refused);
    expect(call).toHaveBeenCalledTimes(2);
    expect(endpoint.state.faults).toBe(1);
  });

  it.each<[string, Answer, boolean, number]>([
    ['it does more than read', refused, false, 2000],
    ['the source said that it failed', broken, true, 2000],
    ['the source was silent', silent, true, 2000],
    ['there is no time for it', refused, true, 20],
  ])('is not made again where %s', async (_name, answer, isRead, timeoutMilliseconds) => {
    const call = script(answer);
    await settle(ask(open(), call, { isRead, timeoutMilliseconds }), 1000);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is not made again where the connection failed late', async () => {
    const call = vi.fn<() => Promise<Answer>>(async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 301);
      });
      return refused;
    });
    expect(await settle(ask(open(), call, { isRead: true }), 2000)).toEqual(refused);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is not made again when it is the one that tries a suspended endpoint', async () => {
    const endpoint = open();
    await askTimes(endpoint, 10, broken);
    vi.advanceTimersByTime(2000);
    const call = script(refused);
    expect(await settle(ask(endpoint, call, { isRead: true }), 100)).toEqual(refused);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is made again ten times and then for every tenth question, over all endpoints', async () => {
    const { endpoints } = createTestEndpoints();
    const call = script(refused);
    for (let question = 0; question < 1010; question += 1) {
      // Few enough faults at each endpoint that none is suspended.
      const endpoint = endpoints.at({ kind: 'practice', organisation: `Z${Math.floor(question / 5)}` });
      await settle(ask(endpoint, call, { isRead: true }), 20);
    }
    const retries = endpoints.states().reduce((sum, state) => sum + state.retries, 0);
    expect(call).toHaveBeenCalledTimes(1010 + retries);
    expect(retries).toBeGreaterThanOrEqual(109);
    expect(retries).toBeLessThanOrEqual(111);
  });
});

it('the budget of retries never adds more than a tenth to the load, beyond its reserve', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 500 }), fc.nat({ max: 20 }), (steps, reserve) => {
      const budget = createRetryBudget(reserve);
      let calls = 0;
      let retries = 0;
      for (const isCall of steps) {
        if (isCall) {
          calls += 1;
          budget.earn();
        } else if (budget.take()) retries += 1;
        if (retries > reserve + calls / 10) return false;
      }
      return true;
    }),
  );
});

describe('an endpoint that asks to be left alone', () => {
  const busy = failed('SOURCE_BUSY');
  const asks =
    (pauseMilliseconds: number) =>
    (answer: Answer): Judgement =>
      answer.kind === 'found' ? { verdict: 'working' } : { verdict: 'working', pauseMilliseconds };
  const open = () => createTestEndpoints().endpoints.at({ kind: 'council', organisation: '901' });

  it('is asked again when it said that it will have time, and by nobody before', async () => {
    const endpoint = open();
    const call = script(failed('SOURCE_REJECTED_REQUEST'), works);
    const first = ask(endpoint, call, { isRead: true, judge: asks(1000) });
    await vi.advanceTimersByTimeAsync(1);
    const second = ask(endpoint, call);
    await vi.advanceTimersByTimeAsync(998);
    expect(call).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(21);
    expect(call).toHaveBeenCalledTimes(3);
    expect(await Promise.all([first, second])).toEqual([works, works]);
  });

  it('is not asked by those who have no time to wait', async () => {
    const endpoint = open();
    const call = script(failed('SOURCE_REJECTED_REQUEST'), works);
    const question = { isRead: true, judge: asks(30_000) };
    expect(await ask(endpoint, call, question)).toEqual(failed('SOURCE_REJECTED_REQUEST'));
    expect(await ask(endpoint, call, question)).toEqual(busy);
    expect(endpoint.state.patienceMilliseconds).toBe(30_000);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(await settle(ask(endpoint, call, question), 1000)).toEqual(works);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it('is asked once only for what does more than read', async () => {
    const call = script(failed('SOURCE_REJECTED_REQUEST'));
    await settle(ask(open(), call, { isRead: false, judge: asks(0) }), 100);
    expect(call).toHaveBeenCalledTimes(1);
  });
});
