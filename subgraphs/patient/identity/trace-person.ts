import type { SubgraphContext } from '../../kit/context.ts';
import type { Outcome } from '../../kit/outcome.ts';
import type { Demographics, Trace } from './demographics.ts';

/**
 * Traces a person at most once for one graph request, under whichever of their numbers they are asked for.
 *
 * @param nhsNumber a valid NHS number.
 */
export function tracePerson(
  demographics: Demographics,
  nhsNumber: string,
  context: SubgraphContext,
): Promise<Outcome<Trace>> {
  return context.memory.once(`person ${nhsNumber}`, async () => {
    const startedAt = Date.now();
    const outcome = await demographics.trace(nhsNumber, context);
    if (outcome.kind === 'failed') {
      const { requestId } = context.request;
      const milliseconds = Date.now() - startedAt;
      const { code, cause } = outcome;
      context.log.warn('trace failed', { system: demographics.system, code, requestId, milliseconds, cause });
    }
    // What leads back to the person from their record asks by the current number.
    if (outcome.kind === 'found') {
      void context.memory.once(`person ${outcome.value.person.nhsNumber}`, () => Promise.resolve(outcome));
    }
    return outcome;
  });
}
