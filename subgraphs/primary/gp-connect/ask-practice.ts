import { failed, type NotSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { SourceReply } from '../../kit/source-call.ts';
import type { PracticeRoute } from '../directory/practice-directory.ts';
import type { AdmittedQuestion } from './admit-question.ts';
import { callPractice, type PracticeQuestion } from './call-practice.ts';
import { type Interaction, interactions } from './interactions.ts';
import type { PracticeReading } from './practice-reading.ts';
import { type Refusal, toRefusal } from './spine-error.ts';

/** One practice's capability, found and ready to be asked, within one budget of time. */
export interface PracticeLine {
  readonly kind: 'line';
  readonly route: PracticeRoute;
  ask(question: PracticeQuestion): Promise<SourceReply | Refusal>;
}

/**
 * Finds where a practice answers one capability; `absence` is what it means that the directory lists none.
 *
 * The time for finding and for everything that is asked then is one budget.
 */
export async function findPractice(
  reading: PracticeReading,
  { practiceOdsCode, caller }: AdmittedQuestion,
  capability: Interaction,
  context: ReadContext,
  absence: Refusal | NotSupported,
): Promise<PracticeLine | Refusal> {
  const begun = performance.now();
  const remaining = () => Math.floor(reading.timeoutMilliseconds - (performance.now() - begun));
  const route = await reading.directory.findRoute(practiceOdsCode, interactions[capability]);
  if (route.kind === 'absent') return absence;
  if (route.kind !== 'found') return route;
  const { address } = route.value;
  const endpoint = reading.endpoints.at(
    { kind: 'practice', organisation: practiceOdsCode, address },
    { concurrency: reading.concurrency },
  );
  return {
    kind: 'line',
    route: route.value,
    async ask(question) {
      if (remaining() <= 0) return failed('SOURCE_TIMEOUT');
      const reply = await callPractice(reading.consumer, question, {
        endpoint,
        route: route.value,
        caller,
        signal: context.signal,
        timeoutMilliseconds: remaining(),
      });
      if (reply.kind === 'failed' || reply.status === 200) return reply;
      return toRefusal(reply.status, reply.json);
    },
  };
}
