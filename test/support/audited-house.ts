import { Client } from 'pg';
import type { Caller } from '../../schema/runtime/caller.ts';
import { createLog } from '../../schema/runtime/log.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createEventProof } from '../../subgraphs/patient/audit/audit-row.ts';
import { createAuditWriter } from '../../subgraphs/patient/audit/create-audit-writer.ts';
import { type AuditStore, openAuditStore } from '../../subgraphs/patient/audit/open-audit-store.ts';
import { createTestAccessStore } from './access-store.ts';
import { askSubgraph, openRequest, type SubgraphAnswer } from './ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from './patient-house.ts';
import { withPostgres } from './postgres.ts';
import { askedNumber, readers } from './readers.ts';
import { idSecret } from './secrets.ts';

/** The patient subgraph with a record of looks that can be read again. */
export interface AuditedHouse extends PatientHouse {
  readonly store: AuditStore;
  ask(caller: Caller, query: string, variables?: Record<string, unknown>): Promise<SubgraphAnswer>;
  /** Records looks as if they had been answered, at minutes from an instant. */
  record(
    looks: readonly Partial<Look>[],
    times?: { readonly from: number; readonly step: number },
  ): Promise<void>;
  /** Forgets every look, as nobody but the owner of the database can. */
  forget(): Promise<void>;
}

/** Starts the patient subgraph over a record of looks of its own. */
export async function startAuditedHouse(): Promise<AuditedHouse> {
  const postgres = await withPostgres();
  const log = createLog('test', 'silent');
  const store = openAuditStore({ url: postgres.url, log, timeoutMilliseconds: 5000 });
  await store.ready;
  let clock: (() => number) | undefined;
  const writer = createAuditWriter({
    store,
    proof: createEventProof(idSecret),
    log,
    timeoutMilliseconds: 5000,
    now: () => clock?.() ?? Date.now(),
  });
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  const house = await startPatientHouse({
    accessStore: createTestAccessStore(),
    auditStore: store,
    recordLook: writer.recordLook,
  });
  return {
    ...house,
    store,
    ask: async (caller, query, variables = {}) =>
      askSubgraph(house.patient.url, await openRequest({ caller }), query, variables),
    async record(looks, times) {
      const recordAt = (look: Partial<Look>, index: number) => {
        clock = times === undefined ? undefined : () => times.from + index * times.step;
        return writer.recordLook({
          requestId: `request ${index}`,
          caller: readers.GP,
          nhsNumber: askedNumber,
          outcome: 'permit',
          ...look,
        });
      };
      await Promise.all(looks.map(recordAt));
      clock = undefined;
    },
    async forget() {
      await owner.query('alter table audit.event disable trigger user');
      await owner.query('truncate audit.event, audit.review');
      await owner.query('alter table audit.event enable trigger user');
    },
    async close() {
      await house.close();
      await writer.close();
      await owner.end();
      await store.close();
      await postgres.close();
    },
  };
}
