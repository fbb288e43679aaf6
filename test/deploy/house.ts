import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../support/find-free-port.ts';
import { projectRoot, readProjectFile } from '../docs/project-files.ts';
import { createAuthority, createProcessTls, type TestAuthority } from '../support/certificates.ts';
import { testIssuers } from '../support/tokens.ts';
import { readImageEnvironment } from './containerfile.ts';
import { type DeployedProcess, startDeployed, type Substitutes } from './deployed-process.ts';
import { councilApiKey, type DeployedSources } from './deployed-sources.ts';
import { mountFiles } from './mount-files.ts';
import type { Workload } from './workloads.ts';

/** The house as the manifests run it, each process once. */
export interface DeployedHouse {
  readonly processes: ReadonlyMap<string, DeployedProcess>;
  /** Where the folders of mounts are, each process's below its own name. */
  readonly mounts: string;
  readonly ports: Readonly<Record<string, number>>;
  /** The values of Secrets, as `caregraph-seal/seal`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The authority of the certificates that the processes show each other, in PEM. */
  readonly ca: string;
  /** The authority of the certificates with which hospitals send. */
  readonly authority: TestAuthority;
  close(): Promise<void>;
}

/** A supplier of telehealth that never sends anything. */
const telehealthSupplier = {
  id: 'northmoor',
  odsCode: 'TH001',
  name: 'Northmoor Telehealth',
  token: 'a-telehealth-token-of-a-deployed-house',
  numbers: 'traced',
  fallbackOwner: { name: 'Telehealth hub' },
};

const secret = (words: string) => Buffer.from(`${words}, and of nothing else`).toString('base64');

/** Starts processes of the manifests over sources and waits until each passes its startup probe. */
export async function startDeployedHouse(
  workloads: readonly Workload[],
  sources: DeployedSources,
  root: string = projectRoot,
): Promise<DeployedHouse> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(workloads, sources, root);
    } catch (error) {
      // Somebody else can take a port between its being found free and its being listened at.
      const isTaken = error instanceof Error && error.message.includes('is taken by another program');
      if (!isTaken || attempt === 5) throw error;
    }
  }
}

async function startOnce(
  workloads: readonly Workload[],
  sources: DeployedSources,
  root: string,
): Promise<DeployedHouse> {
  const mounts = await mkdtemp(join(tmpdir(), 'caregraph-deploy-'));
  const authority = await createAuthority('hospitals');
  const port = await authority.issue('caregraph');
  const tls = await createProcessTls();
  const secrets: Readonly<Record<string, string>> = {
    'caregraph-seal/seal': secret('seals of a deployed house'),
    'caregraph-ids/ids': secret('ids of a deployed house'),
    'caregraph-gateway/receipt-secret': secret('receipts of a deployed house'),
    'caregraph-gateway/one-time-tokens-url': sources.storesUrl,
    'caregraph-patient/store-url': sources.storesUrl,
    'caregraph-patient/audit-secret': secret('looks of a deployed house'),
    'caregraph-patient/pds-api-key': 'a-key',
    'caregraph-primary/sds-api-key': 'a-key',
    'caregraph-secondary/store-url': sources.storesUrl,
    'caregraph-secondary/fhir-servers.json': '[]',
    'caregraph-community/database-url': sources.communityUrl,
    'caregraph-community/store-url': sources.storesUrl,
    'caregraph-community/telehealth-suppliers.json': JSON.stringify([telehealthSupplier]),
    'caregraph-social/council-api-key': councilApiKey,
    'caregraph-social/store-url': sources.storesUrl,
    'caregraph-social/home-care.json': '[]',
    'caregraph-process-tls/tls.key': tls.key,
    'caregraph-process-tls/tls.crt': tls.cert,
    'caregraph-process-tls/ca.crt': tls.ca,
    'caregraph-mllp-tls/tls.key': port.key,
    'caregraph-mllp-tls/tls.crt': port.certificate,
    'caregraph-mllp-tls/ca.crt': authority.certificate,
  };
  const texts: Readonly<Record<string, string>> = {
    ...secrets,
    'issuers/issuers.json': JSON.stringify(testIssuers),
    'caregraph-supergraph/supergraph.graphql': readProjectFile('schema/supergraph.graphql'),
  };
  const ports: Record<string, number> = {};
  for (const { name, container } of workloads) {
    for (const named of container.ports) ports[`${name}/${named.name}`] = await findFreePort();
    for (const folder of workloads.find((each) => each.name === name)?.writable ?? []) {
      await mkdir(join(mounts, name, folder), { recursive: true });
    }
  }
  const given: Substitutes = {
    root,
    mounts,
    ports,
    secrets,
    ca: tls.ca,
    image: readImageEnvironment(),
    addresses: {
      ...Object.fromEntries(
        workloads.flatMap(({ name, container }) => {
          const host = `${name}:${container.ports.find((each) => each.name === 'http')?.containerPort}`;
          const own = ports[`${name}/http`];
          return [
            [`http://${host}`, `http://127.0.0.1:${own}`],
            [`https://${host}`, `https://localhost:${own}`],
          ];
        }),
      ),
      'https://pds.example': sources.demographicsUrl,
      'https://directory.example/spine-directory/FHIR/R4': sources.directoryUrl,
      'https://council.example': sources.councilUrl,
    },
  };
  for (const workload of workloads) {
    await mountFiles(join(mounts, workload.name), workload.files, ({ object, key }) => {
      const text = texts[`${object}/${key}`];
      if (text === undefined) throw new Error(`There is nothing for ${key} of ${object}.`);
      return text;
    });
  }
  const started = workloads.map((workload) => startDeployed(workload, given));
  const processes = new Map(started.map((each) => [each.name, each]));
  const close = async () => {
    await Promise.all(started.map((each) => each.end()));
    await rm(mounts, { recursive: true, force: true });
  };
  try {
    await Promise.all(started.map((each) => each.started()));
  } catch (error) {
    await close();
    throw error;
  }
  return { processes, mounts, ports, secrets, ca: tls.ca, authority, close };
}
