import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Closes a server that already reports that it is not ready.
 *
 * @param drainMilliseconds how long it still accepts connections, so that whoever balances load can notice
 * @param graceMilliseconds how long answers under way may take before their connections are cut
 */
export async function closeServer(
  server: Server,
  drainMilliseconds: number,
  graceMilliseconds: number,
): Promise<void> {
  if (drainMilliseconds > 0) await delay(drainMilliseconds);
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection whose answer was under way falls idle later, and would be kept for its next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
