import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';
import { quantile, toFigure, toSpread } from './report/statistics.ts';
import { createSubgraphs } from './world/answer-subgraphs.ts';
import { createCheck } from './world/expected-answers.ts';
import { kindOf, listPeople, toModel, toModelOf } from './world/people.ts';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('index.ts', import.meta.url));

interface Figures {
  readonly machine: { readonly cores: number; readonly node: string };
  readonly gateway: {
    readonly workloads: readonly {
      readonly name: string;
      readonly contenders: readonly {
        readonly name: string;
        readonly cpu: readonly number[];
        readonly ratio: { readonly median: number };
      }[];
      readonly steady: readonly { readonly p50: number; readonly p99: number }[];
      readonly unable: readonly unknown[];
    }[];
  };
}

describe('npm run bench', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts what needs no installation, checks every answer, and writes figures', async () => {
    const jsonFile = join(folder, 'figures.json');
    const asked = ['--smoke', '--contender', 'stock', '--contender', 'floor', '--json', jsonFile];
    const { stdout } = await run(process.execPath, [entry, 'gateway', ...asked], { timeout: 110_000 });
    expect(stdout).toContain('### a: the record view, joined over four settings');
    const { machine, gateway } = JSON.parse(readFileSync(jsonFile, 'utf8')) as Figures;
    expect(machine.node).toBe(process.version);
    expect(gateway.workloads.map(({ name }) => name)).toEqual(['record', 'plain', 'lookup', 'ward']);
    for (const { contenders, steady, unable } of gateway.workloads) {
      expect(contenders.map(({ name }) => name)).toEqual(['caregraph', 'stock', 'floor']);
      expect(unable).toEqual([]);
      for (const { cpu } of contenders) expect(cpu.every((one) => one > 0)).toBe(true);
      expect(contenders[0]?.ratio.median).toBe(1);
      // Each source takes 20 ms at least, and every one of these asks more than one of them or waits for one.
      for (const { p50, p99 } of steady) expect(p99).toBeGreaterThanOrEqual(p50);
      for (const { p50 } of steady) expect(p50).toBeGreaterThan(20);
    }
  }, 120_000);

  it('imports a file, and says how fast and with how much memory', async () => {
    const { stdout } = await run(process.execPath, [entry, 'import', '--smoke'], { timeout: 110_000 });
    expect(stdout).toMatch(/embedded PostgreSQL +\| +5000 +\|/);
  }, 120_000);

  it('records looks, and says how many a second and what that adds to an answer', async () => {
    const { stdout } = await run(process.execPath, [entry, 'audit', '--smoke'], { timeout: 110_000 });
    expect(stdout).toMatch(/an embedded PostgreSQL +\| +\d+ +\| +\d+ +\|/);
  }, 120_000);

  it('lets hostile clients beside others, and says what came of it', async () => {
    const { stdout } = await run(process.execPath, [entry, 'hostile', '--smoke'], { timeout: 110_000 });
    expect(stdout).toMatch(/D2: [^|]+\| +\d+ +\| OPERATION_TOO_LARGE \d+ +\|/);
    expect(stdout).toMatch(/none: [^|]+\| +\d+ +\| answered \d+ +\|/);
  }, 120_000);

  it('tells how it is used, and what it does not know', () => {
    expect(parseOptions(['--help'])).toMatchObject({ isAsked: true });
    for (const wrong of [
      ['nothing'],
      ['--wrong'],
      ['--contender', 'nobody'],
      ['--with', 'A'],
      ['--workload', 'x'],
    ]) {
      expect(parseOptions(wrong), wrong.join(' ')).toMatchObject({ isAsked: false });
    }
    expect(parseOptions(['gateway', '--with', 'A=b=c'])).toMatchObject({ variables: { A: 'b=c' } });
  });
});

describe('an answer', () => {
  const check = createCheck();
  const answer = createSubgraphs();
  const [, nhsNumber = '', other = ''] = listPeople(7);
  const operation = {
    query: 'query ($n: ID!) { patient(nhsNumber: $n) { nhsNumber name { text } } }',
    variables: { n: nhsNumber },
  };
  const answerAbout = (number: string) =>
    answer('patient', JSON.stringify({ ...operation, variables: { n: number } }));

  it('is right where it says of the person what one graph says', async () => {
    expect(await check(operation, await answerAbout(nhsNumber))).toBeUndefined();
    expect(await check(operation, await answerAbout(nhsNumber))).toBeUndefined();
  });

  it('is wrong where it is about somebody else, holds errors, or lacks something', async () => {
    const right = await answerAbout(nhsNumber);
    expect(await check(operation, await answerAbout(other))).toContain('data.patient.nhsNumber');
    expect(await check(operation, right.replace('{', '{"errors":[{"message":"no"}],'))).toContain('errors');
    expect(await check(operation, '{"data":{"patient":null}}')).toContain('data.patient');
  });

  it('is made of a model, whom nobody else is taken for', () => {
    const { text, people } = toModel(`about ${nhsNumber}`);
    expect(text).toBe(`about ${listPeople(7)[0]}`);
    expect(people.get(kindOf(nhsNumber))).toBe(nhsNumber);
    expect(toModelOf(`about ${nhsNumber} and ${other}`, people)).toBe(`${text} and SOMEBODY-ELSE`);
  });
});

describe('figures', () => {
  it('are told by their middle, lowest and highest', () => {
    expect(toSpread([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect([12.345, 1.2345, 0.12345, 123.4].map(toFigure)).toEqual(['12.3', '1.23', '0.123', '123']);
  });
});
