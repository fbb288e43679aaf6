import type { CodeableConcept } from 'fhir/r4.js';
import type { Term } from '../../population/life.ts';

/** The identifier and code systems that UK Core R4 names, and those of the invented trust. */
export const systems = {
  snomed: 'http://snomed.info/sct',
  dmd: 'https://dmd.nhs.uk',
  medicationCategory: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
  statementCategory: 'http://terminology.hl7.org/CodeSystem/medication-statement-category',
  courseOfTherapy: 'http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  ubrn: 'https://fhir.nhs.uk/Id/UBRN',
  odsOrganization: 'https://fhir.nhs.uk/Id/ods-organization-code',
  gmcNumber: 'https://fhir.hl7.org.uk/Id/gmc-number',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  opcs4: 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4',
  ucum: 'http://unitsofmeasure.org',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  treatmentFunction: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode',
  admissionMethod: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland',
  dischargeDestination: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-DischargeDestinationEngland',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
} as const;

/** The `meta` of a resource that claims a UK Core profile. */
export function ukCoreMeta(resource: string): { profile: string[] } {
  return { profile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${resource}`] };
}

/** The address of a UK Core extension. */
export function ukCoreExtension(name: string): string {
  return `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`;
}

/** A code with its words. */
export function toCode(system: string, code: string, display: string): CodeableConcept {
  return { coding: [{ system, code, display }] };
}

/** A product of the dictionary of medicines and devices. */
export function toProduct({ snomed, display }: Term): CodeableConcept {
  return toCode(systems.dmd, snomed, display);
}

/** A term in SNOMED CT, and in ICD-10 where a hospital would give that too. */
export function toTermConcept({ snomed, display, icd10 }: Term): CodeableConcept {
  const coding = [{ system: systems.snomed, code: snomed, display }];
  return { coding: icd10 === undefined ? coding : [...coding, { system: systems.icd10, code: icd10 }] };
}

/** Words as XHTML, one paragraph a line. */
export function toNarrative(lines: readonly string[]): { status: 'generated'; div: string } {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const paragraphs = lines.map((line) => `<p>${escape(line)}</p>`).join('');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs}</div>` };
}
