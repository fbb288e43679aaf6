import type { Failed } from '../outcome.ts';
import { callSource, type SourceCall, type SourceReply } from '../source-call.ts';
import type { Endpoint, Question } from './endpoint.ts';
import { judgeReply } from './judge-answer.ts';

/** Asks an endpoint over HTTP; the call is made anew for each attempt, with ids of its own where it has some. */
export function askSource(
  endpoint: Endpoint,
  question: Omit<Question<unknown>, 'judge'>,
  toCall: () => Omit<SourceCall, 'signal' | 'timeoutMilliseconds'>,
): Promise<SourceReply | Failed> {
  const { timeoutMilliseconds, signal, isRead } = question;
  return endpoint.ask({ timeoutMilliseconds, signal, isRead, judge: judgeReply }, (attempt) =>
    callSource({ ...toCall(), ...attempt }),
  );
}
