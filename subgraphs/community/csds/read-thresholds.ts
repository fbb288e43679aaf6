import { z } from 'zod';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { snomed } from '../../kit/coded-concept.ts';
import type { Threshold } from '../telehealth/alerts/threshold.ts';
import { findKind, measureKinds } from '../telehealth/measure/kinds.ts';
import { toMeasure } from '../telehealth/measure/to-measure.ts';
import { isOfProvider, placeTable, trimmed } from './layout.ts';
import { toLatestColumns } from './latest-columns.ts';
import type { ProviderTables } from './read-latest.ts';
import { isReadableText } from './readable-text.ts';
import { carePlans, people } from './tables.ts';

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

/** The limits of care plans, each with the person whom its plan is about. */
function toStatement({ layout }: ProviderTables): string {
  const limits = placeTable(layout, thresholdTable);
  const plan = toLatestColumns(layout, carePlans, { id: 'care_plan_id', person: 'local_patient_id' });
  const person = toLatestColumns(layout, people, { id: 'local_patient_id', nhs_number: 'nhs_number' });
  const own = Object.keys(row.shape).filter((column) => column !== 'plan_id' && column !== 'nhs_number');
  const columns = own.map((column) => `${limits.column(column)}::text as ${column}`).join(', ');
  return `with plan as (${plan}), person as (${person}), limits as (
    select ${trimmed(limits.column('care_plan_id'))} as plan_id, ${columns}
    from ${limits.name} where ${isOfProvider(limits, '$1')}
  )
  select limits.*, person.nhs_number from limits
    join plan on plan.id = limits.plan_id join person on person.id = rtrim(plan.person, '| ')
  where person.nhs_number is not null`;
}

/** The table in which a provider keeps the limits of its care plans, as it is called unless its layout says otherwise. */
export const thresholdTable = 'care_plan_threshold';

/** What was read of a provider's thresholds. */
export interface ReadThresholds {
  readonly thresholds: readonly Threshold[];
  /** How many rows cannot be used: those readings raise no alert, which somebody must be told. */
  readonly refused: number;
}

/** Reads the thresholds of a provider's care plans; a provider without the table has none. */
export async function readThresholds(tables: ProviderTables): Promise<ReadThresholds> {
  const { query, provider, layout } = tables;
  if (!placeTable(layout, thresholdTable).isKept) return { thresholds: [], refused: 0 };
  const rows = await query(toStatement(tables), [provider]).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === '42P01') return [];
    throw cause;
  });
  const read = rows.flatMap((each) => toThreshold(provider, row.safeParse(each).data) ?? []);
  return {
    thresholds: read.map(({ threshold }) => threshold),
    refused: rows.length - read.filter(({ isUsable }) => isUsable).length,
  };
}

interface ReadThreshold {
  readonly threshold: Threshold;
  readonly isUsable: boolean;
}

/**
 * Reads one limit. What is measured is known of one whose amount cannot be used: it stays, without its unit, so that
 * readings say that they were not compared with it.
 */
function toThreshold(provider: string, limit: z.infer<typeof row> | undefined): ReadThreshold | undefined {
  const number = limit === undefined ? undefined : parseNhsNumber(limit.nhs_number);
  if (limit === undefined || number?.ok !== true) return undefined;
  const kind = findKind([{ system: snomed, code: limit.observation_snomed }]);
  const { measure } = toMeasure(kind, { value: limit.limit_value, code: limit.ucum_unit ?? undefined });
  const unit = kind === undefined ? limit.ucum_unit : measureKinds[kind].unit;
  const threshold = {
    provider,
    planId: limit.plan_id,
    thresholdId: limit.threshold_id,
    nhsNumber: number.nhsNumber,
    kind: kind ?? limit.observation_snomed,
    comparison: limit.comparison,
    limit: measure?.value ?? limit.limit_value,
    unit: measure === null ? null : unit,
    owner: limit.owner_team === null ? null : { name: limit.owner_team, role: limit.owner_role },
    minutes: limit.respond_within_minutes,
  };
  return { threshold, isUsable: measure !== null };
}
