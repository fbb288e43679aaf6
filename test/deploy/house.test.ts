import { execFile } from 'node:child_process';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../docs/project-files.ts';
import { askGraph } from '../support/start-house.ts';
import { startDeployedSources, type DeployedSources } from './deployed-sources.ts';
import { parseMetrics } from '../support/metrics.ts';
import { findSelectors, isThere, readAlertRules } from './alert-rules.ts';
import { type DeployedHouse, startDeployedHouse } from './house.ts';
import { buildManifests, exampleOverlay } from './manifests.ts';
import { replaceFiles } from './mount-files.ts';
import { findRoutines } from './routine.ts';
import { findWorkloads } from './workloads.ts';

const objects = buildManifests(exampleOverlay);
const workloads = findWorkloads(objects);
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

const question = `query ($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) { name { text } record { sources { setting state } } }
}`;
const bytes = (text: string) => Number.parseInt(text, 10) * (text.endsWith('Gi') ? 2 ** 30 : 2 ** 20);
const processOf = (name: string) => {
  const found = house.processes.get(name);
  if (found === undefined) throw new Error(`There is no process ${name}.`);
  return found;
};

describe('the house as the manifests run it', () => {
  it.each(workloads.map((workload) => [workload.name, workload] as const))(
    '%s passes its probes and tells Prometheus',
    async (name, { container, annotations }) => {
      for (const { httpGet } of [container.readinessProbe, container.livenessProbe]) {
        expect((await processOf(name).get(httpGet.port, httpGet.path)).status).toBe(200);
      }
      const scraped = container.ports.find(
        ({ containerPort }) => String(containerPort) === annotations['prometheus.io/port'],
      );
      const metrics = await processOf(name).get(scraped?.name ?? '', annotations['prometheus.io/path'] ?? '');
      expect(metrics.text).toContain('process_resident_memory_bytes');
    },
  );

  it('answers a question of all settings', { timeout: 60_000 }, async () => {
    const { nhsNumber } = sources.population.life(0).person;
    const url = `http://127.0.0.1:${house.ports['gateway/http']}/graphql`;
    // The first question of a busy machine may find a source too slow.
    await vi.waitFor(
      async () => {
        const { data, errors } = await askGraph(url, question, { nhsNumber });
        expect(errors).toEqual([]);
        expect(data.patient.name.text).toBe('Mrs Dorothy Jean Ashworth');
        const told: readonly { readonly setting: string; readonly state: string }[] =
          data.patient.record.sources;
        const answered = told.filter(({ state }) => ['COMPLETE', 'STALE'].includes(state));
        // No hospital has sent anything, so that setting alone cannot tell.
        expect(new Set(answered.map(({ setting }) => setting))).toEqual(
          new Set(['PRIMARY', 'COMMUNITY', 'SOCIAL']),
        );
      },
      { timeout: 50_000, interval: 500 },
    );
  });

  it('tells Prometheus every metric that an alert is about, with the labels that it asks for', async () => {
    const scrape = async () => {
      const scraped = await Promise.all(
        workloads.map(async ({ name, container, annotations }) => {
          const port = container.ports.find(
            ({ containerPort }) => String(containerPort) === annotations['prometheus.io/port'],
          );
          const path = annotations['prometheus.io/path'] ?? '';
          return [...parseMetrics((await processOf(name).get(port?.name ?? '', path)).text)];
        }),
      );
      return new Map(scraped.flat());
    };
    const expected = readAlertRules().map(({ alert }) => [alert, true, []]);
    // A store that is read too late for one scrape is told as absent for a quarter of a minute.
    await vi.waitFor(
      async () => {
        const metrics = await scrape();
        const found = readAlertRules().map(({ alert, expr }) => [
          alert,
          findSelectors(expr).length > 0,
          findSelectors(expr)
            .filter((selector) => !isThere(selector, metrics))
            .map(({ metric }) => metric),
        ]);
        expect(found).toEqual(expected);
      },
      { timeout: 100_000, interval: 500 },
    );
  }, 120_000);

  it('verifies the record of looks as it does every night', { timeout: 60_000 }, async () => {
    const routine = findRoutines(objects).find(({ name }) => name === 'audit-verify');
    const [, ...words] = routine?.command ?? [];
    const secrets = Object.entries(routine?.secrets ?? {}).map(([variable, { object, key }]) => [
      variable,
      house.secrets[`${object}/${key}`],
    ]);
    const { stdout } = await promisify(execFile)(process.execPath, words, {
      cwd: projectRoot,
      env: Object.fromEntries(secrets) as Record<string, string>,
    });
    expect(stdout).toMatch(/^[1-9]\d* events, 0 faults;/m);
  });

  it('hears hospitals that show a certificate of theirs', async () => {
    const { key, certificate } = await house.authority.issue('hospital');
    const protocol = await new Promise<string | null>((resolve, reject) => {
      const socket = connect(
        {
          host: '127.0.0.1',
          servername: 'localhost',
          port: house.ports['secondary/mllp'],
          ca: house.authority.certificate,
          key,
          cert: certificate,
        },
        () => {
          resolve(socket.getProtocol());
          socket.destroy();
        },
      );
      socket.once('error', reject);
    });
    expect(protocol).toBe('TLSv1.3');
  });

  it('sees a mounted supergraph change, and refuses one that is none', { timeout: 30_000 }, async () => {
    const folder = join(house.mounts, 'gateway', '/etc/caregraph/supergraph');
    await replaceFiles(folder, { 'supergraph.graphql': 'type Query { nothing: Int }' });
    await vi.waitFor(
      async () => {
        const { text } = await processOf('gateway').get('admin', '/metrics');
        expect(text).toContain('caregraph_gateway_supergraphs_total{outcome="refused"} 1');
      },
      { timeout: 25_000, interval: 200 },
    );
  });

  it.runIf(process.platform === 'linux')('held less memory than half of what it may', () => {
    const held = workloads.map(({ name, container }) => [
      name,
      processOf(name).mostMemory() < bytes(container.resources.limits.memory) / 2,
    ]);
    expect(held).toEqual(workloads.map(({ name }) => [name, true]));
  });

  it('ends within its grace, with nothing wrong', { timeout: 60_000 }, async () => {
    const ended = await Promise.all(
      workloads.map(async ({ name, graceSeconds }) => {
        const { status, seconds } = await processOf(name).end();
        return [name, status, seconds < graceSeconds];
      }),
    );
    expect(ended).toEqual(workloads.map(({ name }) => [name, 0, true]));
  });
});
