import { type Kysely, sql } from 'kysely';
import type { AuditTables } from './audit-tables.ts';

/** What one reader did within one stretch of time, as an organisation's officer looks at it. */
export interface ReaderWindow {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly organisationName: string | null;
  /** The begin of the stretch, and the first and last event in it, as instants. */
  readonly begin: string;
  readonly first: string;
  readonly last: string;
  /** Everybody who was asked for, shown or refused; each once. */
  readonly persons: readonly string[];
  /** How many searches there were, and how many of them found nobody or several. */
  readonly searches: number;
  readonly fruitless: number;
  /** How many people of the reader's own family name were looked at. */
  readonly sameName: number;
}

/** Sums up what each of an organisation's staff did since an instant, in stretches of some minutes; officers left out. */
export async function readWindows(
  tables: Kysely<AuditTables>,
  { organisation, since, minutes }: { organisation: string; since: string; minutes: number },
): Promise<readonly ReaderWindow[]> {
  const { rows } = await sql<ReaderWindow>`
    with told as (
      select e.facts[2] as issuer, e.facts[3] as subject, e.facts[4] as name, e.facts[5] as role,
        e.facts[6] as organisation_name, e.facts[7] as action, e.facts[8] as outcome, e.facts[9] as same,
        e.facts[10]::timestamptz as at, e.person,
        date_bin(make_interval(mins => ${minutes}), e.facts[10]::timestamptz, timestamptz 'epoch') as begin
      from audit.event e
      where e.organisation = ${organisation} and e.recorded_at >= ${since}::timestamptz
        and e.facts[1] = 'professional'
    )
    select issuer, subject, max(name) as name, role, max(organisation_name) as "organisationName",
      begin, min(at) as first, max(at) as last,
      coalesce(array_agg(distinct person) filter (where action in ('read', 'node')), '{}') as persons,
      (count(*) filter (where action = 'search'))::int as searches,
      (count(*) filter (where action = 'search' and outcome in ('none', 'several')))::int as fruitless,
      (count(distinct person) filter (where same = 'true' and outcome = 'permit'))::int as "sameName"
    from told
    group by issuer, subject, role, begin`.execute(tables);
  return rows.map(({ begin, first, last, persons, ...row }) => ({
    ...row,
    begin: new Date(begin).toISOString(),
    first: new Date(first).toISOString(),
    last: new Date(last).toISOString(),
    persons: persons.filter((person) => person !== null),
  }));
}
