import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseMetrics } from '../support/metrics.ts';
import { askGraph } from '../support/start-house.ts';
import { startDeployedSources, type DeployedSources } from './deployed-sources.ts';
import { type DeployedHouse, startDeployedHouse } from './house.ts';
import { buildManifests, tlsOverlay } from './manifests.ts';
import { findWorkloads } from './workloads.ts';

// Two of the six: that all are alike is said of the manifests themselves.
const workloads = findWorkloads(buildManifests(tlsOverlay)).filter(({ name }) =>
  ['gateway', 'patient'].includes(name),
);
let sources: DeployedSources;
let house: DeployedHouse;

beforeAll(async () => {
  sources = await startDeployedSources();
  house = await startDeployedHouse(workloads, sources);
}, 240_000);
afterAll(async () => {
  await house?.close();
  await sources?.close();
});

describe('the house as the manifests run it with TLS between its processes', () => {
  it('answers a question of what the demographic service knows', { timeout: 60_000 }, async () => {
    const { nhsNumber } = sources.population.life(0).person;
    const url = `http://127.0.0.1:${house.ports['gateway/http']}/graphql`;
    const question = 'query ($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { name { text } } }';
    // The first question of a busy machine may find a source too slow.
    await vi.waitFor(
      async () => {
        const { data, errors } = await askGraph(url, question, { nhsNumber });
        expect(errors).toEqual([]);
        expect(data.patient.name.text).toBe('Mrs Dorothy Jean Ashworth');
      },
      { timeout: 50_000, interval: 500 },
    );
  });

  it('answers nobody without a certificate, and nobody in the clear', async () => {
    const port = house.ports['patient/http'];
    const stranger = new Agent({ connect: { ca: house.ca } });
    const ask = (scheme: string) =>
      request(`${scheme}://localhost:${port}/graphql`, {
        dispatcher: stranger,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
    const refused = await ask('https');
    expect(refused.statusCode).toBe(401);
    await refused.body.dump();
    const inTheClear = await ask('http').then(
      () => 'answered',
      () => 'cut off',
    );
    expect(inTheClear).toBe('cut off');
    await stranger.close();
  });

  it('tells Prometheus of each process when its certificate ends', async () => {
    const ends = await Promise.all(
      [
        ['gateway', 'admin'],
        ['patient', 'http'],
      ].map(async ([name = '', port = '']) => {
        const { text } = (await house.processes.get(name)?.get(port, '/metrics')) ?? { text: '' };
        return parseMetrics(text).get('caregraph_certificate_end_timestamp_seconds{shown_to="processes"}');
      }),
    );
    expect(ends).toEqual([Date.parse('2099-01-01') / 1000, Date.parse('2099-01-01') / 1000]);
  });
});
