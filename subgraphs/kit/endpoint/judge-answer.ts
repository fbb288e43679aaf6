import type { Code } from '../../../schema/runtime/codes.ts';
import type { Failed } from '../outcome.ts';
import type { SourceReply } from '../source-call.ts';
import type { Judgement } from './judgement.ts';
import { parseRetryAfter } from './retry-after.ts';

/** Codes that are not listed say that the endpoint works: a refusal, a row or a record that cannot be used. */
const verdicts: Partial<Readonly<Record<Code, Judgement['verdict']>>> = {
  SOURCE_UNAVAILABLE: 'unreachable',
  SOURCE_TIMEOUT: 'slow',
  SOURCE_BUSY: 'failing',
  // It may come from something between us and the endpoint.
  SOURCE_BAD_CONTENT: 'unclear',
};

/** Judges an endpoint by the failure that a call to it ended in. */
export function judgeFailure({ code }: Failed): Judgement {
  return { verdict: verdicts[code] ?? 'working' };
}

/**
 * Judges an endpoint by its answer over HTTP: 5xx and 408 count against it; no other 4xx does, and 501 does not,
 * for they are answers to one question.
 */
export function judgeReply(reply: SourceReply | Failed): Judgement {
  if (reply.kind === 'failed') return judgeFailure(reply);
  const { status, headers } = reply;
  const verdict = status === 408 || (status >= 500 && status !== 501) ? 'failing' : 'working';
  const pause = status === 429 || status === 503 ? parseRetryAfter(headers['retry-after']) : undefined;
  return pause === undefined ? { verdict } : { verdict, pauseMilliseconds: pause };
}
