import { stripIgnoredCharacters } from 'graphql';
import type { Log } from '../../schema/runtime/log.ts';
import { PlanRefusal } from '../plan-executor/plan-refusal.ts';
import { createFairQueue } from './fair-queue.ts';
import { createPace, type PaceLimits, unpaced } from './pace.ts';
import { PlanLimit } from './plan-limit.ts';
import type { OperationPlan, PlanAsker, PlanOperation, PlanQuestion, WeighedPlan } from './plan-question.ts';
import { type BudgetedReply, planWithin } from './plan-within.ts';
import { createRefusedQuestions } from './refused-questions.ts';
import { startPlanningThread, type ThreadParts } from './start-planning-thread.ts';
import { createThreadKeeper } from './thread-keeper.ts';

/** Plans the operations of one supergraph on a thread of its own. */
export interface Planning {
  readonly plan: PlanOperation;
  /** Plans what is likely to be asked next, in order, for so long at most. */
  warm(questions: readonly PlanQuestion[], milliseconds: number): Promise<void>;
  /** Resolves when the thread is warm; rejects where the supergraph cannot be planned on. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What planning is bounded by. */
export interface PlanningOptions {
  /** How much processor time one plan may take. */
  readonly budgetMilliseconds: number;
  /** How long it is remembered that a question took too long. */
  readonly refusedMilliseconds: number;
  /** How many questions may wait in all, and of one caller. */
  readonly mostWaiting: number;
  readonly mostWaitingOfOne: number;
  /** How much of the thread's time one caller may take. */
  readonly pace: PaceLimits;
  readonly startThread: typeof startPlanningThread;
  readonly watch?: PlanningWatch;
  readonly log: Log;
}

/** Sees how long questions wait for their turn. */
export interface PlanningWatch {
  /** Notes that a question had its turn after so long. */
  planWaited(seconds: number): void;
  /** Is told where to read from now on how many questions wait; the function given ends that. */
  countWaiting(count: () => number): () => void;
}

/** The bounds where nothing else is configured. */
export const defaultPlanningOptions = {
  budgetMilliseconds: 250,
  refusedMilliseconds: 60_000,
  mostWaiting: 200,
  mostWaitingOfOne: 20,
  pace: unpaced,
  startThread: startPlanningThread,
} as const satisfies Omit<PlanningOptions, 'log'>;

/** One question that is being planned or waits for it, for all who ask the same. */
interface Job {
  readonly key: string;
  /** Those by whose turn it may be planned. */
  readonly owners: Set<string>;
  readonly question: PlanQuestion;
  readonly signals: AbortSignal[];
  /** When it began to wait. */
  readonly since: number;
  readonly settled: PromiseWithResolvers<WeighedPlan>;
  /** Whether somebody's turn came. */
  isTaken: boolean;
}

/** What somebody waits for. */
interface Turn {
  readonly owner: string;
  readonly job: Job;
}

/**
 * Builds what plans on a thread: everybody in turn, the same question once for all who ask it, and none for longer
 * than its budget. A thread that is at it for longer is ended and replaced.
 */
export function createPlanning(parts: ThreadParts, options: PlanningOptions): Planning {
  const { budgetMilliseconds, watch, log } = options;
  const keeper = createThreadKeeper(() => options.startThread(parts));
  const refused = createRefusedQuestions(options.refusedMilliseconds);
  const queue = createFairQueue<Turn>(options.mostWaiting, options.mostWaitingOfOne, giveWay);
  const pace = createPace(options.pace);
  const endCount = watch?.countWaiting(() => queue.size);
  const jobs = new Map<string, Job>();
  const warmed = new Map<string, WeighedPlan>();
  let isWorking = false;
  let timer: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let turn = takeNext(); turn !== undefined; turn = takeNext()) {
      const { job } = turn;
      if (job.isTaken) continue;
      job.isTaken = true;
      try {
        job.settled.resolve(await planOne(turn));
      } catch (error) {
        job.settled.reject(error);
      }
      jobs.delete(job.key);
    }
    isWorking = false;
    workLater();
  }

  /** Goes on when one of those who are left, who all have had their share, may have a turn again. */
  function workLater(): void {
    clearTimeout(timer);
    const waits = Array.from(queue.owners(), (owner) => pace.waitOf(owner));
    if (waits.length > 0) timer = setTimeout(() => void work(), Math.ceil(Math.min(...waits))).unref();
  }

  /** Adds a turn; where there is no room, those go first that nobody waits for any more. */
  function add(turn: Turn): boolean {
    if (queue.size < options.mostWaiting && queue.add(turn.owner, turn)) return true;
    queue.drop(({ job }) => isOver(job));
    return queue.add(turn.owner, turn);
  }

  /** Ends what waits for a turn that another needed more; a question that is somebody else's too waits on for theirs. */
  function giveWay({ owner, job }: Turn): void {
    job.owners.delete(owner);
    if (job.isTaken || job.owners.size > 0) return;
    jobs.delete(job.key);
    job.settled.reject(new PlanLimit('PLANNING_BUSY'));
  }

  /** Whether nobody waits for a question any more. */
  function isOver(job: Job): boolean {
    if (job.isTaken) return true;
    const isLeft = job.signals.every(({ aborted }) => aborted);
    if (isLeft) jobs.delete(job.key);
    return isLeft;
  }

  const takeNext = () => queue.take((owner) => pace.waitOf(owner) === 0);

  async function planOne({ owner, job: { key, question, signals, since } }: Turn): Promise<WeighedPlan> {
    watch?.planWaited((performance.now() - since) / 1000);
    if (signals.every(({ aborted }) => aborted)) throw new PlanLimit('PLANNING_BUSY');
    const thread = await keeper.current();
    const reply = await planWithin(thread, question, budgetMilliseconds);
    pace.spend(owner, reply.workedMilliseconds);
    if (reply.kind === 'late' || reply.kind === 'lost') {
      refused.add(key);
      keeper.replace();
      log.warn('a plan took too long', { code: 'PLAN_BUDGET_EXCEEDED' });
    }
    return toPlan(reply);
  }

  async function plan(question: PlanQuestion, asker: PlanAsker): Promise<WeighedPlan> {
    const key = toKey(question);
    const warm = warmed.get(key);
    // Whoever asks first keeps it.
    if (warmed.delete(key) && warm !== undefined) return warm;
    if (refused.has(key)) throw new PlanLimit('PLAN_BUDGET_EXCEEDED');
    const known = jobs.get(key);
    const job = known ?? createJob(key, question);
    if (!job.isTaken && !job.owners.has(asker.name)) {
      // Whoever asks the same need not wait until the first has a turn.
      const isAdded = add({ owner: asker.name, job });
      if (!isAdded && known === undefined) throw new PlanLimit('PLANNING_BUSY');
      if (isAdded) job.owners.add(asker.name);
      jobs.set(key, job);
    }
    job.signals.push(asker.signal);
    void work();
    return unlessAborted(job.settled.promise, asker.signal);
  }

  async function warm(questions: readonly PlanQuestion[], milliseconds: number): Promise<void> {
    const signal = AbortSignal.timeout(milliseconds);
    for (const question of questions) {
      if (signal.aborted) return;
      try {
        warmed.set(toKey(question), await plan(question, { name: '', signal }));
      } catch {
        // What cannot be planned any more is refused when it is asked again.
      }
    }
  }

  return {
    plan,
    warm,
    ready: keeper.current().then(() => undefined),
    close() {
      clearTimeout(timer);
      endCount?.();
      return keeper.close();
    },
  };
}

function createJob(key: string, question: PlanQuestion): Job {
  const settled = Promise.withResolvers<WeighedPlan>();
  settled.promise.catch(() => undefined);
  return { key, owners: new Set(), question, signals: [], since: performance.now(), settled, isTaken: false };
}

function toPlan(reply: BudgetedReply): WeighedPlan {
  switch (reply.kind) {
    case 'planned':
      return { plan: JSON.parse(reply.json) as OperationPlan, weight: reply.json.length };
    case 'refused':
      throw new PlanRefusal(reply.reason);
    case 'failed':
      throw new Error('The planner failed.', { cause: new Error(reply.name) });
    default:
      throw new PlanLimit('PLAN_BUDGET_EXCEEDED');
  }
}

/** The same for all questions that differ in nothing but how they are written. */
function toKey({ text, operationName = '', conditions }: PlanQuestion): string {
  return [operationName, JSON.stringify(conditions), stripIgnoredCharacters(text)].join(' ');
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new PlanLimit('PLANNING_BUSY'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
      .catch(() => undefined);
  });
}
