import { type Kysely, sql } from 'kysely';
import type { SocialTables } from '../../subgraphs/social/store/tables.ts';

const contentTables = [
  'submission',
  'submission_council',
  'event',
  'person_statement',
  'submission_statement',
  'refusal',
] as const;

/** Everything that a social store holds of files that are in, each file told by its place among them. */
export async function toContents(
  tables: Kysely<SocialTables>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const contents = await Promise.all(
    contentTables.map(async (table) => {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(each) as row from ${sql.table(`social.${table}`)} as each
      `.execute(tables);
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  const files = contents.find(([table]) => table === 'submission')?.[1] ?? [];
  const ids = files.map(({ id }) => Number(id)).toSorted((left, right) => left - right);
  const toText = ({ id, submission_id: file, ...rest }: Record<string, unknown>) =>
    JSON.stringify([ids.indexOf(Number(file ?? id)), rest]);
  return Object.fromEntries(contents.map(([table, rows]) => [table, rows.map(toText).toSorted()]));
}
