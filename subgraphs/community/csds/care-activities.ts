import type { CareActivity } from '../../../schema/generated/community.ts';
import { toActivityType, toSnomedConcept } from './concepts.ts';
import { toObservedValue } from './observed-value.ts';
import type { activities, RowOf } from './tables.ts';

/**
 * Maps what one row says was done: one activity for each procedure, finding and observation in it, so that none
 * is lost; one without a concept where the row names none.
 */
export function toCareActivities(row: RowOf<typeof activities>): readonly CareActivity[] {
  const type = toActivityType(row.activity_type);
  const observed = toObservedValue(row.observation_value, row.ucum_unit);
  const hasValue = observed.value !== null || observed.valueText !== null;
  const named: CareActivity[] = [row.procedure_snomed, row.finding_snomed]
    .filter((code) => code !== null)
    .map((code) => ({ type, concept: toSnomedConcept(code), value: null, valueText: null }));
  if (row.observation_snomed !== null || hasValue || named.length === 0) {
    named.push({ type, concept: toSnomedConcept(row.observation_snomed), ...observed });
  }
  return named;
}
