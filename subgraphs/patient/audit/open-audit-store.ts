import { type SelectQueryBuilder, sql } from 'kysely';
import type { Log } from '../../../schema/runtime/log.ts';
import { openLastingStore } from '../../kit/open-lasting-store.ts';
import { createStoreProbe } from '../../kit/store-probe.ts';
import { type Anchor, parseAnchor } from './anchor.ts';
import type { AuditRow, StoredRow } from './audit-row.ts';
import type { AuditTables, Review } from './audit-tables.ts';
import { migrations } from './migrations.ts';
import { type ReaderWindow, readWindows } from './read-windows.ts';
import type { SegmentRow } from './segment.ts';

/** Keeps every look, and takes none away but the oldest, once what verifies the rest is kept. */
export interface AuditStore extends AuditReader {
  /** Appends events durably, in one statement; what is there already stands once. Answers the chain's end. */
  append(rows: readonly AuditRow[]): Promise<Anchor>;
  /** The chain's end; position 0 where there is nothing. */
  findEnd(): Promise<Anchor>;
  /** Reads on in the order of positions. */
  read(after: number, limit: number): Promise<readonly StoredRow[]>;
  /** The last of the positions that the store took in before an instant without a gap; 0 where there is none. */
  findPositionBefore(instant: string): Promise<number>;
  /** The latest closed beginning of the chain. */
  findSegment(): Promise<SegmentRow | undefined>;
  /** Drops the events up to a closed beginning, and keeps that; answers how many there were. */
  drop(segment: SegmentRow): Promise<number>;
  /** Tells whether the store answers now. */
  isThere(): Promise<boolean>;
  /** Resolves once the tables are up to date, or the store is closed. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What readers of the record of looks are shown from, and where officers write down what came of it. */
export interface AuditReader {
  /** The newest events about any of some numbers, below a position where one is given. */
  readOfPerson(
    nhsNumbers: readonly string[],
    below: number | undefined,
    limit: number,
  ): Promise<readonly StoredRow[]>;
  /** Every event about any of some numbers that is kept from the person. */
  readKept(nhsNumbers: readonly string[]): Promise<readonly StoredRow[]>;
  /** What each of an organisation's staff did since an instant, in stretches of some minutes. */
  readWindows(asked: {
    readonly organisation: string;
    readonly since: string;
    readonly minutes: number;
  }): Promise<readonly ReaderWindow[]>;
  findReviews(organisation: string, findings: readonly string[]): Promise<ReadonlyMap<string, Review>>;
  /** Writes down what came of a review; one that was written before stays as it is. Answers what stands. */
  review(
    organisation: string,
    finding: string,
    by: string,
    came: Pick<Review, 'outcome' | 'note'>,
  ): Promise<Review>;
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
    // One writes; the others are for those who read what was written.
    maximumConnections: 4,
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
  const events = () =>
    tables.selectFrom('event').select(['position', 'id', 'event', 'mac', 'previous', 'hash']);
  const take = async (
    query: SelectQueryBuilder<AuditTables, 'event', Omit<StoredRow, 'position'> & { position: string }>,
  ): Promise<readonly StoredRow[]> => {
    const rows = await query.execute();
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  };
  const findReviews = async (organisation: string, findings: readonly string[]) => {
    if (findings.length === 0) return new Map<string, Review>();
    const rows = await tables
      .selectFrom('review')
      .select(['finding', 'outcome', 'note', 'reviewed_at'])
      .where('organisation', '=', organisation)
      .where('finding', 'in', [...findings])
      .execute();
    return new Map(rows.map(({ finding, ...review }) => [finding, review]));
  };

  return {
    ready: store.ready,
    isThere: createStoreProbe(() => sql`select 1`.execute(tables)),
    append,
    findEnd: () => append([]),
    read: (after, limit) =>
      take(events().where('position', '>', String(after)).orderBy('position').limit(limit)),
    async findPositionBefore(instant) {
      const answered = await sql<{ position: string | null }>`
        select coalesce(
          (select min(position) - 1 from audit.event where recorded_at >= ${instant}::timestamptz),
          (select max(position) from audit.event)
        ) as position`.execute(tables);
      return Number(answered.rows[0]?.position ?? 0);
    },
    async findSegment() {
      const latest = tables.selectFrom('segment').select(['position', 'segment', 'mac']);
      const row = await latest.orderBy('position', 'desc').limit(1).executeTakeFirst();
      return row === undefined ? undefined : { ...row, position: Number(row.position) };
    },
    async drop({ position, segment, mac }) {
      const answered = await sql<{ dropped: string }>`
        select audit.drop_until(${position}, ${segment}, ${mac}) as dropped`.execute(tables);
      return Number(answered.rows[0]?.dropped ?? 0);
    },
    readOfPerson(nhsNumbers, below, limit) {
      const about = events().where('person', 'in', [...nhsNumbers]);
      const from = below === undefined ? about : about.where('position', '<', String(below));
      return take(from.orderBy('position', 'desc').limit(limit));
    },
    readKept: (nhsNumbers) =>
      take(
        events()
          .where('person', 'in', [...nhsNumbers])
          .where(sql<boolean>`event::jsonb ->> 'kept' = 'true'`),
      ),
    readWindows: (asked) => readWindows(tables, asked),
    findReviews,
    async review(organisation, finding, by, { outcome, note }) {
      await tables
        .insertInto('review')
        .values({ organisation, finding, outcome, note, reviewed_by: by })
        .onConflict((conflict) => conflict.columns(['organisation', 'finding']).doNothing())
        .execute();
      const written = (await findReviews(organisation, [finding])).get(finding);
      if (written === undefined) throw new Error('The review was not kept.');
      return written;
    },
    close: () => store.close(),
  };
}
