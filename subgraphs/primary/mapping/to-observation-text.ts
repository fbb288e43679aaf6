import type { FhirConcept } from '../fhir/elements.ts';
import type { FhirObservation, FhirObservedValue } from '../fhir/entry-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';

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
  const parts = components.filter(({ code }) => !isFreeText(code)).map(toLabelled);
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

function toValueText(observed: FhirObservedValue): string | undefined {
  const { valueQuantity, valueString, valueBoolean, valueDateTime, valueCodeableConcept } = observed;
  if (valueQuantity?.value !== undefined) {
    const unit = valueQuantity.unit ?? valueQuantity.code;
    return `${valueQuantity.comparator ?? ''}${valueQuantity.value}${unit === undefined ? '' : ` ${unit}`}`;
  }
  if (valueBoolean !== undefined) return valueBoolean ? 'yes' : 'no';
  return valueString ?? valueDateTime ?? toConcept(valueCodeableConcept)?.display;
}
