import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  careSettingNames,
  clinicalSettings,
  settingTypes,
  subgraphNames,
} from '../../schema/care-settings.ts';
import { codes } from '../../schema/runtime/codes.ts';
import { fakeNhsNumber, ownRecordFields } from '../support/fake-record.ts';
import {
  askGateway,
  type GatewayHouse,
  type GraphAnswer,
  startGatewayHouse,
} from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';
import { patientQuery } from './patient-query.ts';
import { canary, transportFaults } from './transport-faults.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse({ subgraphMilliseconds: 1500, maximumSubgraphBytes: 100_000 });
});
afterEach(() => {
  for (const name of subgraphNames) house.subgraphs[name].setFault(undefined);
});
afterAll(() => house.close());

const variables = { nhsNumber: fakeNhsNumber };

const sentence = (code: string) => codes[code as keyof typeof codes];

for (const setting of clinicalSettings) {
  const name = careSettingNames[setting];
  const own = ownRecordFields[setting];

  const expectOthersIntact = ({ data }: GraphAnswer) => {
    expect(data.patient.nhsNumber).toBe(fakeNhsNumber);
    expect(data.patient.name).toEqual({ text: 'Mrs Ada Byron' });
    for (const other of clinicalSettings.filter((one) => one !== setting)) {
      expect(data.patient.record[ownRecordFields[other]]).toEqual({ sources: [{ state: 'COMPLETE' }] });
    }
  };

  describe(`when ${setting}`, () => {
    it.each(Object.entries(transportFaults))('%s', async (_name, { code, fault }) => {
      house.subgraphs[setting].setFault(fault);
      const answer = await house.ask(patientQuery, variables);
      expectOthersIntact(answer);
      const { record } = answer.data.patient;
      // The joined list knows which of its sources is missing, because the index arrived as an explicit null.
      expect(record.encounters.sources).toEqual(
        clinicalSettings.map((one) => ({
          setting: careSettingNames[one],
          state: one === setting ? 'UNAVAILABLE' : 'COMPLETE',
        })),
      );
      expect(record.encounters.edges).toHaveLength(6);
      expect(record[own]).toBeNull();
      expect(answer.errors).toEqual([
        { message: sentence(code), path: ['patient', 'record', own], extensions: { code, setting: name } },
      ]);
      expectNoLeak(answer);
    });

    it.each(Object.entries(transportFaults))('%s when asked for details', async (_name, { code, fault }) => {
      house.subgraphs[setting].setFault((request, response, answer) =>
        house.subgraphs[setting].calls.at(-1)?.query.includes(settingTypes[setting].encounter)
          ? fault(request, response, answer)
          : void answer().then((sound) =>
              response.setHeader('content-type', 'application/json').end(JSON.stringify(sound)),
            ),
      );
      const answer = await house.ask(patientQuery, variables);
      expectOthersIntact(answer);
      const { edges } = answer.data.patient.record.encounters;
      expect(edges).toHaveLength(8);
      // Newest first: the four of 2025 from social to primary, then the four of 2024.
      const first = 3 - clinicalSettings.indexOf(setting);
      expect(answer.errors).toEqual(
        [first, first + 4].map((index) => ({
          message: sentence(code),
          path: ['patient', 'record', 'encounters', 'edges', index, 'node', 'organisation'],
          extensions: { code, setting: name },
        })),
      );
      for (const [index, { node }] of edges.entries()) {
        expect(node.title).toMatch(/^Visit/);
        expect(node.organisation).toEqual(
          index % 4 === first ? null : { name: `Organisation of ${node.id}` },
        );
      }
      expectNoLeak(answer);
    });
  });
}

describe('when patient', () => {
  it.each(Object.entries(transportFaults))('%s', async (_name, { code, fault }) => {
    house.subgraphs.patient.setFault(fault);
    const answer = await house.ask(patientQuery, variables);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ patient: null });
    expect(answer.errors).toEqual([
      { message: sentence(code), path: ['patient'], extensions: { code, setting: 'PATIENT' } },
    ]);
    expectNoLeak(answer);
  });

  it('answers several people with nothing and says why', async () => {
    house.subgraphs.patient.setFault((request) => void request.socket.destroy());
    const { data, errors } = await house.ask('{ patients(nhsNumbers: ["9990000018"]) { nhsNumber } }');
    expect(data).toEqual({ patients: null });
    expect(errors).toEqual([
      {
        message: sentence('SUBGRAPH_UNAVAILABLE'),
        path: ['patients'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', setting: 'PATIENT' },
      },
    ]);
  });
});

