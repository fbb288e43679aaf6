import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesFolder } from '../run/install-packages.ts';
import { startProcess } from '../run/start-process.ts';
import type { Contender } from './contender.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** Hive Gateway by its own command, with its planner in JavaScript. */
export const hiveJavaScript = createHive('hive-js', 'Hive Gateway, JavaScript planner');

/** Hive Gateway by its own command, with its planner in Rust. */
export const hiveRust = createHive('hive-rust', 'Hive Gateway, Rust planner');

function createHive(name: string, title: string): Contender {
  return {
    name,
    title,
    needsPackages: true,
    async start({ supergraphFile, folder, port }) {
      const config = `${name}.config.mjs`;
      // Beside its packages, so that it finds them and ours stay out of its sight.
      copyFileSync(fileURLToPath(new URL(config, import.meta.url)), join(packagesFolder, config));
      const process = startProcess({
        arguments: [
          join(packagesFolder, 'node_modules/@graphql-hive/gateway/dist/bin.js'),
          'supergraph',
          supergraphFile,
          '--port',
          String(port),
          '--host',
          '127.0.0.1',
          '--config-path',
          join(packagesFolder, config),
        ],
        folder: packagesFolder,
        logFile: join(folder, `${name}.log`),
      });
      const url = `http://127.0.0.1:${port}/graphql`;
      await waitUntilReady(url, process);
      return { name, url, process };
    },
  };
}
