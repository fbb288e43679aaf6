import { type Kysely, type Selectable, sql } from 'kysely';
import { holdBackFiles } from '../store/lock-files.ts';
import type { SocialTables, WithdrawalTable } from '../store/tables.ts';

/** Which file is withdrawn, by whom, when and why. */
export interface WithdrawalQuestion {
  /** The first digits of its fingerprint, at least eight, or its name. */
  readonly file: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/** What became of a withdrawal. */
export type Withdrawn =
  | { readonly kind: 'withdrawn' | 'before'; readonly withdrawal: Selectable<WithdrawalTable> }
  | { readonly kind: 'unknown' }
  /** Files that the words may mean, by their fingerprints. */
  | { readonly kind: 'several'; readonly fingerprints: readonly string[] };

/** How many lines are forgotten by one statement. */
const linesAtOnce = 20_000;

/**
 * Withdraws one file: what it said is gone, what other files say stays, and who withdrew it is kept, all in one transaction.
 * A file that was withdrawn before stays as it is.
 *
 * Beware: of two files with one name none is withdrawn by it, also where one of them was withdrawn before: saying it twice
 * must not withdraw the right file after the wrong one.
 */
export function withdrawFile(
  tables: Kysely<SocialTables>,
  { file, by, reason, at }: WithdrawalQuestion,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Withdrawn> {
  return tables.transaction().execute(async (transaction): Promise<Withdrawn> => {
    await holdBackFiles(transaction);
    const [known, withdrawn] = [
      await findFiles(transaction, 'submission', file),
      await findFiles(transaction, 'withdrawal', file),
    ];
    const [digest, ...others] = [...known, ...withdrawn];
    if (digest === undefined) return { kind: 'unknown' };
    if (others.length > 0) return { kind: 'several', fingerprints: [digest, ...others] };
    const [before] = await transaction
      .selectFrom('withdrawal')
      .selectAll()
      .where('digest', '=', digest)
      .execute();
    if (before !== undefined) return { kind: 'before', withdrawal: before };

    const { id, name, admitted, last_line, started_at, finished_at } = await transaction
      .selectFrom('submission')
      .selectAll()
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow();
    await forgetPeople(transaction, id);
    for (let line = 0; line < last_line; line += linesAtOnce) {
      await transaction
        .deleteFrom('event')
        .where('submission_id', '=', id)
        .where('line', '>', line)
        .where('line', '<=', line + linesAtOnce)
        .execute();
      onProgress(Math.min(line + linesAtOnce, last_line), last_line);
    }
    for (const table of ['submission_statement', 'submission_council', 'refusal'] as const) {
      await transaction.deleteFrom(table).where('submission_id', '=', id).execute();
    }
    await transaction.deleteFrom('submission').where('id', '=', id).execute();
    const withdrawal = await transaction
      .insertInto('withdrawal')
      .values({
        digest,
        name,
        admitted,
        imported_at: finished_at ?? started_at,
        withdrawn_by: by,
        withdrawn_at: at.toISOString(),
        reason,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { kind: 'withdrawn', withdrawal };
  });
}

/** The fingerprints of the files that some words name. */
async function findFiles(
  tables: Kysely<SocialTables>,
  table: 'submission' | 'withdrawal',
  file: string,
): Promise<readonly string[]> {
  const digits = /^[0-9a-f]{8,64}$/i.test(file) ? `${file.toLowerCase()}%` : '';
  const { rows } = await sql<{ digest: string }>`
    select digest from ${sql.table(`social.${table}`)} where name = ${file} or digest like ${digits} order by digest
  `.execute(tables);
  return rows.map(({ digest }) => digest);
}

/**
 * Forgets who people are where this file alone said so. Of a file that was imported before it was kept what each says, it
 * cannot be told, so what a person's rows of such a file may have said stays.
 */
async function forgetPeople(tables: Kysely<SocialTables>, id: string): Promise<void> {
  await sql`
    delete from social.person_statement as said
    using (select distinct person_key from social.event where submission_id = ${id}) as own
    where said.person_key = own.person_key
      and not exists (
        select from social.submission_statement as other
        where other.submission_id <> ${id} and other.person_key = said.person_key
          and other.nhs_number = said.nhs_number and other.is_traced = said.is_traced
          and other.birth_date = said.birth_date
      )
      and not exists (
        select from social.event as elsewhere join social.submission as file on file.id = elsewhere.submission_id
        where elsewhere.person_key = said.person_key and file.id <> ${id} and not file.names_people
      )`.execute(tables);
}
