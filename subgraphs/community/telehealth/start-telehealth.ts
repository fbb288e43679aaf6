import { sql } from 'kysely';
import type { Secret } from '../../../schema/runtime/secret.ts';
import type { Log } from '../../kit/log.ts';
import { createStoreProbe } from '../../kit/store-probe.ts';
import { createThresholdKeeper, type ThresholdKeeperOptions } from './alerts/keep-thresholds.ts';
import { type Acknowledgements, createAcknowledgements } from './alerts/acknowledge-alert.ts';
import type { KnownSupplier } from './http/find-supplier.ts';
import { startTelehealthListener } from './http/start-listener.ts';
import { createTelehealthReads, type TelehealthReads } from './records/create-telehealth-reads.ts';
import { keepItems } from './store/keep-items.ts';
import { openCommunityStore } from './store/open-community-store.ts';
import { createTelehealthMetrics, type TelehealthMetrics } from './telehealth-metrics.ts';

/** What suppliers of telehealth are connected by. */
export interface TelehealthOptions {
  /** The PostgreSQL that keeps what they send. */
  readonly storeUrl: string;
  /** Where they send; 0 for any free port. */
  readonly port: number;
  readonly suppliers: readonly KnownSupplier[];
  /** The largest delivery in bytes, and the most things in one. */
  readonly maximumBytes?: number | undefined;
  readonly maximumItems?: number | undefined;
}

/** Telehealth that runs. */
export interface RunningTelehealth {
  /** Where suppliers send. */
  readonly url: string;
  readonly reads: TelehealthReads;
  readonly acknowledgements: Acknowledgements;
  /** What operators are told of it. */
  readonly metrics: Pick<TelehealthMetrics, 'registries'>;
  /** Whether the store can be reached and its tables are up to date. */
  isReady(): Promise<boolean>;
  /** Resolves once the thresholds that the providers have now are in force. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the taking of readings; it starts while its store is away, and then answers that nothing was kept. */
export async function startTelehealth(
  options: TelehealthOptions & {
    readonly host: string;
    readonly sealSecret: Secret;
    readonly log: Log;
    readonly timeoutMilliseconds: number;
    readonly now: () => number;
    readonly providers: ThresholdKeeperOptions['providers'];
  },
): Promise<RunningTelehealth> {
  const { host, port, log, now, timeoutMilliseconds } = options;
  const suppliers = options.suppliers.map(({ configuration }) => configuration);
  const store = openCommunityStore({ url: options.storeUrl, log });
  const isStoreThere = createStoreProbe(() => sql`select 1`.execute(store.tables));
  const metrics = createTelehealthMetrics({ tables: store.tables, suppliers, now });
  const keeper = createThresholdKeeper({ store, suppliers, providers: options.providers, log, now });
  const closeStore = async () => {
    // A keeper that waits for the store ends with it.
    await Promise.all([store.close(), keeper.close()]);
  };
  try {
    const listener = await startTelehealthListener({
      host,
      port,
      suppliers: options.suppliers,
      ...(options.maximumBytes === undefined ? {} : { maximumBytes: options.maximumBytes }),
      ...(options.maximumItems === undefined ? {} : { maximumItems: options.maximumItems }),
      keep: (delivery) => keepItems(store.tables, delivery),
      isReady: () => store.isReady,
      now,
      log,
      metrics,
    });
    return {
      metrics,
      url: listener.url,
      reads: createTelehealthReads({ store, suppliers, timeoutMilliseconds, now }),
      acknowledgements: createAcknowledgements(store, options.sealSecret, now),
      isReady: async () => store.isReady && isStoreThere(),
      settled: () => keeper.settled(),
      async close() {
        await listener.close();
        await closeStore();
      },
    };
  } catch (error) {
    await closeStore();
    throw error;
  }
}
