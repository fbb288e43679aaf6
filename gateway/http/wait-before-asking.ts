import type { ApolloServerPlugin } from '@apollo/server';
import type { Exchange } from '../execution/exchange.ts';

/**
 * Says by `Retry-After` when what was refused may be asked again, and by the status 429 that nothing else was answered.
 *
 * An answer that holds anything stays one: what came of it is not asked for a second time.
 */
export const waitBeforeAsking: ApolloServerPlugin<Exchange> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue: { waits }, response: { body, http } }) {
        if (waits.size === 0 || body.kind !== 'single') return Promise.resolve();
        http.headers.set('retry-after', String(Math.max(...waits)));
        const { data, errors = [] } = body.singleResult;
        const isRefused = errors.some(({ extensions }) => extensions?.['code'] === 'TOO_MANY_PERSONS');
        if (isRefused && isNothing(data)) http.status = 429;
        return Promise.resolve();
      },
    }),
};

/** Whether nothing was answered: no field at the top holds anything but places that are empty. */
function isNothing(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).every(
    (value) => value === null || (Array.isArray(value) && value.every((each) => each === null)),
  );
}
