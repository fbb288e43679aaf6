import type { MeasuredProcess } from '../run/start-process.ts';
import type { RunningSubgraphs } from '../run/start-subgraphs.ts';

/** A gateway that is compared with the others. */
export interface Contender {
  /** As it is named on the command line and in figures. */
  readonly name: string;
  /** What it is, for readers. */
  readonly title: string;
  /** Whether the bench's own packages must be installed for it. */
  readonly needsPackages: boolean;
  start(site: Site): Promise<RunningContender>;
}

/** What a contender is started over. */
export interface Site {
  readonly subgraphs: RunningSubgraphs;
  /** The product's supergraph, with the addresses of those subgraphs. */
  readonly supergraphFile: string;
  /** A folder for what it writes. */
  readonly folder: string;
  readonly port: number;
}

/** A contender that answers. */
export interface RunningContender {
  readonly name: string;
  /** Where it answers GraphQL. */
  readonly url: string;
  readonly process: MeasuredProcess;
}
