/** How long an answer of the store counts, in milliseconds, so that asking for readiness never loads it. */
const rememberMilliseconds = 1000;
/** How long the store may take to answer, in milliseconds. */
const patienceMilliseconds = 1000;

/**
 * Builds what tells whether a subgraph's own store can be reached now, by a statement that reads nothing.
 *
 * It asks by itself: a subgraph that is not ready gets no questions from which it could learn that the store is back.
 */
export function createStoreProbe(
  ask: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): () => Promise<boolean> {
  let known: { readonly answer: Promise<boolean>; readonly at: number } | undefined;
  return () => {
    if (known === undefined || now() - known.at > rememberMilliseconds) {
      known = { answer: isAnswered(ask), at: now() };
    }
    return known.answer;
  };
}

async function isAnswered(ask: () => Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, patienceMilliseconds, false);
  try {
    return await Promise.race([ask().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
