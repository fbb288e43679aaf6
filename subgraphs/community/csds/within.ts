import { type Failed, failed } from '../../kit/outcome.ts';
import { toDatabaseFailure } from './database-failure.ts';

/**
 * Waits for work no longer than a time and a signal allow; what it throws becomes the failure that it means.
 *
 * Work that is given up goes on until its own limits end it: what it still reads serves the rest of the request.
 */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: Promise<T>,
): Promise<T | Failed> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
  const { promise, resolve } = Promise.withResolvers<Failed>();
  const onEnd = () => resolve(failed('SOURCE_TIMEOUT'));
  if (ended.aborted) onEnd();
  ended.addEventListener('abort', onEnd, { once: true });
  try {
    return await Promise.race([work.catch(toDatabaseFailure), promise]);
  } finally {
    ended.removeEventListener('abort', onEnd);
  }
}
