import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgresProxy } from '../../sandbox/faults/postgres-proxy.ts';
import type { RunningSource, SourceState } from '../../sandbox/faults/source-state.ts';
import { createLog } from '../../schema/runtime/log.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import { type AuditStore, openAuditStore } from '../../subgraphs/patient/audit/open-audit-store.ts';
import { openSpool, type Spool } from '../../subgraphs/patient/audit/open-spool.ts';
import { readEvent, verifyEvents } from '../../subgraphs/patient/audit/verify-events.ts';
import { startPatientHouse } from '../support/patient-house.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askedNumber, readers } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'caregraph-audit-faults-'));
const lines: string[] = [];
const log = createLog('test', 'info', { write: (line: string) => void lines.push(line) });
const proof = createEventProof(idSecret);
let postgres: TestPostgres;
let proxy: RunningSource;
let store: AuditStore;

beforeAll(async () => {
  postgres = await withPostgres();
  proxy = await startPostgresProxy({ target: postgres.url, port: 0, slowMilliseconds: 3000 });
  const through = new URL(postgres.url);
  through.host = new URL(proxy.url).host;
  store = openAuditStore({ url: through.href, log, timeoutMilliseconds: 5000 });
  await store.ready;
});
afterEach(() => proxy.setState('up'));
afterAll(async () => {
  await store.close();
  await proxy.close();
  await postgres.close();
  rmSync(folder, { recursive: true });
});

const toLook = (requestId: string): Look => ({
  requestId,
  caller: readers.GP,
  nhsNumber: askedNumber,
  outcome: 'permit',
});
const newWriter = (spool?: Spool) =>
  createAuditWriter({ store, proof, log, spool, timeoutMilliseconds: 1000 });
const readAll = () => store.read(0, 10_000);
async function findFaults() {
  const rows = await readAll();
  async function* each() {
    await Promise.resolve();
    yield* rows;
  }
  return (await verifyEvents(each(), proof)).faults;
}
const requestsOf = async () => (await readAll()).map((row) => readEvent(row)?.request);

describe.each<SourceState>(['down', 'slow', 'garbage'])('while the database is %s', (state) => {
  it('nothing is shown, the operator is told, and what was shown before and after is recorded', async () => {
    const writer = newWriter();
    await writer.recordLook(toLook(`before ${state}`));
    await proxy.setState(state);
    lines.length = 0;
    await expect(writer.recordLook(toLook(`while ${state}`))).rejects.toMatchObject({
      extensions: { code: 'AUDIT_UNAVAILABLE' },
    });
    expect(lines.join('')).toContain('looks cannot be recorded, so nothing is shown');
    expect(lines.join('')).not.toContain(askedNumber);
    await proxy.setState('up');
    await vi.waitFor(() => writer.recordLook(toLook(`after ${state}`)), { timeout: 10_000, interval: 200 });
    expect(await requestsOf()).toEqual(expect.arrayContaining([`before ${state}`, `after ${state}`]));
    expect(await findFaults()).toEqual([]);
    await writer.close();
  });

  it('looks go to the spool, and to the database once it is back, each once', async () => {
    const path = join(folder, state);
    const spool = await openSpool(path);
    const writer = newWriter(spool);
    await proxy.setState(state);
    const asked = Array.from({ length: 20 }, (_, index) => `spooled ${state} ${index}`);
    await Promise.all(asked.map((requestId) => writer.recordLook(toLook(requestId))));
    expect(readFileSync(path, 'utf8').trim().split('\n').length).toBe(20);
    await proxy.setState('up');
    await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe(''), { timeout: 15_000 });
    const spooled = (await requestsOf()).filter((request) => request?.startsWith(`spooled ${state}`));
    expect([spooled.length, new Set(spooled)]).toEqual([asked.length, new Set(asked)]);
    expect(await findFaults()).toEqual([]);
    await writer.close();
    await spool.close();
  });
});

it.each([
  ['recorded', 200],
  ['spooled', 200],
  ['emergency', 200],
  ['away', 503],
] as const)('an operator sees at /health/ready that looks are %s', async (standing, status) => {
  const house = await startPatientHouse({ auditStands: () => Promise.resolve(standing) });
  const response = await fetch(new URL('/health/ready', house.patient.url));
  expect([response.status, await response.json()]).toEqual([
    status,
    { status: status === 200 ? 'ready' : 'not ready', audit: standing },
  ]);
  await house.close();
});
