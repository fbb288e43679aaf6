import type { Condition, ConditionCertainty } from '../../../schema/generated/shared.ts';
import { type ItemContext, toConcept, toItemId, toProvenance, toTermIdentifier } from './item-context.ts';
import type { EncounterRow } from './rows.ts';

/** How certain the diagnosis types of HL7 table 0052 are; an admitting diagnosis does not say. */
const certainties: ReadonlyMap<string | null, ConditionCertainty> = new Map([
  ['F', 'CONFIRMED'],
  ['W', 'SUSPECTED'],
]);

/**
 * Makes conditions of a visit's diagnoses.
 *
 * A message says neither whether a diagnosis still holds nor since when; the date in DG1-5 is when it was made.
 */
export function toConditions(row: EncounterRow, context: ItemContext): readonly Condition[] {
  return row.diagnoses.flatMap(({ code, type, recorded }) => {
    const concept = toConcept(code);
    if (concept === undefined) return [];
    const identifier = `${row.visit_number}|${toTermIdentifier(code)}`;
    return [
      {
        id: toItemId('Condition', row, identifier, context),
        code: concept,
        clinicalStatus: 'UNKNOWN' as const,
        certainty: certainties.get(type) ?? ('UNKNOWN' as const),
        provenance: toProvenance(row, context, recorded),
      },
    ];
  });
}
