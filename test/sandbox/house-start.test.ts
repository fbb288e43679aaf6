import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { findTakenPorts, readPorts } from '../../sandbox/house/ports.ts';
import { runTokenCommand } from '../../sandbox/identity/token-command.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { findFreePorts } from './house-fixture-ports.ts';

const entry = join(import.meta.dirname, '../../sandbox/start.ts');
const people = 25;

/** What a started house has said so far. */
interface Started {
  readonly process: ChildProcess;
  output(): string;
  says(text: string): Promise<void>;
}

describe('the whole house', () => {
  const directory = mkdtempSync(join(tmpdir(), 'caregraph-house-'));
  let started: Started | undefined;

  const start = (environment: Record<string, string>, ...words: string[]): Started => {
    const { CAREGRAPH_SANDBOX_POSTGRES_URL: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [entry, ...words, '--data', directory], {
      env: { ...inherited, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const one: Started = {
      process: child,
      output: () => output,
      says: (text) =>
        vi.waitFor(
          () => {
            if (child.exitCode !== null) throw new Error(`It has ended. ${output}`);
            expect(output).toContain(text);
          },
          { timeout: 170_000, interval: 50 },
        ),
    };
    started = one;
    return one;
  };

  afterEach(async () => {
    const child = started?.process;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it(
    'starts, answers about the showcase person, and leaves no process behind',
    { timeout: 180_000 },
    async () => {
      const environment = await findFreePorts();
      const ports = readPorts(environment);
      const house = start(environment, '--people', String(people));
      await house.says('Caregraph is ready');
      expect(house.output()).toContain(`http://localhost:${ports.gateway} `);
      expect(house.output()).toContain(`http://localhost:${ports.switchboard} `);
      expect(house.output()).toContain('hospital histories: 25 of 25 people (100 %)');

      const [showcase] = createPopulation({ people }).interesting();
      const token = await runTokenCommand(['general-practitioner'], environment);
      expect(token.status).toBe(0);
      const response = await fetch(`http://localhost:${ports.gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token.text}` },
        body: JSON.stringify({
          query: `query ($number: ID!) {
            patient(nhsNumber: $number) { nhsNumber record { sources { setting state } encounters { totalCount } } }
          }`,
          variables: { number: showcase?.nhsNumber },
        }),
      });
      const answer = (await response.json()) as {
        data: {
          patient: {
            nhsNumber: string;
            record: { sources: { setting: string; state: string }[]; encounters: { totalCount: number } };
          };
        };
        errors?: unknown;
      };
      expect(answer.errors).toBeUndefined();
      expect(answer.data.patient.nhsNumber).toBe(showcase?.nhsNumber);
      const settings = answer.data.patient.record.sources.map(({ setting }) => setting);
      expect(new Set(settings)).toEqual(new Set(['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL']));
      expect(answer.data.patient.record.sources.map(({ state }) => state)).not.toContain('UNAVAILABLE');
      expect(answer.data.patient.record.encounters.totalCount).toBeGreaterThan(10);
      expect(statSync(join(directory, 'people-25', 'secrets.json')).mode & 0o777).toBe(0o600);

      const children = childrenOf(house.process.pid);
      expect(children).toHaveLength(9);
      house.process.kill('SIGTERM');
      expect(await once(house.process, 'exit')).toEqual([0, null]);
      expect(children.filter(isAlive)).toEqual([]);
      expect(await findTakenPorts(ports)).toEqual([]);
    },
  );

  it('leaves no process behind where its start is broken off', { timeout: 180_000 }, async () => {
    const environment = await findFreePorts();
    const house = start(environment, '--people', String(people));
    await house.says('ready: the embedded');
    const children = childrenOf(house.process.pid);
    expect(children.length).toBeGreaterThan(0);
    house.process.kill('SIGTERM');
    expect(await once(house.process, 'exit')).toEqual([0, null]);
    expect(children.filter(isAlive)).toEqual([]);
    expect(house.output()).not.toContain('failed');
    expect(await findTakenPorts(readPorts(environment))).toEqual([]);
  });

  it('ends with a sentence, and starts nothing, where a port is taken', async () => {
    const environment = await findFreePorts();
    const server = createServer().listen(Number(environment['CAREGRAPH_SANDBOX_EMIS_PORT']), '127.0.0.1');
    await once(server, 'listening');
    const house = start(environment);
    expect(await once(house.process, 'close')).toEqual([1, null]);
    expect(house.output()).toBe(
      `\nPort ${environment['CAREGRAPH_SANDBOX_EMIS_PORT']}, for the first practice system, is taken. Stop the program that holds it, or set CAREGRAPH_SANDBOX_EMIS_PORT to another port.\n`,
    );
    server.close();
  });

  it('ends with a sentence where it is asked for too few people, and with the usage where asked for help', async () => {
    const few = start({}, '--people', '3');
    expect(await once(few.process, 'close')).toEqual([1, null]);
    expect(few.output()).toMatch(/^\n--people must be a whole number from 20 to \d+\.\n$/);
    const help = start({}, '--help');
    expect(await once(help.process, 'close')).toEqual([0, null]);
    expect(help.output()).toMatch(/^Usage: npm start/);
  });
});

function childrenOf(parent: number | undefined): number[] {
  return execFileSync('ps', ['-A', '-o', 'ppid=,pid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([ppid, pid]) => ppid === parent && pid !== undefined)
    .flatMap(([, pid = 0]) => (isAlive(pid) ? [pid] : []));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
