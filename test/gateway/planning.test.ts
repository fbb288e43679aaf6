import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createPlanning,
  defaultPlanningOptions,
  type PlanningOptions,
} from '../../gateway/planning/create-planning.ts';
import type { PlanningThread, ThreadReply } from '../../gateway/planning/start-planning-thread.ts';
import { createWeightedCache } from '../../gateway/limits/weighted-cache.ts';
import { createLog } from '../../schema/runtime/log.ts';

const parts = { supergraphSdl: '', status: undefined, warmUpMilliseconds: 0 };
const log = createLog('test', 'silent');
const plan = (name: string) => ({ kind: 'QueryPlan', node: { kind: 'Fetch', name } });

/** A thread whose plans come when they are given, and whose work is what it is said to be. */
class FakeThread implements PlanningThread {
  readonly ready = Promise.resolve();
  readonly asked: string[] = [];
  worked = 0;
  isClosed = false;
  reply: PromiseWithResolvers<ThreadReply> = Promise.withResolvers();
  readonly isLost = () => this.isClosed;
  plan({ text }: { text: string }) {
    this.asked.push(text);
    this.reply = Promise.withResolvers();
    return this.reply.promise;
  }
  workedMilliseconds() {
    return Promise.resolve(this.worked);
  }
  close() {
    this.isClosed = true;
    this.reply.resolve({ kind: 'lost' });
    return Promise.resolve();
  }
  give(name: string) {
    this.reply.resolve({ kind: 'planned', json: JSON.stringify(plan(name)) });
  }
}

