import type { CodeableConcept, FhirResource, Identifier } from 'fhir/r3.js';
import type { RecordIndex } from './record-index.ts';
import { type Conditions, resourceChecks } from './resource-checks.ts';

const identified = new Set([
  'AllergyIntolerance',
  'Condition',
  'Encounter',
  'Immunization',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'ProcedureRequest',
  'ReferralRequest',
]);

/** What is wrong with the clinical resources, each by itself and with those that it is made with. */
export function findResourceFaults(index: RecordIndex): string[] {
  const contained = index.lists.flatMap((list) => (list.contained ?? []) as FhirResource[]);
  return [
    ...[...index.all, ...contained].flatMap((resource) => [
      ...findProfileFaults(resource),
      ...findCodingFaults(resource),
      ...findOwnFaults(index, resource),
    ]),
    ...(index.ofType('Patient').length === 1 ? [] : ['there is not exactly one Patient']),
    ...index
      .ofType('Patient')
      .filter(
        ({ identifier }) =>
          !identifier?.some(
            ({ system, value }) =>
              system === 'https://fhir.nhs.uk/Id/nhs-number' && /^\d{10}$/.test(value ?? ''),
          ),
      )
      .map(() => 'the Patient has no NHS number'),
  ];
}

function findProfileFaults(resource: FhirResource): string[] {
  const type = resource.resourceType;
  const profile = resource.meta?.profile?.[0] ?? '';
  const { identifier } = resource as { identifier?: Identifier | Identifier[] };
  const isIdentified = [identifier ?? []]
    .flat()
    .some(({ system, value }) => system !== undefined && value !== undefined);
  return [
    ...(profile.startsWith('https://fhir.nhs.uk/STU3/StructureDefinition/')
      ? []
      : [`${type} has no profile`]),
    ...(identified.has(type) && !isIdentified ? [`${type} has no business identifier`] : []),
  ];
}

function findCodingFaults(resource: FhirResource): string[] {
  const type = resource.resourceType;
  if (!['AllergyIntolerance', 'Condition', 'Medication', 'Observation', 'ProcedureRequest'].includes(type))
    return [];
  const { code } = resource as { code?: CodeableConcept };
  const codings = code?.coding ?? [];
  return [
    ...(codings.every((coding) => coding.system !== undefined && coding.code !== undefined)
      ? []
      : [`${type} has a coding without system or code`]),
    ...(codings.some(({ system }) => system === 'http://snomed.info/sct')
      ? []
      : [`${type} has no SNOMED CT code`]),
  ];
}

function findOwnFaults(index: RecordIndex, resource: FhirResource): string[] {
  // The table gives each type the check that takes it, which the compiler cannot follow.
  const check = resourceChecks[resource.resourceType] as
    | ((resource: FhirResource, index: RecordIndex) => Conditions)
    | undefined;
  return Object.entries(check?.(resource, index) ?? {}).flatMap(([fault, isSound]) =>
    isSound ? [] : [`${resource.resourceType}: ${fault}`],
  );
}
