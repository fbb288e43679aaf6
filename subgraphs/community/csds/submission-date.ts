import type { Contribution } from '../../kit/outcome.ts';
import { toLondonInstant } from './london-time.ts';
import { isOfProvider, type Layout, placeTable } from './layout.ts';
import type { ProviderTables } from './read-latest.ts';
import { carePlans, contacts, people, referrals } from './tables.ts';

const tables = [people, referrals, contacts, carePlans];

/**
 * The statement that reads the day of the provider's latest submission; `$1` is the provider's code. `undefined` where no
 * table says when it was submitted.
 */
export function toSubmissionStatement(layout: Layout = {}): string | undefined {
  const days = tables
    .map(({ name }) => placeTable(layout, name))
    .filter((table) => table.isKept && table.has('effective_from'))
    .map(
      (table) =>
        `select max(${table.column('effective_from')})::text as day from ${table.name} where ${isOfProvider(table, '$1')}`,
    );
  return days.length === 0 ? undefined : `select max(day) as day from (${days.join(' union all ')}) as days`;
}

/** What is known of a provider's submissions: the latest day, that there was none, or that its tables are read live. */
export type Submission = { readonly day: string | undefined } | 'live';

/** Reads the day of the provider's latest submission. */
export async function readSubmission({ query, provider, layout }: ProviderTables): Promise<Submission> {
  const statement = toSubmissionStatement(layout);
  if (statement === undefined) return 'live';
  const [row] = await query(statement, [provider]);
  const day = typeof row === 'object' && row !== null && 'day' in row ? row.day : undefined;
  const text = typeof day === 'string' ? day.slice(0, 10) : '';
  return { day: /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined };
}

/**
 * When what the provider holds was current, and whether that is too long ago. A provider that has never
 * submitted anything has been silent too: its empty tables do not say that it knows nobody.
 */
export function toCurrency(
  submission: Submission,
  today: string,
  staleAfterDays: number,
): Pick<Contribution<unknown>, 'asOf' | 'stale'> {
  if (submission === 'live') return {};
  const { day } = submission;
  if (day === undefined) return { stale: 'FEED_SILENT' };
  const age = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  const asOf = toLondonInstant(day, '00:00') ?? `${day}T00:00:00Z`;
  return age > staleAfterDays ? { asOf, stale: 'FEED_SILENT' } : { asOf };
}
