import { Gauge, Registry } from 'prom-client';

/** A number that is read of a store, or several of them, each under a value of a label that has few. */
export interface StoreGauge {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
}

/** What was read: of each gauge its number, or its numbers by their label; what is left out is told as absent. */
export type StoreReading<Name extends string> = Readonly<
  Partial<Record<Name, number | Readonly<Record<string, number>>>>
>;

/** How long what was read counts, in milliseconds, so that scraping never loads the store. */
const rememberMilliseconds = 15_000;
/** How long the store may take, in milliseconds. */
const patienceMilliseconds = 2000;

/**
 * Builds gauges of what waits or was set aside in a store, read when they are scraped.
 *
 * Where the store cannot be read the gauges are absent, for what is not known is not nothing; `caregraph_store_read`
 * then says 0.
 */
export function createStoreGauges<Name extends string>(options: {
  /** What the store is called, such as `hospital`. */
  readonly store: string;
  readonly gauges: Readonly<Record<Name, StoreGauge>>;
  readonly read: () => Promise<StoreReading<Name>>;
  readonly now?: () => number;
}): Registry {
  const { store, now = () => performance.now() } = options;
  const registry = new Registry();
  let known: { readonly reading: Promise<StoreReading<Name> | undefined>; readonly at: number } | undefined;
  const find = () => {
    if (known === undefined || now() - known.at >= rememberMilliseconds) {
      known = { reading: readWithin(options.read), at: now() };
    }
    return known.reading;
  };
  for (const key of Object.keys(options.gauges) as Name[]) {
    const { name, help, label } = options.gauges[key];
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [registry],
      async collect() {
        const value = (await find())?.[key];
        gauge.reset();
        if (value === undefined) {
          // One without labels would stand at 0.
          if (label === undefined) gauge.remove();
        } else if (typeof value === 'number') gauge.set(value);
        else for (const [each, count] of Object.entries(value)) gauge.set({ [label ?? '']: each }, count);
      },
    });
  }
  const isRead: Gauge = new Gauge({
    name: 'caregraph_store_read',
    help: 'Whether what waits or was set aside in a store could be read: 1, or 0 where it could not.',
    labelNames: ['store'],
    registers: [registry],
    async collect() {
      isRead.set({ store }, (await find()) === undefined ? 0 : 1);
    },
  });
  return registry;
}

async function readWithin<Reading>(read: () => Promise<Reading>): Promise<Reading | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patienceMilliseconds);
  try {
    return await Promise.race([read(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
