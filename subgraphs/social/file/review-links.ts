import { type Kysely, sql } from 'kysely';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { SocialTables } from '../store/tables.ts';
import { isContradictory, type LinkStatement } from './decide-link.ts';

/** Why a council's person is joined to nobody until somebody has decided. */
export type OpenReason = 'NO_NUMBER' | 'CONTRADICTION' | 'SUPPLIED_WITHOUT_BIRTH_DATE';

/** What each reason says. */
export const openReasons: Readonly<Record<OpenReason, string>> = {
  NO_NUMBER: 'no valid NHS number',
  CONTRADICTION: 'rows with different NHS numbers or dates of birth',
  SUPPLIED_WITHOUT_BIRTH_DATE: 'an NHS number that was not traced, and no date of birth to check it',
};

/** One of a council's people whose match to an NHS number nobody has settled. */
export interface OpenLink {
  readonly council: string;
  /** The council's own identifier; empty where its rows have none. */
  readonly localId: string;
  readonly reason: OpenReason;
}

/** Lists the matches that nobody has settled, by council and identifier, a page at a time. */
export async function* listOpenLinks(tables: Kysely<SocialTables>): AsyncGenerator<OpenLink> {
  const page = 1000;
  for (let after = ''; ;) {
    const keys = await tables
      .selectFrom('person_statement')
      .where('person_key', '>', after)
      .groupBy('person_key')
      .orderBy('person_key')
      .limit(page)
      .select('person_key')
      .execute();
    const last = keys.at(-1)?.person_key;
    if (last === undefined) return;
    const rows = await tables
      .selectFrom('person_statement')
      .leftJoin('link_decision', 'link_decision.person_key', 'person_statement.person_key')
      .where('link_decision.person_key', 'is', null)
      .where('person_statement.person_key', '>', after)
      .where('person_statement.person_key', '<=', last)
      .orderBy('person_statement.person_key')
      .selectAll('person_statement')
      .execute();
    for (const statements of Map.groupBy(rows, (row) => row.person_key).values()) {
      const reason = toOpenReason(statements);
      const [first] = statements;
      if (reason !== undefined && first !== undefined) {
        yield { council: first.council, localId: first.local_id, reason };
      }
    }
    after = last;
  }
}

/** Counts the open matches of all people, or of those of one submission: in one statement, as `toOpenReason` tells each. */
export async function countOpenLinks(
  tables: Kysely<SocialTables>,
  submissionId?: string,
): Promise<readonly { readonly reason: OpenReason; readonly people: number }[]> {
  const own =
    submissionId === undefined
      ? sql`true`
      : sql`person_key in (select person_key from social.event where submission_id = ${submissionId})`;
  const { rows } = await sql<{ reason: OpenReason; people: number }>`
    select reason, count(*)::int as people from (
      select case
        when count(distinct nullif(nhs_number, '')) > 1 or count(distinct nullif(birth_date, '')) > 1
          then 'CONTRADICTION'
        when count(nullif(nhs_number, '')) = 0 then 'NO_NUMBER'
        when not bool_or(is_traced or birth_date <> '') then 'SUPPLIED_WITHOUT_BIRTH_DATE'
      end as reason
      from social.person_statement as said
      where ${own} and not exists (
        select from social.link_decision as decided where decided.person_key = said.person_key
      )
      group by person_key
    ) as open where reason is not null group by reason order by people desc, reason
  `.execute(tables);
  return rows;
}

/** Tells why the rows about one person of a council are joined to nobody; `undefined` where they can be. */
export function toOpenReason(statements: readonly LinkStatement[]): OpenReason | undefined {
  if (isContradictory(statements)) return 'CONTRADICTION';
  if (statements.every((statement) => statement.nhs_number === '')) return 'NO_NUMBER';
  const isJoined = statements.some((statement) => statement.is_traced || statement.birth_date !== '');
  return isJoined ? undefined : 'SUPPLIED_WITHOUT_BIRTH_DATE';
}

/** Keeps a decision of who a council's person is; says in a sentence why it cannot be kept. */
export async function settleLink(
  tables: Kysely<SocialTables>,
  decision: {
    readonly council: string;
    readonly localId: string;
    /** The number that is theirs; `null` where records are to be joined to nobody. */
    readonly nhsNumber: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<string | undefined> {
  const number = decision.nhsNumber === null ? null : parseNhsNumber(decision.nhsNumber);
  if (number?.ok === false) return 'That is no NHS number: ten digits with a valid check digit are.';
  const person = await tables
    .selectFrom('person_statement')
    .where('council', '=', decision.council)
    .where('local_id', '=', decision.localId)
    .select('person_key')
    .executeTakeFirst();
  if (person === undefined) return 'No file has rows of that council with that identifier.';
  const row = {
    nhs_number: number?.nhsNumber ?? null,
    decided_by: decision.by,
    decided_at: decision.at.toISOString(),
  };
  await tables
    .insertInto('link_decision')
    .values({ person_key: person.person_key, ...row })
    .onConflict((conflict) => conflict.column('person_key').doUpdateSet(row))
    .execute();
  return undefined;
}
