import type { Endpoints } from '../kit/endpoint/create-endpoints.ts';
import { guardQuery } from '../kit/endpoint/guard-query.ts';
import type { ReadRelationships } from '../kit/create-relationship-reporter.ts';
import type { Log } from '../kit/log.ts';
import { createPool } from '../kit/store.ts';
import type { ProviderBackend } from './backend.ts';
import { findLayoutFaults, toFaultWords } from './csds/check-layout.ts';
import { createCsdsBackend } from './csds/csds-backend.ts';
import { toDatabaseFailure } from './csds/database-failure.ts';
import type { Layout } from './csds/layout.ts';
import { createPoolQuery } from './csds/query.ts';
import type { ProviderTables } from './csds/read-latest.ts';
import { createReadRelationships } from './csds/read-relationships.ts';
import { readThresholds, type ReadThresholds } from './csds/read-thresholds.ts';

/** A provider of community services and its database. */
export interface ProviderConnection {
  readonly odsCode: string;
  readonly name: string;
  /** A `postgres:` address. Beware: it can hold a password, so it is never logged. */
  readonly url: string;
  /** After how many days without a submission what the provider holds reads as stale; 31 unless said. */
  readonly staleAfterDays?: number | undefined;
  /** Where it keeps its tables; as the Community Services Data Set names them unless said. */
  readonly layout?: Layout | undefined;
}

/** A provider that can be read. */
export interface ConnectedProvider {
  readonly odsCode: string;
  readonly backend: ProviderBackend;
  readonly readRelationships: ReadRelationships;
  readonly readThresholds: () => Promise<ReadThresholds>;
  close(): Promise<void>;
}

/** The data set is submitted each month. */
const monthlyDays = 31;

/** Connects a provider; its database need not be there yet. What is not where the layout says is written to the log. */
export function connectProvider(
  { odsCode, name, url, staleAfterDays = monthlyDays, layout = {} }: ProviderConnection,
  parts: {
    readonly endpoints: Endpoints;
    readonly timeoutMilliseconds: number;
    readonly concurrency: number;
    readonly now: () => number;
    readonly log: Log;
  },
): ConnectedProvider {
  const { endpoints, timeoutMilliseconds, concurrency, now, log } = parts;
  const pool = createPool({
    url,
    maximumConnections: concurrency,
    statementMilliseconds: timeoutMilliseconds,
  });
  const endpoint = endpoints.at(
    { kind: 'database', organisation: odsCode },
    // One record takes a dozen statements, which must not suspend the database by themselves.
    { concurrency, consecutiveFaults: 20 },
  );
  const query = createPoolQuery(pool);
  const tables = { query, provider: odsCode, layout };
  const checked = checkLayout(tables, log);
  return {
    odsCode,
    backend: createCsdsBackend({
      query: guardQuery(endpoint, query, { timeoutMilliseconds, toFailure: toDatabaseFailure }),
      provider: { odsCode, name },
      layout,
      timeoutMilliseconds,
      staleAfterDays,
      now,
    }),
    readRelationships: createReadRelationships(tables, now),
    readThresholds: () => readThresholds(tables),
    async close() {
      await checked;
      await pool.end();
    },
  };
}

/** Writes to the log what is not where the layout says; a database that is away is told of when it is read. */
async function checkLayout({ query, provider, layout }: ProviderTables, log: Log): Promise<void> {
  const faults = await findLayoutFaults(query, layout).catch(() => []);
  // What a provider need not have is a fault where somebody said that it has it.
  for (const fault of faults.filter(({ isOptional, table }) => !isOptional || layout[table] !== undefined)) {
    log.error('a provider table cannot be read', { system: provider, reason: toFaultWords(fault) });
  }
}
