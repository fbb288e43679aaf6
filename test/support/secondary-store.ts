import { Client } from 'pg';
import { createLog } from '../../schema/runtime/log.ts';
import { createFactsMemory } from '../../subgraphs/secondary/feed/create-facts-memory.ts';
import { createKeeper } from '../../subgraphs/secondary/feed/create-keeper.ts';
import { createProjector } from '../../subgraphs/secondary/feed/create-projector.ts';
import { createReceiver } from '../../subgraphs/secondary/feed/create-receiver.ts';
import { keepMessages } from '../../subgraphs/secondary/store/keep-messages.ts';
import { openHospitalStore } from '../../subgraphs/secondary/store/open-hospital-store.ts';
import type { TestPostgres } from './postgres.ts';
import { toAnswer } from './secondary-sender.ts';

/** A hospital store with what fills it, and a way to look into it that is not ours. */
export interface TestStore {
  readonly url: string;
  /** Receives a message and returns the code and control id of its acknowledgement. */
  send(message: string | Buffer): Promise<string>;
  settled(): Promise<void>;
  rows(statement: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** What is kept under a control id. */
  kept(controlId: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a hospital store in a fresh database; every message is received on 1 June 2026. */
export async function openTestStore(open: () => Promise<TestPostgres>): Promise<TestStore> {
  const postgres = await open();
  const log = createLog('test', 'silent');
  const store = openHospitalStore({ url: postgres.url, log });
  await store.ready;
  const memory = createFactsMemory();
  const projector = createProjector({ store, senders: [], memory, log });
  const receive = createReceiver({
    keep: createKeeper((messages) => keepMessages(store.tables, messages)),
    memory,
    isReady: () => store.isReady,
    senders: [],
    processingIds: new Set(['P']),
    now: () => new Date('2026-06-01T12:00:00Z'),
    log,
    onKept: () => projector.wake(),
  });
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const rows: TestStore['rows'] = async (statement, values = []) =>
    (await client.query<Record<string, unknown>>(statement, [...values])).rows;
  return {
    url: postgres.url,
    rows,
    send: async (message) =>
      toAnswer((await receive({ kind: 'message', bytes: Buffer.from(message) })).toString('latin1')),
    settled: () => projector.settled(),
    kept: (controlId) =>
      rows('select state, reason, type, event, raw from hospital.message where control_id = $1 order by id', [
        controlId,
      ]),
    async close() {
      await client.end();
      await projector.close();
      await store.close();
      await postgres.close();
    },
  };
}
