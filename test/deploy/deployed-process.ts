import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Workload } from './workloads.ts';

/** What stands for a cluster on one machine. */
export interface Substitutes {
  /** The project as it stands in the image. */
  readonly root: string;
  /** Where the folders of mounts are, each process's below its own name. */
  readonly mounts: string;
  /** The local port of each named port of each process, as `patient/http`. */
  readonly ports: Readonly<Record<string, number>>;
  /** The values of Secrets, as `caregraph-seal/seal`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Addresses that are written otherwise in the manifests, by how they begin there. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The authority of the certificates that the processes show each other, in PEM. */
  readonly ca: string;
  /** What the image itself sets. */
  readonly image: Readonly<Record<string, string>>;
}

/** A process that runs as the manifests say. */
export interface DeployedProcess {
  readonly name: string;
  /** Asks one of its paths at one of its ports. */
  get(port: string, path: string): Promise<{ readonly status: number; readonly text: string }>;
  /** Resolves once its startup probe passes, within the tries that the probe has; rejects where the process ends. */
  started(): Promise<void>;
  /** The most memory that it ever held, in bytes; 0 where the system does not tell. */
  mostMemory(): number;
  /** Asks it to end and resolves with its status and how many seconds that took. */
  end(): Promise<{ readonly status: number | null; readonly seconds: number }>;
}

/** The environment of a process, with hosts, ports and secrets replaced by those of this machine. */
export function toEnvironment(workload: Workload, given: Substitutes): Record<string, string> {
  const { container, settings } = workload;
  const folders = container.volumeMounts.map(({ mountPath }) => mountPath);
  const substitute = (name: string, value: string): string => {
    const folder = folders.find((each) => value.startsWith(`${each}/`));
    if (folder !== undefined) return join(given.mounts, workload.name, value);
    if (name.endsWith('_PORT')) {
      const port = container.ports.find(({ containerPort }) => String(containerPort) === value);
      if (port === undefined) throw new Error(`${workload.name} has no port ${value} for ${name}.`);
      return String(given.ports[`${workload.name}/${port.name}`]);
    }
    if (value === '0.0.0.0') return '127.0.0.1';
    const address = Object.keys(given.addresses).find((each) => value.startsWith(each));
    return address === undefined ? value : `${given.addresses[address]}${value.slice(address.length)}`;
  };
  const secrets = Object.entries(workload.secrets).map(([name, { object, key }]) => {
    const value = given.secrets[`${object}/${key}`];
    if (value === undefined) throw new Error(`There is no secret ${object}/${key} for ${name}.`);
    return [name, value];
  });
  return {
    ...given.image,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, substitute(name, value)])),
    ...(Object.fromEntries(secrets) as Record<string, string>),
  };
}

/** Starts a process by the manifests' own command; it may write nowhere but where they mount something to write to. */
export function startDeployed(workload: Workload, given: Substitutes): DeployedProcess {
  const { name, container } = workload;
  const [, ...entry] = container.command;
  const writable = workload.writable.map((path) => `--allow-fs-write=${join(given.mounts, name, path)}`);
  const child = spawn(
    process.execPath,
    ['--permission', '--allow-fs-read=*', '--allow-net', '--allow-worker', ...writable, ...entry],
    { cwd: given.root, env: toEnvironment(workload, given), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const dispatcher = new Agent({ connect: { ca: given.ca } });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4000);
  });
  const get: DeployedProcess['get'] = async (port, path) => {
    const { httpGet } = container.startupProbe;
    const isSecured = httpGet.scheme === 'HTTPS' && httpGet.port === port;
    // A certificate names a host.
    const base = isSecured ? 'https://localhost' : 'http://127.0.0.1';
    const response = await request(`${base}:${given.ports[`${name}/${port}`]}${path}`, { dispatcher });
    return { status: response.statusCode, text: await response.body.text() };
  };
  return {
    name,
    get,
    async started() {
      const { httpGet, periodSeconds, failureThreshold } = container.startupProbe;
      const until = performance.now() + periodSeconds * failureThreshold * 1000;
      while (performance.now() < until) {
        if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`);
        const answer = await get(httpGet.port, httpGet.path).catch(() => undefined);
        if (answer?.status === 200) return;
        await pause(100);
      }
      throw new Error(`${name} did not start in time: ${said}`);
    },
    mostMemory: () => readMostMemory(child),
    async end() {
      const began = performance.now();
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
      if (!dispatcher.closed) await dispatcher.close();
      return { status: child.exitCode, seconds: (performance.now() - began) / 1000 };
    },
  };
}

function readMostMemory(child: ChildProcess): number {
  if (process.platform !== 'linux') return 0;
  const text = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}
