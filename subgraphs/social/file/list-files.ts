import { type Kysely, sql } from 'kysely';
import type { SocialTables } from '../store/tables.ts';
import { shownDigits } from './to-report.ts';

interface ListedFile {
  readonly digest: string;
  readonly name: string | null;
  readonly state: 'loading' | 'complete';
  readonly admitted: number;
  readonly started: string;
  readonly councils: string | null;
}

/** Lists the files that are in and those that were withdrawn, the latest first, a line each. */
export async function listFiles(tables: Kysely<SocialTables>): Promise<readonly string[]> {
  const { rows } = await sql<ListedFile>`
    select digest, name, state, admitted, started_at::date::text as started, (
      select string_agg(concat(council, ' from ', coalesce(period_start, '?'), ' to ', coalesce(period_end, '?')), ', '
        order by council)
      from social.submission_council where submission_id = id
    ) as councils
    from social.submission order by id desc`.execute(tables);
  const withdrawn = await tables
    .selectFrom('withdrawal')
    .selectAll()
    .orderBy('withdrawn_at', 'desc')
    .execute();
  return [
    ...rows.map(({ digest, name, state, admitted, started, councils }) =>
      [
        ...toFile(digest, name, admitted),
        state === 'complete' ? `imported ${started}` : `broken off or running, begun ${started}`,
        ...(councils === null ? [] : [`council ${councils}`]),
      ].join('  '),
    ),
    ...withdrawn.map(({ digest, name, admitted, withdrawn_at: at, withdrawn_by: by, reason }) =>
      [...toFile(digest, name, admitted), `withdrawn ${at.slice(0, 10)} by ${by}: ${reason}`].join('  '),
    ),
  ];
}

function toFile(digest: string, name: string | null, admitted: number): readonly string[] {
  return [
    digest.slice(0, shownDigits),
    name ?? '(no name)',
    `${admitted.toLocaleString('en-GB')} ${admitted === 1 ? 'row' : 'rows'}`,
  ];
}
