import { medication } from '../fhir/clinical-resources.ts';
import type { FhirConcept } from '../fhir/elements.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';

/** The drug that a statement or request names, by reference to a Medication or in place. */
export function toDrug(
  source: {
    readonly medicationReference?:
      | { readonly reference?: string | undefined; readonly display?: string | undefined }
      | undefined;
    readonly medicationCodeableConcept?: FhirConcept | undefined;
  },
  index: RecordIndex,
): FhirConcept | undefined {
  if (source.medicationCodeableConcept !== undefined) return source.medicationCodeableConcept;
  const { reference, display } = source.medicationReference ?? {};
  const found = medication.safeParse(index.find(reference)).data?.code;
  return found ?? (display === undefined ? undefined : { text: display });
}
