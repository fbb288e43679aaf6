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
      .flatMap(({ diagnostics, details }) => [diagnostics ?? details?.text ?? '']);
  });
}

/** Tells whether a whole area is among the parameters that a practice could not answer. */
export function isAreaUnsupported(area: ClinicalArea, unsupported: readonly string[]): boolean {
  return unsupported.some((text) => isNamed(text, areaDefinitions[area].parameter) && !isPart(area, text));
}

/** Tells whether a part of the question about an area is among them, such as `includeAllergies.includeResolvedAllergies`. */
export function isPartUnsupported(area: ClinicalArea, unsupported: readonly string[]): boolean {
  const parts = [areaDefinitions[area].parameter, ...areaDefinitions[area].parts];
  return unsupported.some((text) => parts.some((part) => isNamed(text, part)));
}

function isPart(area: ClinicalArea, text: string): boolean {
  return areaDefinitions[area].parts.some((part) => isNamed(text, part));
}

/** Diagnostics name the parameter alone, or in a sentence such as `includeX is an unrecognised parameter`. */
function isNamed(text: string, name: string): boolean {
  return text.split(/[^A-Za-z]+/).includes(name);
}
