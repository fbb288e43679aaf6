import type { PlanQuestion } from './plan-question.ts';
import type { PlanningThread, ThreadReply } from './start-planning-thread.ts';

/** How a question ended that had a budget; `late` where the budget was used up, and the thread is still at it. */
export type BudgetedReply = (ThreadReply | { readonly kind: 'late' }) & {
  /** How much of its processor time the thread spent on it, in milliseconds. */
  readonly workedMilliseconds: number;
};

/** How many times the budget may pass by the clock, however little of it the thread was given to work. */
const mostBudgets = 20;

/**
 * Asks a thread for a plan within a budget of its own processor time, so that a busy machine costs nobody a plan.
 */
export async function planWithin(
  thread: PlanningThread,
  question: PlanQuestion,
  budgetMilliseconds: number,
): Promise<BudgetedReply> {
  const before = await thread.workedMilliseconds();
  const started = performance.now();
  const reply = thread.plan(question);
  let left = budgetMilliseconds;
  while (left > 0) {
    const ended = await within(reply, left);
    if (ended !== undefined) return { ...ended, workedMilliseconds: await readWork() };
    // On a busy machine the thread may not even be given the time to tell.
    const worked = (await within(thread.workedMilliseconds(), budgetMilliseconds)) ?? before;
    const isOver = performance.now() - started > mostBudgets * budgetMilliseconds;
    left = isOver ? 0 : Math.ceil(before + budgetMilliseconds - worked);
  }
  return { ...((await within(reply, 0)) ?? { kind: 'late' }), workedMilliseconds: budgetMilliseconds };

  /** A thread that is lost says nothing any more, and has used up its budget as well as one that is late. */
  async function readWork(): Promise<number> {
    if (thread.isLost()) return budgetMilliseconds;
    const worked = await within(thread.workedMilliseconds(), budgetMilliseconds);
    return worked === undefined ? budgetMilliseconds : worked - before;
  }
}

/** What a promise gives within a time; `undefined` where that passes first. */
async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, passed]);
  } finally {
    clearTimeout(timer);
  }
}
