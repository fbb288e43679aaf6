import type { Answer, Problem, Question } from '../asking/answer.ts';
import type { Outcome } from '../asking/ask.ts';
import type { Reader } from '../asking/readers.ts';

/** What was asked, and by whom: an answer belongs to exactly one. */
export interface Asked {
  readonly question: Question;
  readonly reader: Reader | undefined;
  /** What the question is called. */
  readonly title: string;
}

/** What was asked last, and what became of it; what was asked before is gone with its answer. */
export interface Exchange {
  /** Another one wherever the question or the reader is another. */
  readonly number: number;
  /** Absent where what stood in the editors could not be asked. */
  readonly asked?: Asked;
  readonly answer?: Answer;
  readonly problem?: Problem;
  readonly wasStopped?: boolean;
}

/** Begins to ask: only the answer to the same question, for the same reader, stays until there is another. */
export function beginExchange(latest: Exchange | undefined, asked: Asked): Exchange {
  if (latest?.asked === undefined || !isSame(latest.asked, asked)) return { number: toNext(latest), asked };
  const { number, answer } = latest;
  return { number, asked, ...(answer === undefined ? {} : { answer }) };
}

/** What could not even be asked; nothing that was answered before is about it. */
export function refuseExchange(latest: Exchange | undefined, problem: Problem): Exchange {
  return { number: toNext(latest), problem };
}

/** Ends what was asked by what came of it. What refuses the reader or the question takes the earlier answer along. */
export function endExchange({ number, asked, answer }: Exchange, outcome: Outcome): Exchange {
  const own = { number, ...(asked === undefined ? {} : { asked }) };
  if (outcome.kind === 'answered') return { ...own, answer: outcome.answer };
  const earlier = answer === undefined ? {} : { answer };
  if (outcome.kind === 'stopped') return { ...own, ...earlier, wasStopped: true };
  const { problem } = outcome;
  return { ...own, ...(problem.keepsEarlier === true ? earlier : {}), problem };
}

/** Takes back what is said of a question that somebody leaves; an answer stays, and is shown where it is fit to be. */
export function leaveProblem(latest: Exchange | undefined): Exchange | undefined {
  if (latest?.problem === undefined) return latest;
  const { problem: _problem, ...rest } = latest;
  return rest.answer === undefined ? undefined : rest;
}

function isSame(one: Asked, other: Asked): boolean {
  return one.reader?.id === other.reader?.id && toText(one.question) === toText(other.question);
}

function toText({ query, operationName, variables }: Question): string {
  return JSON.stringify([query, operationName, variables]);
}

function toNext(latest: Exchange | undefined): number {
  return (latest?.number ?? 0) + 1;
}
