import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { subgraphNames } from '../../../schema/care-settings.ts';
import { testIssuers } from '../../support/tokens.ts';
import { startProcess } from '../run/start-process.ts';
import type { Contender } from './contender.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** What one Caregraph differs in from another. */
export interface CaregraphOptions {
  readonly name: string;
  readonly title: string;
  /** The folder of the checkout. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of the Node that runs it. */
  readonly nodeArguments?: readonly string[];
}

/** Caregraph's gateway as production runs it: its own process, every guard on, the caller sealed. */
export function createCaregraph(options: CaregraphOptions): Contender {
  const { name, title, folder, environment = {}, nodeArguments = [] } = options;
  return {
    name,
    title,
    needsPackages: false,
    async start({ subgraphs, port, ...site }) {
      const process = startProcess({
        arguments: [...nodeArguments, join(folder, 'gateway/index.ts')],
        folder: site.folder,
        logFile: join(site.folder, `${name}.log`),
        environment: {
          ...Object.fromEntries(
            subgraphNames.map((one) => [`CAREGRAPH_${one.toUpperCase()}_URL`, subgraphs.urlOf(one)]),
          ),
          CAREGRAPH_GATEWAY_PORT: String(port),
          CAREGRAPH_PROFILE: 'production',
          CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
          CAREGRAPH_SEAL_SECRET: randomBytes(32).toString('base64'),
          ...environment,
        },
      });
      const url = `http://127.0.0.1:${port}/graphql`;
      await waitUntilReady(url, process);
      return { name, url, process };
    },
  };
}
