import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../run/start-process.ts';
import type { Contender } from './contender.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const entry = fileURLToPath(new URL('stock-gateway.mjs', import.meta.url));

/** `ApolloGateway` in `startStandaloneServer`, in the versions that Caregraph itself is built on. */
export const stock: Contender = {
  name: 'stock',
  title: 'ApolloGateway, startStandaloneServer',
  needsPackages: false,
  async start({ supergraphFile, folder, port }) {
    const process = startProcess({
      arguments: [entry, supergraphFile, String(port)],
      folder,
      logFile: join(folder, 'stock.log'),
      // It would otherwise report to its vendor.
      environment: { APOLLO_TELEMETRY_DISABLED: '1' },
    });
    const url = `http://127.0.0.1:${port}/`;
    await waitUntilReady(url, process);
    return { name: 'stock', url, process };
  },
};
