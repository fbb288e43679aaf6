import { type AddressInfo, createServer } from 'node:net';
import { listeners } from '../../sandbox/house/ports.ts';

/** Finds a free port for everything that listens in the sandbox, as the environment that moves it there. */
export async function findFreePorts(): Promise<Record<string, string>> {
  // All are held at once, so that none is found twice.
  const held = await Promise.all(
    Object.values(listeners).map(async ({ variable }) => {
      const server = createServer();
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return { variable, server, port: (server.address() as AddressInfo).port };
    }),
  );
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(held.map(({ variable, port }) => [variable, String(port)]));
}
