import { operationOutcome } from '../fhir/frame-resources.ts';
import { hasCode } from '../fhir/to-concept.ts';
import { areaDefinitions, type ClinicalArea } from './clinical-area.ts';
import type { RecordIndex } from './record-index.ts';

/** The parameters that a practice says it could not answer, from the outcomes inside a successful answer. */
export function toUnsupportedParameters(index: RecordIndex): readonly string[] {
  return index.ofType('OperationOutcome').flatMap((resource) => {
    const issues = operationOutcome.safeParse(resource).data?.issue ?? [];
    return issues
      .filter(({ code, details }) => code === 'not-supported' || hasCode(details, 'NOT_IMPLEMENTED'))
      .map(({ diagnostics }) => diagnostics ?? '');
  });
}

/** Tells whether a whole area is among the parameters that a practice could not answer. */
export function isAreaUnsupported(area: ClinicalArea, unsupported: readonly string[]): boolean {
  return unsupported.some((text) => text.trim() === areaDefinitions[area].parameter);
}

/** Tells whether a part of the question about an area is among them, such as `includeAllergies.includeResolvedAllergies`. */
export function isPartUnsupported(area: ClinicalArea, unsupported: readonly string[]): boolean {
  const parts = [areaDefinitions[area].parameter, ...partParameters[area]];
  return unsupported.some((text) => parts.some((part) => text.includes(part)));
}

const partParameters: Readonly<Record<ClinicalArea, readonly string[]>> = {
  encounters: ['consultationSearchPeriod', 'includeNumberOfMostRecent'],
  allergies: ['includeResolvedAllergies'],
  medications: ['includePrescriptionIssues', 'medicationSearchFromDate'],
  conditions: ['filterStatus', 'filterSignificance'],
};
