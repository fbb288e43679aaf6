import { type Kysely, sql } from 'kysely';
import { Registry } from 'prom-client';
import { type CountOutcome, createOutcomeCounter } from '../../kit/telemetry/create-outcome-counter.ts';
import { createStoreGauges } from '../../kit/telemetry/create-store-gauges.ts';
import { type DeliveryFault, deliveryFaults } from './http/to-answer.ts';
import { unjoinedCondition } from './store/list-unjoined.ts';
import type { Kept } from './store/keep-items.ts';
import type { CommunityTables } from './store/tables.ts';
import type { SupplierConfiguration } from './supplier-configuration.ts';

/** What operators are told of readings from home. */
export interface TelehealthMetrics {
  readonly registries: readonly Registry[];
  /** Notes what became of a reading or an image that was sent. */
  readonly countItem: CountOutcome<Kept | 'refused'>;
  /** Notes that a whole delivery was taken, or why not. */
  readonly countDelivery: CountOutcome<'taken' | DeliveryFault>;
}

/** Builds what counts readings from home by what became of them; nothing of it names a supplier or a person. */
export function createTelehealthMetrics(options: {
  readonly tables: Kysely<CommunityTables>;
  readonly suppliers: readonly SupplierConfiguration[];
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}): TelehealthMetrics {
  const registry = new Registry();
  const countItem = createOutcomeCounter<Kept | 'refused'>(registry, {
    name: 'caregraph_readings_total',
    help: 'Readings and images of suppliers of telehealth: new, known from before, or refused.',
    outcomes: ['new', 'known', 'refused'],
  });
  const countDelivery = createOutcomeCounter<'taken' | DeliveryFault>(registry, {
    name: 'caregraph_reading_deliveries_total',
    help: 'Deliveries of suppliers of telehealth: taken, or why nothing of them was.',
    outcomes: ['taken', ...deliveryFaults],
  });
  const gauges = createStoreGauges({
    store: 'community',
    gauges: {
      unjoined: {
        name: 'caregraph_readings_unjoined',
        help: 'Readings and images that are kept and joined to nobody: no valid NHS number, or one that nobody verified.',
        label: 'link',
      },
      suppliers: {
        name: 'caregraph_reading_suppliers',
        help: 'Suppliers of telehealth by how they are: heard, silent for longer than they may be, or never heard.',
        label: 'state',
      },
      overdue: {
        name: 'caregraph_reading_alerts_overdue',
        help: 'Alerts of readings that nobody took on by when somebody should have.',
      },
    },
    read: () => read(options),
  });
  return { registries: [registry, gauges], countItem, countDelivery };
}

async function read({ tables, suppliers, now }: Parameters<typeof createTelehealthMetrics>[0]) {
  const present = new Date(now()).toISOString();
  const [unjoined, heard, overdue] = await Promise.all([
    sql<{ link: string; things: number }>`
      select link, count(distinct (supplier, identifier))::int as things
      from community.telehealth_item as item where ${sql.raw(unjoinedCondition)} group by link
    `.execute(tables),
    tables.selectFrom('telehealth_supplier').select(['supplier', 'heard_at']).execute(),
    tables
      .selectFrom('alert')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('acknowledged_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('due_at', '<', present)
      .executeTakeFirstOrThrow(),
  ]);
  const last = new Map(heard.map(({ supplier, heard_at }) => [supplier, new Date(heard_at).getTime()]));
  const states = { heard: 0, silent: 0, never: 0 };
  for (const { id, maximumSilenceHours } of suppliers) {
    const at = last.get(id);
    if (at === undefined) states.never += 1;
    else states[now() - at > maximumSilenceHours * 3_600_000 ? 'silent' : 'heard'] += 1;
  }
  const links: Record<string, number> = { none: 0, unverified: 0 };
  for (const { link, things } of unjoined.rows) links[link] = things;
  return { unjoined: links, suppliers: states, overdue: Number(overdue.count) };
}
