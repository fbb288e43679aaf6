import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findFreePort } from './find-free-port.ts';
import { startTestPds, type TestPds } from './patient-pds.ts';
import { testIssuers } from './tokens.ts';

/** The secret of both processes, in the form of the environment. */
export const houseSecret = Buffer.from('a secret for processes that are killed').toString('base64');

/** The names of the processes that can be killed. */
export type KilledName = 'patient' | 'gateway';

/** The real gateway and the real patient subgraph, each a process of its own that can be killed at any moment. */
export interface KilledHouse {
  readonly gatewayUrl: string;
  readonly pds: TestPds;
  /** Ends one without any warning, as a power cut does, and starts the next one. */
  killAndRestart(name: KilledName): Promise<void>;
  close(): Promise<void>;
}

/** Starts both over a store. */
export async function startKilledHouse(
  storeUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<KilledHouse> {
  const pds = await startTestPds();
  const ports = { patient: await findFreePort(), gateway: await findFreePort() };
  const common = {
    PATH: process.env['PATH'] ?? '',
    CAREGRAPH_SEAL_SECRET: houseSecret,
    CAREGRAPH_LOG_LEVEL: 'silent',
  };
  const variables: Readonly<Record<KilledName, Readonly<Record<string, string>>>> = {
    patient: {
      CAREGRAPH_PATIENT_PORT: String(ports.patient),
      CAREGRAPH_PATIENT_STORE_URL: storeUrl,
      CAREGRAPH_ACCESS_TIMEOUT: '2000',
      CAREGRAPH_ID_SECRET: houseSecret,
      CAREGRAPH_PDS_URL: pds.url,
      ...environment,
    },
    gateway: {
      CAREGRAPH_GATEWAY_PORT: String(ports.gateway),
      CAREGRAPH_PATIENT_URL: `http://127.0.0.1:${ports.patient}/graphql`,
      CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
    },
  };
  const run = async (name: KilledName): Promise<ChildProcess> => {
    const entry = name === 'gateway' ? 'gateway/index.ts' : 'subgraphs/patient/index.ts';
    const child = spawn(process.execPath, [entry], {
      env: { ...common, ...variables[name] },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  };
  const end = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const children = { patient: await run('patient'), gateway: await run('gateway') };
  return {
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
    pds,
    async killAndRestart(name) {
      await end(children[name], 'SIGKILL');
      children[name] = await run(name);
    },
    async close() {
      await Promise.all([end(children.gateway, 'SIGTERM'), end(children.patient, 'SIGTERM')]);
      await pds.close();
    },
  };
}
