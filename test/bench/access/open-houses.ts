import { copyFileSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../../../sandbox/postgres/start-embedded-postgres.ts';
import type { Life } from '../../../sandbox/population/life.ts';
import { startHouse } from '../../support/start-house.ts';
import { testIssuers } from '../../support/tokens.ts';
import { waitUntilReady } from '../contenders/wait-until-ready.ts';
import { closePosts } from '../load/post.ts';
import { findFreePort } from '../../support/find-free-port.ts';
import { startProcess } from '../run/start-process.ts';
import type { Entrant } from '../sections/gateway-contenders.ts';
import type { HouseOptions } from './house-options.ts';

/** Two whole houses, each a process of its own, over the same sources, which run in this one. */
export interface OpenHouses {
  /** With access control, and without. */
  readonly entrants: readonly [on: Entrant, off: Entrant];
  /** People whom the reader who asks may see. */
  readonly lives: readonly Life[];
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('run-house.ts', import.meta.url));
const supergraph = fileURLToPath(new URL('../../../schema/supergraph.graphql', import.meta.url));

/** Starts the sources, and over them a house with access control and one without. */
export async function openHouses(): Promise<OpenHouses> {
  const folder = mkdtempSync(join(tmpdir(), 'caregraph-bench-access-'));
  const [first, access] = await Promise.all([startHouse({ people: 60 }), startEmbeddedPostgres({ port: 0 })]);
  const start = async (name: string, title: string, accessUrl?: string): Promise<Entrant> => {
    const supergraphFile = join(folder, `${name}.graphql`);
    copyFileSync(supergraph, supergraphFile);
    const port = await findFreePort();
    const options: HouseOptions = {
      port,
      issuers: testIssuers,
      sources: first.sourceUrls,
      supergraphFile,
      ...(accessUrl === undefined ? {} : { accessUrl }),
    };
    const process = startProcess({
      arguments: [script, JSON.stringify(options)],
      logFile: join(folder, `${name}.log`),
    });
    const url = `http://127.0.0.1:${port}/graphql`;
    await waitUntilReady(url, process);
    return { name, title, url, process };
  };
  const entrants = [
    await start('access-on', 'with access control', access.url),
    await start('access-off', 'without'),
  ] as const;
  const { practice } = first.population.life(0);
  const lives = Array.from({ length: 60 }, (_, index) => first.population.life(index)).filter(
    (life) => life.practice.odsCode === practice.odsCode && life.difficulties.length === 0,
  );
  return {
    entrants,
    lives,
    async close() {
      await Promise.all(entrants.map(({ url }) => closePosts(url)));
      await Promise.all(entrants.map(({ process }) => process.stop()));
      await Promise.all([first.close(), access.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
