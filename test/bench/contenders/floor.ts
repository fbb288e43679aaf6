import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { post } from '../load/post.ts';
import type { Workload } from '../load/workloads.ts';
import { startProcess } from '../run/start-process.ts';
import type { RunningSubgraphs } from '../run/start-subgraphs.ts';
import { modelOf, toModel, toModelOf } from '../world/people.ts';
import type { Contender, RunningContender } from './contender.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const entry = fileURLToPath(new URL('floor-server.mjs', import.meta.url));

/** What the floor replays for one operation. */
interface Scene {
  readonly requests: readonly {
    readonly url: string;
    readonly body: unknown;
    readonly after: readonly number[];
  }[];
  readonly result: unknown;
}

/** The least that any gateway must do, replaying what another one asked for the same operations. */
export function createFloor(workloads: readonly Workload[], recordFrom: RunningContender): Contender {
  return {
    name: 'floor',
    title: 'floor: the same requests, parsed and written, nothing else',
    needsPackages: false,
    async start({ subgraphs, folder, port }) {
      const scriptFile = join(folder, 'floor.json');
      writeFileSync(scriptFile, JSON.stringify(await recordScenes(workloads, recordFrom, subgraphs)));
      const kinds = Array.from({ length: 100 }, (_, kind) => [String(kind).padStart(2, '0'), modelOf(kind)]);
      writeFileSync(`${scriptFile}.models`, JSON.stringify(kinds));
      const process = startProcess({
        arguments: [entry, scriptFile, String(port)],
        folder,
        logFile: join(folder, 'floor.log'),
      });
      const url = `http://127.0.0.1:${port}/graphql`;
      await waitUntilReady(url, process);
      return { name: 'floor', url, process };
    },
  };
}

/** Records what a contender asks of the subgraphs, and answers, for each operation that differs in kind. */
async function recordScenes(
  workloads: readonly Workload[],
  { url }: RunningContender,
  subgraphs: RunningSubgraphs,
): Promise<readonly (readonly [string, Scene])[]> {
  const scenes: [string, Scene][] = [];
  // Long enough that what waits for an answer comes visibly after it.
  subgraphs.setDelay(15, 15);
  for (const { query, kinds, toVariables } of workloads) {
    for (const kind of kinds) {
      const variables = toVariables(kind);
      const asked = toModel(JSON.stringify(variables));
      let answer = '';
      const recorded = await subgraphs.record(async () => {
        ({ text: answer } = await post(url, JSON.stringify({ query, variables })));
      });
      const requests = recorded.map(({ subgraph, body, after }) => ({
        url: subgraphs.urlOf(subgraph),
        body: JSON.parse(toModel(body).text) as unknown,
        after,
      }));
      const result = JSON.parse(toModelOf(answer, asked.people)) as unknown;
      scenes.push([`${query} ${asked.text}`, { requests, result }]);
    }
  }
  subgraphs.setDelay(0, 0);
  return scenes;
}
