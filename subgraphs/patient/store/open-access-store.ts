import { sql } from 'kysely';
import type { Log } from '../../../schema/runtime/log.ts';
import { createStoreProbe } from '../../kit/store-probe.ts';
import { openLastingStore } from '../../kit/open-lasting-store.ts';
import type { AccessStore, Opening } from './access-store.ts';
import { findFacts } from './find-facts.ts';
import { migrations } from './migrations.ts';
import { reportRelationships } from './report-relationships.ts';
import type { AccessTables } from './tables.ts';

/** The schema that holds the access store's tables. */
const schema = 'access';

/** Opens the store of who may see whom in a PostgreSQL, trying again for as long as it is away. */
export function openAccessStore(options: {
  readonly url: string;
  readonly log: Log;
  readonly timeoutMilliseconds: number;
}): AccessStore {
  const { url, log, timeoutMilliseconds } = options;
  const store = openLastingStore<AccessTables>({
    url,
    schema,
    migrations,
    log,
    name: 'access store',
    statementMilliseconds: timeoutMilliseconds,
  });
  const { tables } = store;
  const now = () => new Date().toISOString();

  return {
    get isReady() {
      return store.isReady;
    },
    isThere: createStoreProbe(() => sql`select 1`.execute(tables)),
    ready: store.ready,
    findFacts: (question) => findFacts(tables, question),
    report: (rows) => reportRelationships(tables, rows),
    async forgetOlder(source, since) {
      await tables
        .deleteFrom('relationship')
        .where('source', '=', source)
        .where('reported_at', '<', since)
        .execute();
    },

    async open(opening) {
      await tables
        .insertInto('opening')
        .values(opening)
        .onConflict((conflict) => conflict.column('once').doNothing())
        .execute();
      return tables
        .selectFrom('opening')
        .selectAll()
        .where('once', '=', opening.once)
        .executeTakeFirstOrThrow();
    },
    async listOpenings(organisation, { first, after, kind, isReviewed }) {
      let query = tables
        .selectFrom('opening')
        .selectAll()
        .where('organisation', '=', organisation)
        .orderBy('opened_at', 'desc')
        .orderBy('id', 'desc')
        .limit(first + 1);
      if (after !== undefined) {
        query = query.where((is) =>
          is.or([
            is('opened_at', '<', after.at),
            is.and([is('opened_at', '=', after.at), is('id', '<', after.id)]),
          ]),
        );
      }
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (isReviewed !== undefined) query = query.where('reviewed_at', isReviewed ? 'is not' : 'is', null);
      const items: readonly Opening[] = await query.execute();
      return { items: items.slice(0, first), hasMore: items.length > first };
    },
    async review(id, organisation, { by, outcome, note }) {
      await tables
        .updateTable('opening')
        .set({ reviewed_at: now(), reviewed_by: by, review_outcome: outcome, review_note: note })
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .where('reviewed_at', 'is', null)
        .execute();
      return tables
        .selectFrom('opening')
        .selectAll()
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .executeTakeFirst();
    },

    async grant(grant) {
      await tables
        .insertInto('access_grant')
        .values(grant)
        .onConflict((conflict) => conflict.column('once').doNothing())
        .execute();
      return tables
        .selectFrom('access_grant')
        .selectAll()
        .where('once', '=', grant.once)
        .executeTakeFirstOrThrow();
    },
    findGrant: (id) => tables.selectFrom('access_grant').selectAll().where('id', '=', id).executeTakeFirst(),
    listGrants: (nhsNumbers) =>
      tables
        .selectFrom('access_grant')
        .selectAll()
        .where('nhs_number', 'in', [...nhsNumbers])
        .orderBy('granted_at', 'desc')
        .orderBy('id')
        .limit(200)
        .execute(),
    async withdrawGrant(id, by) {
      await tables
        .updateTable('access_grant')
        .set({ withdrawn_at: now(), withdrawn_by: by })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .execute();
      return tables.selectFrom('access_grant').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async recordConsent(consent) {
      await tables
        .insertInto('consent')
        .values(consent)
        .onConflict((conflict) => conflict.column('once').doNothing())
        .execute();
      return tables
        .selectFrom('consent')
        .selectAll()
        .where('once', '=', consent.once)
        .executeTakeFirstOrThrow();
    },
    findConsent: (id) => tables.selectFrom('consent').selectAll().where('id', '=', id).executeTakeFirst(),
    listConsents: (nhsNumbers) =>
      tables
        .selectFrom('consent')
        .selectAll()
        .where('nhs_number', 'in', [...nhsNumbers])
        .orderBy('recorded_at', 'desc')
        .orderBy('id')
        .limit(200)
        .execute(),
    async withdrawConsent(id, by) {
      await tables
        .updateTable('consent')
        .set({ withdrawn_at: now(), withdrawn_by: by })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .execute();
      return tables.selectFrom('consent').selectAll().where('id', '=', id).executeTakeFirst();
    },

    close: () => store.close(),
  };
}
