import { z } from 'zod';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { KnownRelationship } from '../../../schema/runtime/relationship-report.ts';
import type { ReadRelationships } from '../../kit/create-relationship-reporter.ts';
import type { ProviderTables } from './read-latest.ts';
import { toLatestColumns } from './latest-columns.ts';
import { people, referrals } from './tables.ts';

const row = z.object({
  id: z.string().min(1),
  nhs_number: z.string(),
  birth_date: z.iso.date().nullable(),
  received: z.iso.date().nullable(),
  discharged: z.iso.date().nullable(),
});

/** How long ago a referral may have ended that anybody could still have a relationship by, in days. */
const longAgo = 60;

/** The latest word on every referral and the person whom it is about, as far as it is or lately was open. */
function toStatement({ layout }: ProviderTables): string {
  const person = toLatestColumns(layout, people, {
    id: 'local_patient_id',
    nhs_number: 'nhs_number',
    birth_date: 'person_birth_date',
  });
  const referral = toLatestColumns(layout, referrals, {
    id: 'service_request_id',
    person: 'local_patient_id',
    received: 'referral_received_date',
    discharged: 'service_discharge_date',
  });
  return `with person as (${person}), referral as (${referral})
  select referral.id, person.nhs_number, person.birth_date, referral.received, referral.discharged
  from referral join person on person.id = rtrim(referral.person, '| ')
  where person.nhs_number is not null and (referral.discharged is null or referral.discharged >= $2)`;
}

/** Builds the reading of referrals as the provider's caseload. */
export function createReadRelationships(tables: ProviderTables, now: () => number): ReadRelationships {
  const { query, provider } = tables;
  const statement = toStatement(tables);
  return async () => {
    const earliest = new Date(now() - longAgo * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const rows = await query(statement, [provider, earliest]);
    return { relationships: rows.flatMap((each) => toRelationship(provider, row.safeParse(each).data)) };
  };
}

function toRelationship(
  provider: string,
  referral: z.infer<typeof row> | undefined,
): readonly KnownRelationship[] {
  const number = referral === undefined ? undefined : parseNhsNumber(referral.nhs_number);
  if (referral === undefined || number?.ok !== true) return [];
  return [
    {
      kind: 'caseload',
      reference: `${provider}|${referral.id}`,
      organisation: provider,
      nhsNumber: number.nhsNumber,
      birthDate: referral.birth_date,
      from: referral.received,
      until: referral.discharged,
    },
  ];
}
