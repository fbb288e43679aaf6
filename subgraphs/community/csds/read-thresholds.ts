import { z } from 'zod';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { snomed } from '../../kit/coded-concept.ts';
import type { Threshold } from '../telehealth/alerts/threshold.ts';
import { findKind, measureKinds } from '../telehealth/measure/kinds.ts';
import { toMeasure } from '../telehealth/measure/to-measure.ts';
import type { Query } from './query.ts';
import { isReadableText } from './readable-text.ts';

const words = z
  .string()
  .refine(isReadableText)
  .transform((text) => text.trim() || null)
  .nullable();
const row = z.object({
  plan_id: z.string().min(1),
  threshold_id: z.string().min(1),
  nhs_number: z.string(),
  observation_snomed: z.string().regex(/^\d{6,18}$/),
  comparison: z.enum(['below', 'above']),
  limit_value: z.coerce.number(),
  ucum_unit: words,
  owner_team: words,
  owner_role: words,
  respond_within_minutes: z.coerce.number().int().min(1).max(60_000),
});

/** The limits of the care plans that are in force, each with the person whom its plan is about. */
const statement = `
  with plan as (
    select distinct on (rtrim(care_plan_id, '| ')) rtrim(care_plan_id, '| ') as id,
      rtrim(local_patient_id, '| ') as person
    from cyp004careplantype where orgid_provider = $1
    order by rtrim(care_plan_id, '| '), effective_from desc nulls last
  ), person as (
    select distinct on (rtrim(local_patient_id, '| ')) rtrim(local_patient_id, '| ') as id,
      nhs_number::text as nhs_number
    from cyp001mpi where orgid_provider = $1
    order by rtrim(local_patient_id, '| '), effective_from desc nulls last
  )
  select plan.id as plan_id, limits.threshold_id::text, person.nhs_number, limits.observation_snomed::text,
    limits.comparison::text, limits.limit_value::text, limits.ucum_unit::text, limits.owner_team::text,
    limits.owner_role::text, limits.respond_within_minutes::text
  from care_plan_threshold as limits
    join plan on plan.id = rtrim(limits.care_plan_id, '| ')
    join person on person.id = plan.person
  where limits.orgid_provider = $1 and person.nhs_number is not null`;

/** What was read of a provider's thresholds. */
export interface ReadThresholds {
  readonly thresholds: readonly Threshold[];
  /** How many rows cannot be used: those readings raise no alert, which somebody must be told. */
  readonly refused: number;
}

/** Reads the thresholds of a provider's care plans; a provider without the table has none. */
export async function readThresholds(query: Query, provider: string): Promise<ReadThresholds> {
  const rows = await query(statement, [provider]).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === '42P01') return [];
    throw cause;
  });
  const thresholds = rows.flatMap((each) => toThreshold(provider, row.safeParse(each).data) ?? []);
  return { thresholds, refused: rows.length - thresholds.length };
}

function toThreshold(provider: string, limit: z.infer<typeof row> | undefined): Threshold | undefined {
  const number = limit === undefined ? undefined : parseNhsNumber(limit.nhs_number);
  if (limit === undefined || number?.ok !== true) return undefined;
  const kind = findKind([{ system: snomed, code: limit.observation_snomed }]);
  const { measure } = toMeasure(kind, { value: limit.limit_value, code: limit.ucum_unit ?? undefined });
  if (measure === null) return undefined;
  return {
    provider,
    planId: limit.plan_id,
    thresholdId: limit.threshold_id,
    nhsNumber: number.nhsNumber,
    kind: kind ?? limit.observation_snomed,
    comparison: limit.comparison,
    limit: measure.value,
    unit: kind === undefined ? limit.ucum_unit : measureKinds[kind].unit,
    owner: limit.owner_team === null ? null : { name: limit.owner_team, role: limit.owner_role },
    minutes: limit.respond_within_minutes,
  };
}
