import { type Kysely, sql } from 'kysely';
import type { Registry } from 'prom-client';
import { createStoreGauges } from '../../kit/telemetry/create-store-gauges.ts';
import type { SocialTables } from '../store/tables.ts';
import { countOpenLinks, openReasons } from './review-links.ts';

const dayMilliseconds = 86_400_000;

/** Builds what operators are told of councils' files: what was refused, what is joined to nobody, which are old. */
export function createFileMetrics(options: {
  readonly tables: Kysely<SocialTables>;
  /** How many days may have gone by since the last day of a council's newest file. */
  readonly currentDays: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}): Registry {
  return createStoreGauges({
    store: 'social',
    gauges: {
      submissions: {
        name: 'caregraph_files',
        help: 'Files of councils by how far they came: complete, or loading, of which nothing is shown yet.',
        label: 'state',
      },
      refused: {
        name: 'caregraph_file_rows_refused',
        help: 'Rows of complete files that could not be taken.',
      },
      open: {
        name: 'caregraph_file_links_open',
        help: 'People of councils whose rows are joined to nobody until somebody decides, by why.',
        label: 'reason',
      },
      councils: {
        name: 'caregraph_file_councils',
        help: 'Councils that sent files by how old the newest is: current, stale, or unknown where no row holds a day.',
        label: 'state',
      },
    },
    read: () => read(options),
  });
}

async function read({ tables, currentDays, now = Date.now }: Parameters<typeof createFileMetrics>[0]) {
  const [files, ends, links] = await Promise.all([
    tables
      .selectFrom('submission')
      .select(({ fn }) => [
        'state',
        fn.countAll<string>().as('count'),
        sql<string>`coalesce(sum(refused), 0)`.as('refused'),
      ])
      .groupBy('state')
      .execute(),
    tables
      .selectFrom('submission_council')
      .innerJoin('submission', 'submission.id', 'submission_council.submission_id')
      .where('submission.state', '=', 'complete')
      .groupBy('council')
      .select(({ fn }) => fn.max('period_end').as('last'))
      .execute(),
    countOpenLinks(tables),
  ]);
  const submissions: Record<string, number> = { loading: 0, complete: 0 };
  for (const { state, count } of files) submissions[state] = Number(count);
  const councils = { current: 0, stale: 0, unknown: 0 };
  for (const { last } of ends) {
    if (last === null) {
      councils.unknown += 1;
      continue;
    }
    const age = now() - Date.parse(`${last}T00:00:00Z`);
    councils[age > currentDays * dayMilliseconds ? 'stale' : 'current'] += 1;
  }
  const open: Record<string, number> = Object.fromEntries(Object.keys(openReasons).map((each) => [each, 0]));
  for (const { reason, people } of links) open[reason] = people;
  const refused = Number(files.find(({ state }) => state === 'complete')?.refused ?? 0);
  return { submissions, refused, open, councils };
}
