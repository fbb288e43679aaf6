import type { Contribution } from '../../kit/outcome.ts';
import { toLondonInstant } from './london-time.ts';
import type { Query } from './query.ts';
import { carePlans, contacts, people, referrals } from './tables.ts';

const tables = [people, referrals, contacts, carePlans];

/** The statement that reads the day of the provider's latest submission; `$1` is the provider's code. */
export const submissionStatement = [
  'select max(day)::text as day from (',
  tables
    .map(({ name }) => `select max(effective_from) as day from ${name} where orgid_provider = $1`)
    .join(' union all '),
  ') as days',
].join(' ');

/** Reads the day of the provider's latest submission; `undefined` where it has made none. */
export async function readSubmissionDate(query: Query, provider: string): Promise<string | undefined> {
  const [row] = await query(submissionStatement, [provider]);
  const day = typeof row === 'object' && row !== null && 'day' in row ? row.day : undefined;
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
}

/**
 * When what the provider holds was current, and whether that is too long ago. A provider that has never
 * submitted anything has been silent too: its empty tables do not say that it knows nobody.
 */
export function toCurrency(
  day: string | undefined,
  today: string,
  staleAfterDays: number,
): Pick<Contribution<unknown>, 'asOf' | 'stale'> {
  if (day === undefined) return { stale: 'FEED_SILENT' };
  const age = (Date.parse(today) - Date.parse(day)) / 86_400_000;
  const asOf = toLondonInstant(day, '00:00') ?? `${day}T00:00:00Z`;
  return age > staleAfterDays ? { asOf, stale: 'FEED_SILENT' } : { asOf };
}
