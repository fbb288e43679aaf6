import { afterEach, beforeEach, vi } from 'vitest';
import { createLog } from '../../subgraphs/kit/log.ts';
import { createEndpoints, type Endpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import type { Endpoint, Question } from '../../subgraphs/kit/endpoint/endpoint.ts';
import type { Judgement } from '../../subgraphs/kit/endpoint/judgement.ts';
import { type Failed, failed, type Found, found } from '../../subgraphs/kit/outcome.ts';

/** What a scripted source answers. */
export type Answer = Found<string> | Failed;

/** Every clock that endpoints go by stands still until a test moves it. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Endpoints with a log that the test can read. */
export function createTestEndpoints(): { endpoints: Endpoints; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { endpoints: createEndpoints({ log: createLog('test', 'info', { write }) }), lines };
}

export const works: Answer = found('an answer');
export const refused: Answer = failed('SOURCE_UNAVAILABLE');
export const silent: Answer = failed('SOURCE_TIMEOUT');
export const broken: Answer = failed('SOURCE_ERROR');

/** Judges as the words above say. */
export function judge(answer: Answer): Judgement {
  if (answer.kind === 'found') return { verdict: 'working' };
  if (answer.code === 'SOURCE_UNAVAILABLE') return { verdict: 'unreachable' };
  if (answer.code === 'SOURCE_TIMEOUT') return { verdict: 'slow' };
  return { verdict: answer.code === 'SOURCE_ERROR' ? 'failing' : 'unclear' };
}

/** Asks an endpoint whose source answers as scripted, with two seconds of time. */
export function ask(
  endpoint: Endpoint,
  call: () => Answer | Promise<Answer>,
  more: Partial<Question<Answer>> = {},
): Promise<Answer> {
  const signal = new AbortController().signal;
  return endpoint.ask({ timeoutMilliseconds: 2000, signal, isRead: false, judge, ...more }, async () =>
    call(),
  );
}

/** Asks so many times, one after the other. */
export async function askTimes(endpoint: Endpoint, times: number, answer: Answer): Promise<void> {
  for (let time = 0; time < times; time += 1) await ask(endpoint, () => answer);
}
