import type { FhirConcept } from '../fhir/elements.ts';
import type { FhirObservation, FhirObservedValue } from '../fhir/entry-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toQuantityText } from '../fhir/to-quantity.ts';

/** SNOMED CT: Comment note, the code under which GP Connect sends free text. */
const commentNote = '37331000000100';

/** Tells whether an observation is free text. */
export function isFreeText(code: FhirConcept | undefined): boolean {
  return hasCode(code, commentNote);
}

/**
 * Tells an observation in one line: words before, what was observed, its value, its parts, and the comment.
 *
 * GP Connect sends the words before as a component coded Comment note.
 */
export function toObservationText(observation: FhirObservation): string {
  const components = observation.component ?? [];
  const before = components.filter(({ code }) => isFreeText(code)).map(toValueText);
  const parts = components.filter(({ code }) => !isFreeText(code)).map(toJudged);
  const observed = isFreeText(observation.code) ? toValueText(observation) : toLabelled(observation);
  const interpretation = toConcept(observation.interpretation)?.display;
  const isWithdrawn = observation.status === 'entered-in-error';
  return joinParts([
    isWithdrawn ? 'Entered in error' : undefined,
    ...before,
    observed,
    ...parts,
    interpretation,
    observation.comment,
  ]);
}

/** Joins what is written of an item's parts into one line. */
export function joinParts(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => part?.trim() || []).join(' – ');
}

function toLabelled(observed: FhirObservedValue & { readonly code?: FhirConcept | undefined }) {
  const label = toConcept(observed.code)?.display;
  const value = toValueText(observed);
  if (label === undefined || value === undefined) return label ?? value;
  return `${label}: ${value}`;
}

/** A part with what its value means, such as `Systolic: 152 mmHg (High)`. */
function toJudged(part: NonNullable<FhirObservation['component']>[number]): string | undefined {
  const labelled = toLabelled(part);
  const meaning = toConcept(part.interpretation)?.display;
  if (labelled === undefined || meaning === undefined) return labelled ?? meaning;
  return `${labelled} (${meaning})`;
}

/** The value of an observation or of one of its parts in words; `undefined` where it has none. */
export function toValueText(observed: FhirObservedValue): string | undefined {
  const { valueBoolean, valueRange, valueRatio, valuePeriod } = observed;
  if (valueBoolean !== undefined) return valueBoolean ? 'yes' : 'no';
  const joined = (separator: string, ...parts: readonly (string | undefined)[]) =>
    parts.filter((part) => part !== undefined).join(separator) || undefined;
  return (
    toQuantityText(observed.valueQuantity) ??
    observed.valueString ??
    observed.valueDateTime ??
    observed.valueTime ??
    toConcept(observed.valueCodeableConcept)?.display ??
    joined(' – ', toQuantityText(valueRange?.low), toQuantityText(valueRange?.high)) ??
    joined(' : ', toQuantityText(valueRatio?.numerator), toQuantityText(valueRatio?.denominator)) ??
    joined(' – ', valuePeriod?.start, valuePeriod?.end) ??
    observed.valueAttachment?.title ??
    toConcept(observed.dataAbsentReason)?.display
  );
}
