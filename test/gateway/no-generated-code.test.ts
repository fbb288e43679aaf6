import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, describe, it } from 'vitest';
import { supergraphFile } from '../../gateway/load-supergraph.ts';
import { createPick, createQuestions, toOtherSupergraph } from '../soak/questions.ts';
import { type OracleServers, serveOracle } from '../soak/serve-oracle.ts';
import { type GatewayProcess, startGatewayProcess } from '../soak/start-gateway-process.ts';
import { askGateway } from '../support/gateway-house.ts';
import { transportFaults } from './transport-faults.ts';

let oracle: OracleServers;
let gateway: GatewayProcess;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-generated-code-'));
  file = join(folder, 'supergraph.graphql');
  await copyFile(supergraphFile, file);
  oracle = await serveOracle();
  gateway = await startGatewayProcess(file, oracle.urls, ['--disallow-code-generation-from-strings']);
});
afterAll(async () => {
  await gateway.end();
  oracle.close();
  await rm(folder, { recursive: true });
});

describe('a gateway in which no text can become code', () => {
  it('is one', async () => {
    expect(await gateway.isCodeGenerated()).toBe(false);
  });

  it('answers as one graph that holds everything', async () => {
    const write = createQuestions(createPick(5));
    let compared = 0;
    for (let count = 0; count < 60; count += 1) {
      const { query, variables, truth } = await write();
      const { status, data, errors } = await askGateway(gateway.url, query, { ...variables });
      // Random operations can be larger than what is answered, or ask for what others alone may see.
      if (status === 400 || errors.some(({ extensions }) => extensions.code === 'FORBIDDEN')) continue;
      expect([data, errors], query).toEqual([truth, []]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('tells what failed', async () => {
    for (const [mode, { code, fault }] of Object.entries(transportFaults)) {
      // It takes megabytes where the limit is as it is by default.
      if (code === 'RESPONSE_TOO_LARGE') continue;
      oracle.setFault('patient', fault);
      const { data, errors } = await askGateway(
        gateway.url,
        '{ patient(nhsNumber: "9990000018") { nhsNumber } }',
      );
      expect([data, errors.map(({ extensions }) => extensions.code)], mode).toEqual([
        { patient: null },
        [code],
      ]);
    }
    oracle.setFault('patient', undefined);
  });

  it('describes its schema and loads it anew', async () => {
    const { data } = await askGateway(gateway.url, '{ __schema { queryType { name } } }');
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    await writeFile(file, toOtherSupergraph(await readFile(file, 'utf8'), 1));
    await gateway.reload();
    expect([gateway.events.get('supergraph loaded'), gateway.events.get('supergraph refused')]).toEqual([
      1,
      undefined,
    ]);
  });
});
