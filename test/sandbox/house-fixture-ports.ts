import { listeners } from '../../sandbox/house/ports.ts';
import { findFreePort } from '../support/find-free-port.ts';

/** Finds a free port for everything that listens in the sandbox, as the environment that moves it there. */
export async function findFreePorts(): Promise<Record<string, string>> {
  const variables = Object.values(listeners).map(({ variable }) => variable);
  const ports = new Set<number>();
  while (ports.size < variables.length) ports.add(await findFreePort());
  return Object.fromEntries([...ports].map((port, index) => [variables[index], String(port)]));
}
