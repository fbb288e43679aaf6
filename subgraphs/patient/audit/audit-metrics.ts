import { Gauge, Registry } from 'prom-client';
import { type CountOutcome, createOutcomeCounter } from '../../kit/telemetry/create-outcome-counter.ts';
import type { AuditStanding, Recorded } from './audit-standing.ts';
import type { Spool } from './open-spool.ts';

/** What operators are told of the record of looks. */
export interface AuditMetrics {
  readonly registry: Registry;
  readonly count: CountOutcome<Recorded>;
}

const standings: readonly AuditStanding[] = ['recorded', 'spooled', 'emergency', 'away'];

/** Builds what counts looks by whether they could be recorded; nothing of it tells who looked at whom. */
export function createAuditMetrics(options: {
  /** Where looks wait while the store is away; nothing is said of it where there is none. */
  readonly spool?: Pick<Spool, 'bytes'> | undefined;
  /** How a look would be recorded now. */
  readonly stands: () => Promise<AuditStanding>;
}): AuditMetrics {
  const { spool, stands } = options;
  const registry = new Registry();
  const count = createOutcomeCounter<Recorded>(registry, {
    name: 'caregraph_audit_looks_total',
    help: 'Looks by whether they were recorded: in the store, in the spool, afterwards in an emergency, or refused.',
    outcomes: ['stored', 'spooled', 'unrecorded', 'refused'],
  });
  if (spool !== undefined) {
    const size: Gauge = new Gauge({
      name: 'caregraph_audit_spool_bytes',
      help: 'What waits in the spool until the store is there.',
      registers: [registry],
      collect: () => size.set(spool.bytes),
    });
  }
  const standing: Gauge = new Gauge({
    name: 'caregraph_audit_standing',
    help: 'How a look would be recorded now: 1 for recorded, spooled, emergency or away.',
    labelNames: ['standing'],
    registers: [registry],
    async collect() {
      const now = await stands();
      for (const each of standings) standing.set({ standing: each }, each === now ? 1 : 0);
    },
  });
  return { registry, count };
}
