import { findFreePort } from './find-free-port.ts';
import { type KillableProcess, startKillable } from './killable-process.ts';
import { supplierToken } from './telehealth-supplier.ts';

/** The community subgraph as a process of its own, which takes readings and can be killed at any moment. */
export interface TelehealthProcess extends KillableProcess {
  /** Where readings are sent, always the same. */
  readonly url: string;
}

/** Runs the real entry of the community subgraph over a store; no provider answers. */
export async function startTelehealthProcess(storeUrl: string): Promise<TelehealthProcess> {
  const port = await findFreePort();
  const supplier = {
    id: 'northmoor',
    odsCode: 'TH001',
    name: 'Northmoor Telehealth',
    token: supplierToken,
    numbers: 'traced',
    fallbackOwner: { name: 'Telehealth hub' },
  };
  const process = await startKillable({
    entry: 'subgraphs/community/index.ts',
    event: 'community store ready',
    environment: {
      CAREGRAPH_COMMUNITY_PORT: '0',
      CAREGRAPH_COMMUNITY_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
      CAREGRAPH_COMMUNITY_STORE_URL: storeUrl,
      CAREGRAPH_TELEHEALTH_PORT: String(port),
      CAREGRAPH_TELEHEALTH_SUPPLIERS: JSON.stringify([supplier]),
    },
  });
  return { ...process, url: `http://127.0.0.1:${port}/fhir/R4` };
}
