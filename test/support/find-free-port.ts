import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The first port that the system may give to any connection (Linux: 32768; elsewhere higher). */
const firstGiven = 32_768;

/** A port on loopback that nobody uses now, of those that the system gives to nobody by itself. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, firstGiven);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
