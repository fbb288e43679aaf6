import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { createAuditMetrics } from '../../subgraphs/patient/audit/audit-metrics.ts';
import { createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import { createEmergency } from '../../subgraphs/patient/audit/emergency.ts';
import { openSpool } from '../../subgraphs/patient/audit/open-spool.ts';
import { parseMetrics } from '../support/metrics.ts';
import { askedNumber, readers } from '../support/readers.ts';
import { idSecret } from '../support/secrets.ts';

const look = { requestId: 'r', caller: readers.GP, nhsNumber: askedNumber, outcome: 'permit' } as const;

function createStore() {
  let isAway = false;
  return {
    ready: Promise.resolve(),
    isThere: () => Promise.resolve(!isAway),
    append: () =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve({ position: 1, hash: '0'.repeat(64) }),
    goAway: () => void (isAway = true),
  };
}

it('looks are counted by where they were recorded, and by that they could not be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caregraph-spool-'));
  const spool = await openSpool(join(folder, 'looks'));
  const common = {
    proof: createEventProof(idSecret),
    log: createLog('test', 'silent'),
    timeoutMilliseconds: 200,
  };
  const follow = (options: Partial<Parameters<typeof createAuditWriter>[0]>) => {
    const store = createStore();
    const writer = createAuditWriter({ store, ...common, ...options });
    const metrics = createAuditMetrics({ spool: options.spool, stands: () => writer.stands() });
    writer.countBy(metrics.count);
    const scrape = async () => parseMetrics(await metrics.registry.metrics());
    const looks = async () =>
      ['stored', 'spooled', 'unrecorded', 'refused'].map(async (each) =>
        (await scrape()).get(`caregraph_audit_looks_total{outcome="${each}"}`),
      );
    return { store, writer, scrape, looks: async () => Promise.all(await looks()) };
  };
  try {
    const spooled = follow({ spool });
    expect(await spooled.looks()).toEqual([0, 0, 0, 0]);
    await spooled.writer.recordLook(look);
    expect((await spooled.scrape()).get('caregraph_audit_spool_bytes')).toBe(0);
    spooled.store.goAway();
    await spooled.writer.recordLook(look);
    expect(await spooled.looks()).toEqual([1, 1, 0, 0]);
    const metrics = await spooled.scrape();
    expect(metrics.get('caregraph_audit_spool_bytes')).toBeGreaterThan(100);
    const standing = ['recorded', 'spooled', 'emergency', 'away'];
    expect(standing.map((each) => metrics.get(`caregraph_audit_standing{standing="${each}"}`))).toEqual([
      0, 1, 0, 0,
    ]);
    await spooled.writer.close();

    const refused = follow({});
    refused.store.goAway();
    await expect(refused.writer.recordLook(look)).rejects.toMatchObject({});
    expect(await refused.looks()).toEqual([0, 0, 0, 1]);
    expect([...(await refused.scrape()).keys()]).not.toContain('caregraph_audit_spool_bytes');
    await refused.writer.close();
    await expect(refused.writer.recordLook(look)).rejects.toMatchObject({});
    expect(await refused.looks()).toEqual([0, 0, 0, 2]);

    const declared = follow({ emergency: createEmergency(Date.now() + 3_600_000) });
    declared.store.goAway();
    expect(await declared.writer.recordLook(look)).toBe('unrecorded');
    expect(await declared.looks()).toEqual([0, 0, 1, 0]);
    await declared.writer.close();
  } finally {
    await spool.close();
    rmSync(folder, { recursive: true });
  }
});
