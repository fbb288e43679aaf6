import { findFreePort } from './find-free-port.ts';
import { type KillableProcess, startKillable } from './killable-process.ts';

/** The secondary subgraph as a process of its own, which can be killed at any moment and started again. */
export interface SecondaryProcess extends KillableProcess {
  readonly mllpPort: number;
}

/** Runs the real entry of the secondary subgraph over a store, always on the same port for messages. */
export async function startSecondaryProcess(
  storeUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<SecondaryProcess> {
  const mllpPort = await findFreePort();
  const process = await startKillable({
    entry: 'subgraphs/secondary/index.ts',
    event: 'listening for messages',
    environment: {
      CAREGRAPH_SECONDARY_PORT: '0',
      CAREGRAPH_MLLP_PORT: String(mllpPort),
      CAREGRAPH_SECONDARY_STORE_URL: storeUrl,
      ...environment,
    },
  });
  return { ...process, mllpPort };
}
