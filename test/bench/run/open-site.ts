import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphNames } from '../../../schema/care-settings.ts';
import type { Contender, RunningContender } from '../contenders/contender.ts';
import { closePosts } from '../load/post.ts';
import { findFreePort } from '../../support/find-free-port.ts';
import { readOpenSupergraph } from './open-supergraph.ts';
import { type RunningSubgraphs, startSubgraphs } from './start-subgraphs.ts';

/** Subgraphs that run, and contenders that are started over them. */
export interface OpenSite {
  readonly subgraphs: RunningSubgraphs;
  start(contender: Contender): Promise<RunningContender>;
  /** Stops all that was started. */
  close(): Promise<void>;
}

/** Starts the subgraphs, and then contenders over them on free ports. */
export async function openSite(): Promise<OpenSite> {
  const subgraphs = await startSubgraphs();
  const folder = mkdtempSync(join(tmpdir(), 'caregraph-bench-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, withAddresses(readOpenSupergraph(), subgraphs));
  const running: RunningContender[] = [];
  let isKept = false;
  return {
    subgraphs,
    async start(contender) {
      try {
        const port = await findFreePort();
        const started = await contender.start({ subgraphs, supergraphFile, folder, port });
        running.push(started);
        return started;
      } catch (error) {
        // What it wrote says why.
        isKept = true;
        throw error;
      }
    },
    async close() {
      await Promise.all(running.map(({ url }) => closePosts(url)));
      await Promise.all([subgraphs.stop(), ...running.map(({ process }) => process.stop())]);
      if (!isKept) await rm(folder, { recursive: true, force: true });
    },
  };
}

function withAddresses(sdl: string, subgraphs: RunningSubgraphs): string {
  return subgraphNames.reduce(
    (text, name) =>
      text.replace(
        new RegExp(`(@join__graph\\(name: "${name}", url: ")[^"]*`),
        (_, before: string) => before + subgraphs.urlOf(name),
      ),
    sdl,
  );
}
