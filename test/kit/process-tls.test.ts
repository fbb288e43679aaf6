import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubgraph } from '../../gateway/data-source/create-subgraph.ts';
import { readGatewayOptions } from '../../gateway/env.ts';
import { createExchange } from '../../gateway/execution/exchange.ts';
import { type ProcessTls, readProcessTls } from '../../schema/runtime/process-tls.ts';
import { createRelationshipReporter } from '../../subgraphs/kit/create-relationship-reporter.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { openRequest } from '../support/ask-subgraph.ts';
import { createAuthority, type TestAuthority, type TestCertificate } from '../support/certificates.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';
import { testIssuers } from '../support/tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'caregraph-'));
const log = createLog('test', 'silent');

let ours: TestAuthority;
let stranger: TestAuthority;
let gateway: ProcessTls;
let subgraph: RunningSubgraph;

const toTls = ({ key, certificate }: TestCertificate, { certificate: ca }: TestCertificate): ProcessTls => ({
  key,
  cert: certificate,
  ca,
});

beforeAll(async () => {
  [ours, stranger] = await Promise.all([createAuthority('Ours'), createAuthority('Stranger')]);
  gateway = toTls(await ours.issue('gateway'), ours);
  subgraph = await startSubgraph({
    name: 'primary',
    resolvers: {},
    host: 'localhost',
    port: 0,
    tls: toTls(await ours.issue('primary'), ours),
    sealSecret,
    idSecret,
    log,
  });
});
afterAll(() => subgraph.close());

describe('a subgraph that speaks TLS', () => {
  /** Asks as the gateway does, for a reader whom it sealed. */
  async function ask(tls?: ProcessTls, url = subgraph.url) {
    const client = createSubgraph(
      {
        setting: 'PRIMARY',
        url,
        milliseconds: 2000,
        maximumBytes: 10_000,
        acceptsGzip: false,
        keepsNumbers: false,
      },
      tls,
    );
    const { requestId, sealedCaller, prove } = await openRequest();
    const exchange = createExchange(
      { requestId, deadline: Date.now() + 5000 },
      { sealed: sealedCaller, prove },
      new AbortController().signal,
    );
    try {
      return await client.ask(JSON.stringify({ query: '{ __typename }' }), exchange);
    } finally {
      await client.close();
    }
  }

  it('answers a gateway that shows a certificate of our authorities', async () => {
    expect(subgraph.url).toMatch(/^https:/);
    expect(await ask(gateway)).toMatchObject({ kind: 'answered', body: { data: { __typename: 'Query' } } });
  });

  it('answers nobody else, though a reader is sealed', async () => {
    const anothers = toTls(await stranger.issue('gateway'), ours);
    expect(await ask(anothers)).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_AUTH' });
    const plain = subgraph.url.replace('https:', 'http:');
    expect(await ask(undefined, plain)).toMatchObject({ kind: 'failed' });
  });

  it('is not asked where it shows a certificate of others', async () => {
    expect(await ask(toTls(await ours.issue('gateway'), stranger))).toMatchObject({
      kind: 'failed',
      code: 'SUBGRAPH_UNAVAILABLE',
      isSent: false,
    });
    expect(await ask()).toMatchObject({ kind: 'failed', code: 'SUBGRAPH_UNAVAILABLE', isSent: false });
  });

  it('tells whoever knows its authorities how it is, and no more', async () => {
    const dispatcher = new Agent({ connect: { ca: ours.certificate } });
    const statusOf = async (path: string, method: 'GET' | 'POST') => {
      const { statusCode, body } = await request(new URL(path, subgraph.url), { method, dispatcher });
      await body.dump();
      return statusCode;
    };
    expect(await statusOf('/health/ready', 'GET')).toBe(200);
    expect(await statusOf('/metrics', 'GET')).toBe(200);
    expect(await statusOf('/graphql', 'POST')).toBe(401);
    await dispatcher.close();
  });
});

it('a setting shows its certificate to the patient subgraph when it reports', async () => {
  const patient = toTls(await ours.issue('patient'), ours);
  const shown: unknown[] = [];
  const server = createServer({ ...patient, requestCert: true }, (asked, response) => {
    const { socket } = asked;
    shown.push(socket instanceof TLSSocket && socket.getPeerCertificate().subject.CN);
    asked.resume();
    response.end(JSON.stringify({ data: { reportRelationships: 0 } }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', () => resolve());
  });
  const reporter = createRelationshipReporter({
    setting: 'social',
    patientUrl: `https://localhost:${(server.address() as AddressInfo).port}/graphql`,
    tls: toTls(await ours.issue('social'), ours),
    sealSecret,
    log,
    read: () => Promise.resolve({ relationships: [] }),
  });
  await reporter.settled();
  await reporter.close();
  server.close();
  expect(new Set(shown)).toEqual(new Set(['social']));
});

describe('the settings of TLS between processes', () => {
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const toFiles = () => ({
    CAREGRAPH_TLS_CERT_FILE: write('cert.pem', gateway.cert),
    CAREGRAPH_TLS_KEY_FILE: write('key.pem', gateway.key),
    CAREGRAPH_TLS_CA_FILE: write('ca.pem', gateway.ca),
  });
  const patientUrl = 'CAREGRAPH_PATIENT_URL';

  it('are read whole, and need not be there', () => {
    expect(readProcessTls(toFiles(), { [patientUrl]: 'https://patient.example/graphql' })).toEqual(gateway);
    expect(readProcessTls({}, { [patientUrl]: 'http://patient.example/graphql' })).toBeUndefined();
  });

  it.each([
    ['CAREGRAPH_TLS_CERT_FILE', 'CAREGRAPH_TLS_CERT_FILE is missing'],
    ['CAREGRAPH_TLS_KEY_FILE', 'CAREGRAPH_TLS_KEY_FILE is missing'],
    ['CAREGRAPH_TLS_CA_FILE', 'CAREGRAPH_TLS_CA_FILE is missing'],
  ])('are refused without %s', (left, told) => {
    const files = Object.entries(toFiles()).filter(([variable]) => variable !== left);
    expect(() => readProcessTls(Object.fromEntries(files), {})).toThrow(told);
  });

  it('are refused while another process would be asked in the clear', () => {
    const issuers = JSON.stringify(testIssuers);
    const environment = {
      CAREGRAPH_SEAL_SECRET: Buffer.alloc(32, 7).toString('base64'),
      CAREGRAPH_ISSUERS: issuers,
      CAREGRAPH_PRIMARY_URL: 'https://primary.example/graphql',
      ...toFiles(),
    };
    expect(() => readGatewayOptions(environment)).toThrow(
      'CAREGRAPH_PATIENT_URL must begin with https: where CAREGRAPH_TLS_CERT_FILE is set',
    );
    expect(() => readGatewayOptions(environment)).not.toThrow(/CAREGRAPH_PRIMARY_URL/);
  });
});