describe('when a subgraph redirects', () => {
  it.each([301, 302, 307, 308])('is not followed (%i)', async (status) => {
    let hits = 0;
    const elsewhere = createServer((_request, response) => {
      hits += 1;
      response.end(canary);
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', () => resolve());
    });
    const { port } = elsewhere.address() as AddressInfo;
    house.subgraphs.secondary.setFault((_request, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${port}/graphql` }).end(canary);
    });
    const answer = await house.ask(patientQuery, variables);
    elsewhere.close();
    expect(hits).toBe(0);
    expect(answer.errors).toEqual([
      {
        message: sentence('SUBGRAPH_BAD_RESPONSE'),
        path: ['patient', 'record', 'hospital'],
        extensions: { code: 'SUBGRAPH_BAD_RESPONSE', setting: 'SECONDARY' },
      },
    ]);
    expectNoLeak(answer);
  });
});

describe('when subgraphs are not there at all', () => {
  it('starts and says so', async () => {
    const nowhere = 'http://127.0.0.1:1/graphql';
    const alone = await startGatewayHouse({
      subgraphs: {
        patient: nowhere,
        primary: nowhere,
        secondary: nowhere,
        community: nowhere,
        social: nowhere,
      },
    });
    try {
      const ready = await fetch(`${alone.gateway.url}/health/ready`);
      expect(ready.status).toBe(200);
      const { data, errors } = await askGateway(alone.gateway.url, patientQuery, variables);
      expect(data).toEqual({ patient: null });
      expect(errors).toEqual([
        {
          message: sentence('SUBGRAPH_UNAVAILABLE'),
          path: ['patient'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', setting: 'PATIENT' },
        },
      ]);
    } finally {
      await alone.close();
    }
  });

  it('answers what patient knows where the four settings are gone', async () => {
    for (const setting of clinicalSettings) {
      house.subgraphs[setting].setFault((request) => void request.socket.destroy());
    }
    const { data, errors } = await house.ask(patientQuery, variables);
    expect(data.patient.name).toEqual({ text: 'Mrs Ada Byron' });
    expect(data.patient.record.encounters).toEqual({
      edges: [],
      sources: clinicalSettings.map((one) => ({ setting: careSettingNames[one], state: 'UNAVAILABLE' })),
    });
    expect(errors.map(({ path, extensions }) => `${path?.at(-1)} ${extensions.setting}`).toSorted()).toEqual([
      'community COMMUNITY',
      'gp PRIMARY',
      'hospital SECONDARY',
      'socialCare SOCIAL',
    ]);
  });
});

describe('the deadline of a request', () => {
  it('ends calls that would have had longer', async () => {
    const hurried = await startGatewayHouse({ subgraphMilliseconds: 60_000, requestMilliseconds: 400 });
    try {
      hurried.subgraphs.social.setFault(() => undefined);
      const started = performance.now();
      const { data, errors } = await hurried.ask(patientQuery, variables);
      expect(performance.now() - started).toBeLessThan(15_000);
      expect(data.patient.record.socialCare).toBeNull();
      expect(data.patient.record.gp).toEqual({ sources: [{ state: 'COMPLETE' }] });
      // The deadline is the whole request's: what would have been asked after it can no longer be asked.
      expect(data.patient.record.encounters).toBeNull();
      expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions])).toEqual([
        ['socialCare', { code: 'SUBGRAPH_TIMEOUT', setting: 'SOCIAL' }],
        ['encounters', { code: 'SUBGRAPH_TIMEOUT', setting: 'PATIENT' }],
      ]);
    } finally {
      await hurried.close();
    }
  });

  it('is not waited for by a reader who left', async () => {
    const left = new AbortController();
    const seen = new Promise<void>((resolve) => {
      house.subgraphs.patient.setFault((request) => {
        request.socket.once('close', () => resolve());
        left.abort();
      });
    });
    const asked = fetch(`${house.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await bearerOf()) },
      body: JSON.stringify({ query: patientQuery, variables }),
      signal: left.signal,
    });
    await expect(asked).rejects.toThrow('aborted');
    await seen;
  });
});

function expectNoLeak({ text }: GraphAnswer): void {
  for (const secret of [
    'CANARY',
    '9990000026',
    'http',
    '127.0.0.1',
    'ECONN',
    'Index',
    'seal',
    ' at ',
    'serviceName',
  ]) {
    expect(text).not.toContain(secret);
  }
  expect(house.lines.join('')).not.toMatch(/CANARY|9990000026|9990000018/);
}
