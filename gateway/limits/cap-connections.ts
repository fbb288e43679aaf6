import type { Server } from 'node:http';
import type { ServerLimits } from './limits.ts';

/**
 * Caps the connections that a server holds open, in all and from one address; one more is closed at once.
 *
 * Beware: behind a proxy all clients come from the proxy's address.
 */
export function capConnections(
  server: Server,
  limits: Pick<ServerLimits, 'connections' | 'connectionsPerAddress'>,
): void {
  server.maxConnections = limits.connections;
  const open = new Map<string, number>();
  server.prependListener('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > limits.connectionsPerAddress) socket.destroy();
  });
}
