import { snomed } from '../../kit/coded-concept.ts';

/** The addresses of the code systems that hospitals name by HL7 v2 labels (HL7 table 0396 and UK usage). */
const systemsByLabel: Readonly<Record<string, string>> = {
  ICD10: 'http://hl7.org/fhir/sid/icd-10',
  I10: 'http://hl7.org/fhir/sid/icd-10',
  I9: 'http://hl7.org/fhir/sid/icd-9-cm',
  I9C: 'http://hl7.org/fhir/sid/icd-9-cm',
  OPCS4: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4',
  SCT: snomed,
  SNM: snomed,
  SNOMED: snomed,
  SNOMEDCT: snomed,
  LN: 'http://loinc.org',
};

/** The code system of the NHS Data Dictionary's admission methods. */
export const admissionMethodSystem = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland';
/** The code system of the NHS Data Dictionary's discharge destinations. */
export const dischargeDestinationSystem =
  'https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeDestinationEngland';
/** The code system of the NHS Data Dictionary's treatment functions and main specialties. */
export const treatmentFunctionSystem = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode';

/** The address of the code system that a label stands for, or the label itself where it is not known. */
export function toCodeSystem(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  const key = label.toUpperCase().replaceAll(/[-\s]/g, '');
  return Object.hasOwn(systemsByLabel, key) ? systemsByLabel[key] : label;
}
