import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { type AccessArea, accessAreas } from '../../../schema/runtime/access.ts';
import { reportedRelationships } from '../access/entitlement-table.ts';
import { grantBases, groundsKeptFromPerson, noFacts, type PersonFacts } from '../access/person-facts.ts';
import type { FactsQuestion } from './access-store.ts';
import type { AccessTables } from './tables.ts';

const areaNames = Object.keys(accessAreas) as [AccessArea, ...AccessArea[]];
const instant = z.string();

const relationship = z.object({
  kind: z.enum(reportedRelationships),
  organisation: z.string(),
  birthDate: z.string().nullable(),
  from: instant.nullable(),
  until: instant.nullable(),
});
const opening = z.object({
  kind: z.enum(['claim', 'break glass']),
  until: instant,
  opensSealed: z.boolean(),
  isKeptFromPerson: z.literal(true).optional(),
});
const grant = z.object({
  granteeKind: z.enum(['person', 'app']),
  grantee: z.string(),
  basis: z.enum(grantBases),
  // An area that a later release knows is none of ours, and grants nothing here.
  areas: z.array(z.string()).transform((areas) => areaNames.filter((name) => areas.includes(name))),
  from: instant,
  until: instant.nullable(),
  isAgreed: z.boolean(),
});
const consent = z.object({ kind: z.string() });

interface FactRow {
  readonly nhs_number: string;
  readonly what: 'relationship' | 'opening' | 'grant' | 'consent';
  readonly fact: unknown;
}

/** Reads all that is in force of several people in one statement, by number. */
export async function findFacts(
  tables: Kysely<AccessTables>,
  question: FactsQuestion,
): Promise<ReadonlyMap<string, PersonFacts>> {
  const numbers = [...question.nhsNumbers];
  const organisation = question.organisation ?? '';
  const { rows } = await sql<FactRow>`
    select nhs_number, 'relationship' as what, json_build_object('kind', kind, 'organisation', organisation,
      'birthDate', birth_date, 'from', starts_at, 'until', ends_at) as fact
    from access.relationship
    where nhs_number = any(${numbers}) and left(organisation, 3) = left(${organisation}, 3)
    union all
    select nhs_number, 'opening', json_strip_nulls(json_build_object('kind', kind, 'until', ends_at,
      'opensSealed', sealed_ground is not null,
      'isKeptFromPerson', nullif(coalesce(sealed_ground = any(${[...groundsKeptFromPerson]}), false), false)))
    from access.opening
    where nhs_number = any(${numbers}) and issuer = ${question.issuer} and subject = ${question.subject}
      and organisation = ${organisation} and ends_at > now()
    union all
    select nhs_number, 'grant', json_build_object('granteeKind', grantee_kind, 'grantee', grantee, 'basis', basis,
      'areas', areas, 'from', starts_at, 'until', ends_at, 'isAgreed', is_agreed)
    from access.access_grant
    where nhs_number = any(${numbers}) and withdrawn_at is null and (ends_at is null or ends_at > now())
    union all
    select nhs_number, 'consent', json_build_object('kind', kind)
    from access.consent where nhs_number = any(${numbers}) and withdrawn_at is null`.execute(tables);
  return new Map(
    numbers.map(
      (number) => [number, toFacts(rows.filter(({ nhs_number }) => nhs_number === number))] as const,
    ),
  );
}

function toFacts(rows: readonly FactRow[]): PersonFacts {
  if (rows.length === 0) return noFacts;
  const of = <T>(what: FactRow['what'], shape: z.ZodType<T>): readonly T[] =>
    rows.filter((row) => row.what === what).map(({ fact }) => shape.parse(fact));
  const openings = of('opening', opening);
  const consents = new Set(of('consent', consent).map(({ kind }) => kind));
  return {
    reported: of('relationship', relationship),
    claims: openings.filter(({ kind }) => kind === 'claim'),
    breakGlass: openings.filter(({ kind }) => kind === 'break glass'),
    refusesSharing: consents.has('SHARING_REFUSED'),
    isCompetentChild: consents.has('CHILD_COMPETENT'),
    grants: of('grant', grant),
  };
}
