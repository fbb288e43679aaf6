import { sql } from 'kysely';
import type { Log } from '../../../kit/log.ts';
import { pauseFor } from '../../../kit/pause-for.ts';
import type { ReadThresholds } from '../../csds/read-thresholds.ts';
import { followWithAlerts } from '../store/keep-items.ts';
import type { CommunityStore } from '../store/open-community-store.ts';
import { replaceThresholds } from '../store/thresholds.ts';
import type { SupplierConfiguration } from '../supplier-configuration.ts';

/** How thresholds are kept up to date. */
export interface ThresholdKeeperOptions {
  readonly store: CommunityStore;
  readonly suppliers: readonly SupplierConfiguration[];
  /** The providers whose plans hold thresholds, with how each is read. */
  readonly providers: readonly { readonly odsCode: string; readonly read: () => Promise<ReadThresholds> }[];
  readonly log: Log;
  readonly now: () => number;
  /** How long until they are read again, in milliseconds; 30 seconds unless said. */
  readonly pauseMilliseconds?: number;
}

/** Keeps thresholds up to date until it is closed. */
export interface ThresholdKeeper {
  /** Resolves once the thresholds that the providers have now are in force; rejects where they could not be read. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps a copy of the thresholds beside the readings, so that a reading raises its alert while the provider's database
 * is away. Where a threshold is new or changed, the lately sent readings of its person are looked at again.
 */
export function createThresholdKeeper(options: ThresholdKeeperOptions): ThresholdKeeper {
  const { store, providers, log } = options;
  const closing = new AbortController();

  async function round(): Promise<void> {
    await store.ready;
    for (const { odsCode, read } of providers) {
      const { thresholds, refused } = await read();
      if (refused > 0) log.warn('thresholds cannot be used', { system: odsCode, count: refused });
      const changed = await replaceThresholds(store.tables, odsCode, thresholds);
      if (changed.length > 0) await lookAgain(changed);
    }
  }

  async function lookAgain(nhsNumbers: readonly string[]): Promise<void> {
    const now = options.now();
    for (const { id, fallbackOwner, alertWithinHours } of options.suppliers) {
      const terms = { fallbackOwner, maximumAgeHours: alertWithinHours, now };
      const since = new Date(now - alertWithinHours * 3_600_000).toISOString();
      await store.tables.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`telehealth ${id}`}, 0))`.execute(
          transaction,
        );
        const rows = await transaction
          .selectFrom('telehealth_item')
          .select('identifier')
          .distinct()
          .where('supplier', '=', id)
          .where('type', '=', 'reading')
          .where('nhs_number', 'in', nhsNumbers)
          .where('at', '>=', since)
          .execute();
        await followWithAlerts(
          transaction,
          id,
          rows.map(({ identifier }) => identifier),
          terms,
        );
      });
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  const settled = (): Promise<void> => {
    const now = last.then(round);
    last = now.catch(() => undefined);
    return now;
  };

  async function run(): Promise<void> {
    let isAway = false;
    while (!closing.signal.aborted) {
      try {
        await settled();
        isAway = false;
      } catch (cause) {
        if (closing.signal.aborted) return;
        if (!isAway) log.warn('thresholds cannot be read', { code: 'SOURCE_UNAVAILABLE', cause });
        isAway = true;
      }
      await pauseFor(options.pauseMilliseconds ?? 30_000, closing.signal);
    }
  }

  const running = run();
  return {
    settled,
    async close() {
      closing.abort();
      await running;
    },
  };
}
