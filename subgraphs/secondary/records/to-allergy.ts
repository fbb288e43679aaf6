import type { AllergyIntolerance, CodedConcept } from '../../../schema/generated/shared.ts';
import { snomed, toTextConcept } from '../../kit/coded-concept.ts';
import { type ItemContext, toConcept, toItemId, toProvenance, toTermIdentifier } from './item-context.ts';
import type { AllergyRow } from './rows.ts';

/** SNOMED CT: no known allergy, a clinical statement. */
const noKnownAllergy = '716186003';
/** SNOMED CT: an allergy whose exact drug was lost in a transfer. */
const degradedAllergy = '196461000000101';

/** Makes an allergy of what a hospital knows; nothing where it says neither code nor words. */
export function toAllergies(row: AllergyRow, context: ItemContext): readonly AllergyIntolerance[] {
  const { allergy } = row;
  const code = toConcept(allergy.code);
  if (code === undefined) return [];
  return [
    {
      id: toItemId('AllergyIntolerance', row, toTermIdentifier(allergy.code), context),
      code,
      noKnownAllergy: isSnomed(code, noKnownAllergy),
      // The segments list what holds at the time of the message.
      clinicalStatus: 'ACTIVE',
      category: allergy.category,
      criticality: allergy.severity,
      reactions: allergy.reactions.map(toTextConcept),
      degraded: isSnomed(code, degradedAllergy),
      provenance: toProvenance(row, context, allergy.identified),
    },
  ];
}

function isSnomed({ codings }: CodedConcept, code: string): boolean {
  return codings.some((coding) => coding.system === snomed && coding.code === code);
}
