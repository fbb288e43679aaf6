import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { SubgraphName } from '../../../schema/care-settings.ts';
import type { RecordedRequest, ServeCommand } from '../world/serve.ts';
import { stopProcess } from './start-process.ts';

/** The process that stands for all subgraphs. */
export interface RunningSubgraphs {
  urlOf(subgraph: SubgraphName): string;
  /** Lets every answer wait between so many milliseconds. */
  setDelay(from: number, to: number): void;
  /** Records the requests that come while something is done. */
  record(work: () => Promise<void>): Promise<readonly RecordedRequest[]>;
  stop(): Promise<void>;
}

/** Starts the process that stands for all subgraphs. */
export async function startSubgraphs(): Promise<RunningSubgraphs> {
  const child = fork(fileURLToPath(new URL('../world/serve.ts', import.meta.url)), { stdio: 'inherit' });
  const [{ listening }] = (await once(child, 'message')) as [{ listening: AddressInfo }];
  const tell = (command: ServeCommand) => child.send(command);
  return {
    urlOf: (subgraph) => `http://127.0.0.1:${listening.port}/${subgraph}`,
    setDelay: (from, to) => void tell({ ask: 'delay', from, to }),
    async record(work) {
      tell({ ask: 'record' });
      await work();
      const answered = once(child, 'message');
      tell({ ask: 'recorded' });
      const [{ recorded }] = (await answered) as [{ recorded: RecordedRequest[] }];
      return recorded.map(({ subgraph, body, after }) => ({ subgraph, body, after }));
    },
    stop: () => stopProcess(child),
  };
}
