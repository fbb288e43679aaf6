import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a client may take to receive that it will not be answered. */
const flushMilliseconds = 1000;

/**
 * Closes a server that already reports that it is not ready.
 *
 * @param drainMilliseconds how long it still accepts connections, so that whoever balances load can notice
 * @param graceMilliseconds how long answers under way may take before their connections are cut
 * @param refuseRest answers those that take longer before they are
 */
export async function closeServer(
  server: Server,
  drainMilliseconds: number,
  graceMilliseconds: number,
  refuseRest: () => void = () => {},
): Promise<void> {
  if (drainMilliseconds > 0) await delay(drainMilliseconds);
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection whose answer was under way falls idle later, and would be kept for its next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  let cut = setTimeout(() => {
    refuseRest();
    // What was just written is still to be sent.
    cut = setTimeout(() => server.closeAllConnections(), flushMilliseconds);
  }, graceMilliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