function start(options: Partial<PlanningOptions> = {}) {
  const threads: FakeThread[] = [];
  const planning = createPlanning(parts, {
    ...defaultPlanningOptions,
    ...options,
    startThread: () => {
      const thread = new FakeThread();
      threads.push(thread);
      return thread;
    },
    log,
  });
  const ask = (text: string, name = 'a', signal = new AbortController().signal) =>
    planning.plan({ text, conditions: {} }, { name, signal });
  const isAsked = (thread: number, text: string) =>
    vi.waitFor(() => expect(threads[thread]?.asked.at(-1)).toBe(text), { interval: 1, timeout: 15_000 });
  return { threads, planning, ask, isAsked };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('planning', () => {
  it('plans one question after the other, and the same once for all who ask it meanwhile', async () => {
    const { threads, ask, isAsked } = start();
    const both = [ask('{ a }'), ask('{  a  }', 'b')];
    const other = ask('{ b }', 'b');
    await isAsked(0, '{ a }');
    threads[0]?.give('first');
    expect(await Promise.all(both)).toEqual([
      { plan: plan('first'), weight: expect.any(Number) },
      { plan: plan('first'), weight: expect.any(Number) },
    ]);
    await isAsked(0, '{ b }');
    threads[0]?.give('second');
    expect((await other).plan).toEqual(plan('second'));
    expect(threads[0]?.asked).toEqual(['{ a }', '{ b }']);
  });

  it('tells how many questions wait for their turn, and how long each did', async () => {
    const waited: number[] = [];
    let count: (() => number) | undefined;
    const { threads, planning, ask, isAsked } = start({
      watch: {
        planWaited: (seconds) => void waited.push(seconds),
        countWaiting(given) {
          count = given;
          return () => (count = undefined);
        },
      },
    });
    const first = ask('{ a }');
    const others = [ask('{ b }', 'b'), ask('{ c }', 'c')];
    await isAsked(0, '{ a }');
    expect(count?.()).toBe(2);
    threads[0]?.give('first');
    await first;
    await isAsked(0, '{ b }');
    expect(count?.()).toBe(1);
    threads[0]?.give('second');
    await isAsked(0, '{ c }');
    threads[0]?.give('third');
    await Promise.all(others);
    expect(count?.()).toBe(0);
    expect(waited).toHaveLength(3);
    expect(waited.every((seconds) => seconds >= 0 && seconds < 60)).toBe(true);
    await planning.close();
    expect(count).toBeUndefined();
  });

  it('ends and replaces a thread that works longer than the budget, and refuses the question for a while', async () => {
    const { threads, ask, isAsked } = start({ budgetMilliseconds: 20, refusedMilliseconds: 100 });
    const hostile = ask('{ hostile }');
    const waiting = ask('{ good }', 'b');
    await isAsked(0, '{ hostile }');
    const thread = threads[0] as FakeThread;
    thread.worked = 21;
    await expect(hostile).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
    expect(thread.isClosed).toBe(true);
    await isAsked(1, '{ good }');
    threads[1]?.give('good');
    expect((await waiting).plan).toEqual(plan('good'));
    await expect(ask('{hostile}')).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
    expect(threads[1]?.asked).toEqual(['{ good }']);
    vi.setSystemTime(Date.now() + 101);
    void ask('{ hostile }').catch(() => undefined);
    await isAsked(1, '{ hostile }');
  });

  it('lets a thread finish that was given no time to work', async () => {
    const { threads, ask, isAsked } = start({ budgetMilliseconds: 20 });
    const slow = ask('{ slow }');
    await isAsked(0, '{ slow }');
    const thread = threads[0] as FakeThread;
    const asked = vi.spyOn(thread, 'workedMilliseconds');
    await vi.waitFor(() => expect(asked).toHaveBeenCalled(), { interval: 1, timeout: 15_000 });
    thread.give('slow');
    expect((await slow).plan).toEqual(plan('slow'));
    expect(threads).toHaveLength(1);
  });

  it('but not for ever', async () => {
    const { threads, ask } = start({ budgetMilliseconds: 5 });
    await expect(ask('{ slow }')).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
    expect(threads).toHaveLength(3);
  });

  it('takes a thread that ended by itself, as for want of memory, for one that worked too long', async () => {
    const { threads, ask, isAsked } = start();
    const asked = ask('{ large }');
    await isAsked(0, '{ large }');
    await threads[0]?.close();
    await expect(asked).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
    await expect(ask('{ large }')).rejects.toMatchObject({ code: 'PLAN_BUDGET_EXCEEDED' });
  });

  it('does not plan what nobody waits for any more, and lets nobody wait who left', async () => {
    const { threads, ask, isAsked } = start();
    const first = ask('{ a }');
    await isAsked(0, '{ a }');
    const left = new AbortController();
    const second = ask('{ b }', 'a', left.signal);
    const third = ask('{ c }');
    left.abort();
    await expect(second).rejects.toMatchObject({ code: 'PLANNING_BUSY' });
    threads[0]?.give('a');
    await first;
    await isAsked(0, '{ c }');
    threads[0]?.give('c');
    await third;
    expect(threads[0]?.asked).toEqual(['{ a }', '{ c }']);
  });

  it('refuses one caller more than may wait, and nobody else', async () => {
    const { ask, isAsked } = start({ mostWaitingOfOne: 2 });
    void ask('{ a }').catch(() => undefined);
    await isAsked(0, '{ a }');
    void ask('{ b }').catch(() => undefined);
    void ask('{ c }').catch(() => undefined);
    await expect(ask('{ d }')).rejects.toMatchObject({ code: 'PLANNING_BUSY' });
    const other = ask('{ e }', 'b');
    expect(await Promise.race([other, Promise.resolve('waits')])).toBe('waits');
  });

  it('keeps a caller waiting that had its share of the time, and nobody else', async () => {
    vi.useFakeTimers();
    const { threads, ask, isAsked } = start({
      pace: { share: 0.1, atOnceMilliseconds: 0, eachMilliseconds: 0 },
    });
    const first = ask('{ a }');
    await isAsked(0, '{ a }');
    const thread = threads[0] as FakeThread;
    thread.worked = 20;
    thread.give('a');
    await first;
    const second = ask('{ b }');
    const other = ask('{ c }', 'b');
    await isAsked(0, '{ c }');
    threads[0]?.give('c');
    await other;
    await vi.advanceTimersByTimeAsync(150);
    expect(threads[0]?.asked).toEqual(['{ a }', '{ c }']);
    await vi.advanceTimersByTimeAsync(100);
    expect(threads[0]?.asked.at(-1)).toBe('{ b }');
    threads[0]?.give('b');
    expect((await second).plan).toEqual(plan('b'));
  });

  it('plans what another asks too as soon as that one may have a turn', async () => {
    const { threads, ask, isAsked } = start({
      pace: { share: 0.001, atOnceMilliseconds: 0, eachMilliseconds: 0 },
    });
    const first = ask('{ a }');
    await isAsked(0, '{ a }');
    const thread = threads[0] as FakeThread;
    thread.worked = 200;
    thread.give('a');
    await first;
    const both = [ask('{ b }'), ask('{ b }', 'b')];
    await isAsked(0, '{ b }');
    thread.give('b');
    expect((await Promise.all(both)).map((one) => one.plan)).toEqual([plan('b'), plan('b')]);
    expect(thread.asked).toEqual(['{ a }', '{ b }']);
  });

  it('forgets what a caller waits for no longer that had its share, so that others have room', async () => {
    const { threads, ask, isAsked } = start({
      pace: { share: 0.001, atOnceMilliseconds: 0, eachMilliseconds: 0 },
      mostWaiting: 1,
    });
    const first = ask('{ a }');
    await isAsked(0, '{ a }');
    const thread = threads[0] as FakeThread;
    thread.worked = 200;
    thread.give('a');
    await first;
    const left = new AbortController();
    const second = ask('{ b }', 'a', left.signal);
    await expect(ask('{ c }', 'b')).rejects.toMatchObject({ code: 'PLANNING_BUSY' });
    left.abort();
    await expect(second).rejects.toMatchObject({ code: 'PLANNING_BUSY' });
    const other = ask('{ d }', 'b');
    await isAsked(0, '{ d }');
    thread.give('d');
    expect((await other).plan).toEqual(plan('d'));
  });

  it('lets those who wait for much give way to who waits for one thing', async () => {
    const { threads, ask, isAsked } = start({ mostWaiting: 4 });
    void ask('{ a }').catch(() => undefined);
    await isAsked(0, '{ a }');
    const many = ['{ b }', '{ c }', '{ d }', '{ e }'].map((text) => ask(text));
    const other = ask('{ f }', 'b');
    await expect(many[3]).rejects.toMatchObject({ code: 'PLANNING_BUSY' });
    for (const text of ['{ a }', '{ b }', '{ f }', '{ c }', '{ d }']) {
      await isAsked(0, text);
      threads[0]?.give(text);
    }
    expect((await other).plan).toEqual(plan('{ f }'));
    expect((await Promise.all(many.slice(0, 3))).map((one) => one.plan)).toEqual(
      ['{ b }', '{ c }', '{ d }'].map(plan),
    );
  });

  it('takes nothing from a caller for the time in which the thread was given no work', async () => {
    vi.useFakeTimers();
    const { threads, ask, isAsked } = start({
      pace: { share: 0.001, atOnceMilliseconds: 5, eachMilliseconds: 0 },
    });
    const first = ask('{ a }');
    await isAsked(0, '{ a }');
    await vi.advanceTimersByTimeAsync(200);
    const thread = threads[0] as FakeThread;
    thread.worked = 4;
    thread.give('a');
    await first;
    const second = ask('{ b }');
    await isAsked(0, '{ b }');
    thread.give('b');
    expect((await second).plan).toEqual(plan('b'));
  });
});

describe('a weighted cache', () => {
  it('forgets what was not used for longest once all weigh too much', () => {
    const cache = createWeightedCache<string>(10);
    cache.set('a', 'A', 4);
    cache.set('b', 'B', 4);
    expect(cache.get('a')).toBe('A');
    cache.set('c', 'C', 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.weight]).toEqual(['A', undefined, 'C', 8]);
    cache.set('a', 'A', 6);
    expect([cache.values(), cache.weight]).toEqual([['C', 'A'], 10]);
    cache.set('d', 'D', 11);
    expect([cache.values(), cache.weight]).toEqual([['C', 'A'], 10]);
  });
});
