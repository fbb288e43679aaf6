import { Client } from 'pg';
import { z } from 'zod';
import { readEnvironment } from '../kit/env.ts';
import type { CheckContext, Finding, SettingChecks } from '../kit/setting-checks.ts';
import { createPool } from '../kit/store.ts';
import type { ProviderConnection } from './connect-provider.ts';
import { findLayoutFaults, toFaultWords } from './csds/check-layout.ts';
import { toDatabaseFailure } from './csds/database-failure.ts';
import { createPoolQuery } from './csds/query.ts';
import { readThresholds } from './csds/read-thresholds.ts';
import { readSubmission, toCurrency } from './csds/submission-date.ts';
import { providerVariables, readProviders } from './read-providers.ts';
import { readTelehealth, telehealthVariables } from './telehealth/read-telehealth.ts';
import { unjoinedCondition } from './telehealth/store/list-unjoined.ts';
import type { TelehealthOptions } from './telehealth/start-telehealth.ts';

/** Looks at every provider's tables and at every supplier of telehealth; no person is asked for. */
export const communityChecks: SettingChecks = {
  setting: 'community',
  title: 'community services',
  variables: [
    'CAREGRAPH_COMMUNITY_DATABASE_URL',
    'CAREGRAPH_COMMUNITY_PROVIDERS',
    'CAREGRAPH_COMMUNITY_PROVIDERS_FILE',
    'CAREGRAPH_TELEHEALTH_SUPPLIERS',
    'CAREGRAPH_TELEHEALTH_SUPPLIERS_FILE',
  ],
  async check(context) {
    const environment = readEnvironment(
      { ...providerVariables, ...telehealthVariables },
      context.environment,
    );
    const providers = readProviders(environment).map((provider) => checkProvider(provider, context));
    const telehealth = readTelehealth(environment);
    return [
      ...(await Promise.all(providers)),
      ...(telehealth === undefined ? [noSuppliers] : await checkTelehealth(telehealth, context)),
    ];
  },
};

const noSuppliers: Finding = {
  system: 'telehealth',
  state: 'not configured',
  says: 'No supplier is connected.',
  next: 'Set CAREGRAPH_TELEHEALTH_SUPPLIERS_FILE: docs/connect-community.md.',
};

async function checkProvider(
  { odsCode, url, layout = {}, staleAfterDays = 31 }: ProviderConnection,
  { timeoutMilliseconds }: CheckContext,
): Promise<Finding> {
  const system = `provider ${odsCode}`;
  const pool = createPool({ url, maximumConnections: 1, statementMilliseconds: timeoutMilliseconds });
  const tables = { query: createPoolQuery(pool), provider: odsCode, layout };
  try {
    const faults = await findLayoutFaults(tables.query, layout);
    const broken = faults.filter(({ isOptional, table }) => !isOptional || layout[table] !== undefined);
    if (broken.length > 0) {
      const next =
        'Name the view and its columns in "tables" of CAREGRAPH_COMMUNITY_PROVIDERS, or null for what it does not have.';
      return { system, state: 'does not work', says: `${broken.map(toFaultWords).join(', ')}.`, next };
    }
    const submission = await readSubmission(tables);
    const currency = toCurrency(submission, new Date().toISOString().slice(0, 10), staleAfterDays);
    const { thresholds, refused } = await readThresholds(tables);
    const missing = faults.map(({ table }) => table);
    const can = [
      'give contacts, referrals, care plans and wounds',
      ...(thresholds.length > 0 ? [`raise alerts by ${thresholds.length} limits of care plans`] : []),
    ];
    if (currency.stale !== undefined) {
      const day = currency.asOf?.slice(0, 10) ?? 'never';
      const next = 'Ask the provider for its latest submission, or raise staleDays.';
      return {
        system,
        state: 'works in part',
        says: `The latest submission is of ${day}: it reads STALE.`,
        can,
        next,
      };
    }
    if (missing.length > 0 || refused > 0) {
      const says = [
        ...missing.map((table) => `${table} is not there`),
        ...(refused > 0 ? [`${refused} limits of care plans cannot be used`] : []),
      ].join(', ');
      return {
        system,
        state: 'works in part',
        says: `${says}.`,
        can,
        next: 'See docs/connect-community.md.',
      };
    }
    return { system, state: 'works', says: 'Its tables are there.', can };
  } catch (cause) {
    const { code } = toDatabaseFailure(cause);
    const next = 'Check the address, and that its user may read.';
    return { system, state: 'does not work', says: `It could not be read: ${code}.`, next };
  } finally {
    await pool.end();
  }
}

const counts = z.object({
  supplier: z.string(),
  heard: z.string(),
  taken: z.string(),
  refused: z.string(),
  unjoined: z.string(),
});

const statement = `select supplier, to_json(heard_at)#>>'{}' as heard, taken::text, refused::text,
    (select count(distinct identifier) from community.telehealth_item as item
      where item.supplier = known.supplier and ${unjoinedCondition})::text as unjoined
  from community.telehealth_supplier as known`;

async function checkTelehealth(
  { storeUrl, suppliers }: TelehealthOptions,
  { timeoutMilliseconds }: CheckContext,
): Promise<readonly Finding[]> {
  const client = new Client({
    connectionString: storeUrl,
    connectionTimeoutMillis: timeoutMilliseconds,
    query_timeout: timeoutMilliseconds,
  });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    const known = new Map(rows.map((row) => counts.parse(row)).map((row) => [row.supplier, row]));
    return suppliers.map(({ configuration: { id, maximumSilenceHours } }): Finding => {
      const system = `telehealth supplier ${id}`;
      const row = known.get(id);
      if (row === undefined) {
        const next = 'Give it the address and its token: docs/connect-community.md.';
        return { system, state: 'works in part', says: 'It has never sent anything.', next };
      }
      const says = `It has sent ${row.taken} things; ${row.refused} were refused, ${row.unjoined} are joined to nobody.`;
      if (Date.now() - Date.parse(row.heard) > maximumSilenceHours * 3_600_000) {
        return {
          system,
          state: 'works in part',
          says: `${says} It is silent.`,
          next: 'Ask whether it still sends.',
        };
      }
      const next = 'See "npm run readings -- unjoined", and ask it to trace these NHS numbers.';
      return { system, state: 'works', says, ...(row.unjoined === '0' ? {} : { next }) };
    });
  } catch (cause) {
    const next = 'Check CAREGRAPH_COMMUNITY_STORE_URL; its tables come with the first start of the subgraph.';
    const says = `It could not be read: ${toDatabaseFailure(cause).code}.`;
    return [{ system: 'the community store', state: 'does not work', says, next }];
  } finally {
    await client.end().catch(() => undefined);
  }
}
