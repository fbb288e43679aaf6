import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codes } from '../../schema/runtime/codes.ts';
import { supergraphFile } from '../../gateway/load-supergraph.ts';
import { transportFaults, canary } from '../gateway/transport-faults.ts';
import { findPersona, signToken } from '../support/tokens.ts';
import { toTokenClaims } from '../../sandbox/identity/to-token-claims.ts';
import { createPick, createQuestions, type Question, toOtherSupergraph } from './questions.ts';
import { serveOracle } from './serve-oracle.ts';
import { type Memory, startGatewayProcess } from './start-gateway-process.ts';
import { findUntruths } from './truth.ts';

/** What a soak came to. */
export interface SoakReport {
  readonly answered: number;
  /** Of those, while nothing was made to fail: compared with the truth to the last value. */
  readonly compared: number;
  /** Not answered in time although nothing was made to fail: the machine has too much else to do. */
  readonly slow: number;
  /** Refused for a limit, or because the one who asks may not see a part of it. */
  readonly refused: number;
  readonly reloads: number;
  readonly refusedReloads: number;
  readonly faults: number;
  /** What must not have happened, each kind with an example and how often it did. */
  readonly broken: ReadonlyMap<string, { readonly count: number; readonly example: string }>;
  readonly memory: readonly (Memory & { readonly minute: number })[];
  readonly milliseconds: readonly number[];
  readonly exitStatus: number | null;
}

/** How a soak goes. */
export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly clients: number;
  readonly onProgress: (share: number, words: string) => void;
}

/** How many operations are asked again and again; some are new each time, so that nothing may rely on being known. */
const knownQuestions = 200;
const newPercent = 2;

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { code?: string };
  }[];
}

/** Asks a gateway random operations for so long, while its subgraphs fail and its supergraph is replaced. */
export async function soak({ minutes, seed, clients, onProgress }: SoakOptions): Promise<SoakReport> {
  const pick = createPick(seed);
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const file = join(folder, 'supergraph.graphql');
  await copyFile(supergraphFile, file);
  const sound = await readFile(file, 'utf8');
  const oracle = await serveOracle();
  const write = createQuestions(pick);
  const known: Question[] = [];
  while (known.length < knownQuestions) known.push(await write());
  const gateway = await startGatewayProcess(file, oracle.urls);
  const started = performance.now();
  const minute = () => (performance.now() - started) / 60_000;
  const isOver = () => minute() >= minutes;
  const broken = new Map<string, { count: number; example: string }>();
  const milliseconds: number[] = [];
  const memory: (Memory & { minute: number })[] = [];
  // Odd while something is made to fail.
  let faultTime = 0;
  const counts = { answered: 0, compared: 0, slow: 0, refused: 0, reloads: 0, refusedReloads: 0, faults: 0 };
  let token = '';

  function breach(kind: string, example: string): void {
    const known = broken.get(kind);
    if (known === undefined) broken.set(kind, { count: 1, example });
    else known.count += 1;
  }

  async function ask(question: Question): Promise<void> {
    const { query, variables, truth, joinedKeys } = question;
    const before = faultTime;
    const isHealthy = () => before === faultTime && before % 2 === 0;
    const began = performance.now();
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      status = response.status;
      text = await response.text();
    } catch (error) {
      breach('no answer', String((error as Error).cause ?? error));
      return;
    }
    milliseconds.push(performance.now() - began);
    counts.answered += 1;
    if (text.includes(canary)) breach('something upstream leaked', query);
    const { data, errors = [] } = JSON.parse(text) as Answer;
    for (const { extensions } of errors) {
      if (!Object.hasOwn(codes, extensions?.code ?? '')) breach(`code ${String(extensions?.code)}`, query);
    }
    const first = errors[0]?.extensions?.code ?? '';
    if (first.startsWith('PLAN') || (isHealthy() && first === 'SUBGRAPH_TIMEOUT')) {
      counts.slow += 1;
      return;
    }
    if (status === 400 && data === undefined) {
      counts.refused += 1;
      if (first.startsWith('INTERNAL')) breach(first, query);
      return;
    }
    // What may not be seen is told to nobody while that it was asked for cannot be recorded.
    if (status === 503 && first === 'AUDIT_UNAVAILABLE' && !isHealthy()) {
      counts.refused += 1;
      return;
    }
    if (status !== 200) return breach(`status ${status} ${first}`, query);
    if (errors.some(({ extensions }) => extensions?.code === 'FORBIDDEN')) {
      counts.refused += 1;
      return;
    }
    if (isHealthy()) counts.compared += 1;
    if (isHealthy() && errors.length > 0)
      breach(`error without a fault: ${first}`, `${query}\n${JSON.stringify(errors)}`);
    for (const { kind, place } of findUntruths(data, truth, errors, isHealthy() ? undefined : joinedKeys))
      breach(`${kind}: ${place}`, query);
  }

  async function client(): Promise<void> {
    while (!isOver()) {
      const question = pick(100) < newPercent ? await write() : known[pick(known.length)];
      if (question !== undefined) await ask(question);
    }
  }

  async function makeFaults(): Promise<void> {
    const modes = Object.values(transportFaults);
    while (!isOver()) {
      await delay(1500);
      const name = oracle.names[pick(oracle.names.length)];
      const mode = modes[pick(modes.length)];
      if (name === undefined || mode === undefined) continue;
      faultTime += 1;
      counts.faults += 1;
      oracle.setFault(name, mode.fault);
      await delay(500);
      oracle.setFault(name, undefined);
      // What was asked meanwhile may still be failing.
      await delay(1200);
      faultTime += 1;
    }
  }

  async function replaceSupergraph(): Promise<void> {
    for (let times = 1; !isOver(); times += 1) {
      const isBad = times % 5 === 0;
      await writeFile(file, isBad ? sound.slice(0, -50) : toOtherSupergraph(sound, times));
      await gateway.reload();
      if (isBad) counts.refusedReloads += 1;
      else counts.reloads += 1;
      await delay(500);
    }
  }

  async function watch(): Promise<void> {
    while (!isOver()) {
      const persona = findPersona('general-practitioner');
      token = await signToken(persona.issuer, toTokenClaims(persona));
      memory.push({ ...(await gateway.measure()), minute: minute() });
      onProgress(
        minute() / minutes,
        `${counts.answered} answers, ${counts.reloads} reloads, ${counts.faults} faults, ${broken.size} kinds of breach`,
      );
      await delay(Math.min(5000, minutes * 3000));
    }
  }

  try {
    const persona = findPersona('general-practitioner');
    token = await signToken(persona.issuer, toTokenClaims(persona));
    await Promise.all([
      watch(),
      makeFaults(),
      replaceSupergraph(),
      ...Array.from({ length: clients }, client),
    ]);
    memory.push({ ...(await gateway.measure()), minute: minute() });
    const exitStatus = await gateway.end();
    if (exitStatus !== 0) breach(`exit status ${exitStatus}`, '');
    for (const event of ['execution failed', 'request failed', 'unexpected error']) {
      if (gateway.events.has(event)) breach(`logged: ${event}`, `${gateway.events.get(event)} times`);
    }
    return { ...counts, broken, memory, milliseconds, exitStatus };
  } finally {
    gateway.kill();
    oracle.close();
    await rm(folder, { recursive: true });
  }
}
