import { sql } from 'kysely';
import type { Log } from '../../../schema/runtime/log.ts';
import { openLastingStore } from '../../kit/open-lasting-store.ts';
import { type Anchor, parseAnchor } from './anchor.ts';
import type { AuditRow, StoredRow } from './audit-row.ts';
import { migrations } from './migrations.ts';

interface AuditTables {
  event: {
    position: string;
    id: string;
    event: string;
    mac: string;
    previous: string;
    hash: string;
    recorded_at: string;
  };
}

/** Keeps every look, and takes none away. */
export interface AuditStore {
  /** Appends events durably, in one statement; what is there already stands once. Answers the chain's end. */
  append(rows: readonly AuditRow[]): Promise<Anchor>;
  /** The chain's end; position 0 where there is nothing. */
  findEnd(): Promise<Anchor>;
  /** Reads on in the order of positions. */
  read(after: number, limit: number): Promise<readonly StoredRow[]>;
  /** Resolves once the tables are up to date, or the store is closed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Opens the record of looks in a PostgreSQL, in a schema of its own, trying again for as long as it is away. */
export function openAuditStore(options: {
  readonly url: string;
  readonly log: Log;
  readonly timeoutMilliseconds: number;
}): AuditStore {
  const { url, log, timeoutMilliseconds } = options;
  const store = openLastingStore<AuditTables>({
    url,
    schema: 'audit',
    migrations,
    log,
    name: 'audit store',
    maximumConnections: 2,
    statementMilliseconds: timeoutMilliseconds,
  });
  const { tables } = store;
  const append = async (rows: readonly AuditRow[]): Promise<Anchor> => {
    if (!store.isReady) throw new Error('The audit store is not there yet.');
    const ids = rows.map(({ id }) => id);
    const events = rows.map(({ event }) => event);
    const macs = rows.map(({ mac }) => mac);
    const appending = sql<{ end: string }>`
      select audit.append(${ids}::text[], ${events}::text[], ${macs}::text[]) as "end"`;
    const { rows: answered } = await appending.execute(tables);
    const end = parseAnchor(answered[0]?.end ?? '');
    if (end === undefined) throw new Error('The audit store did not say what it appended.');
    return end;
  };
  return {
    ready: store.ready,
    append,
    findEnd: () => append([]),
    async read(after, limit) {
      const rows = await tables
        .selectFrom('event')
        .select(['position', 'id', 'event', 'mac', 'previous', 'hash'])
        .where('position', '>', String(after))
        .orderBy('position')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, position: Number(row.position) }));
    },
    close: () => store.close(),
  };
}
