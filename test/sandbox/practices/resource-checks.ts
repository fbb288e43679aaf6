import type { Extension, FhirResource, Reference } from 'fhir/r3.js';
import type { RecordIndex } from './record-index.ts';

/** Named conditions, and whether each holds. */
export type Conditions = Readonly<Record<string, boolean>>;

type Checks = {
  readonly [Type in FhirResource['resourceType']]?: (
    resource: Extract<FhirResource, { resourceType: Type }>,
    index: RecordIndex,
  ) => Conditions;
};

/** What the profile of each resource type demands beyond the base specification. Source: GP Connect 1.6. */
export const resourceChecks: Checks = {
  AllergyIntolerance: (allergy) => ({
    'verification status': allergy.verificationStatus === 'unconfirmed',
    'clinical status': ['active', 'resolved'].includes(allergy.clinicalStatus ?? ''),
    category: ['medication', 'environment'].includes(allergy.category?.[0] ?? ''),
  }),
  Condition: (condition) => ({
    'no significance': has(condition.extension, 'ProblemSignificance-1'),
    'no actual problem': has(condition.extension, 'ActualProblem-1'),
    'clinical status': ['active', 'inactive'].includes(condition.clinicalStatus ?? ''),
    category: condition.category?.[0]?.coding?.[0]?.code === 'problem-list-item',
  }),
  Encounter: (encounter) => ({
    'no type': encounter.type?.[0] !== undefined,
    'has a class': encounter.class === undefined,
    'no period': encounter.period?.start !== undefined,
    'no recorder': (encounter.participant ?? []).some(({ type }) => type?.[0]?.coding?.[0]?.code === 'REC'),
  }),
  MedicationStatement: (statement, index) => ({
    'no plan': isPlan(index, statement.basedOn),
    'no product': index.find(statement.medicationReference)?.resourceType === 'Medication',
    taken: statement.taken === 'unk',
    'no dosage text': statement.dosage?.[0]?.text !== undefined,
    'no prescribing agency': has(statement.extension, 'PrescribingAgency-1'),
    'no period': statement.effectivePeriod?.start !== undefined,
  }),
  MedicationRequest: (request, index) => ({
    'no prescription type': has(request.extension, 'PrescriptionType-1'),
    intent: ['plan', 'order'].includes(request.intent),
    'no plan': request.intent === 'plan' || isPlan(index, request.basedOn),
    'no product': index.find(request.medicationReference)?.resourceType === 'Medication',
  }),
  Immunization: (immunisation) => ({
    'no procedure': has(immunisation.extension, 'VaccinationProcedure-1'),
    'no date recorded': has(immunisation.extension, 'DateRecorded-1'),
  }),
  Observation: (observation) => ({ status: ['final', 'unknown'].includes(observation.status) }),
  OperationOutcome: (outcome) => ({
    warning: outcome.issue.every(
      (issue) =>
        issue.severity === 'warning' &&
        issue.code === 'not-supported' &&
        issue.details?.coding?.[0]?.code === 'NOT_IMPLEMENTED' &&
        issue.diagnostics !== undefined,
    ),
  }),
};

function has(extensions: readonly Extension[] | undefined, name: string): boolean {
  return (extensions ?? []).some(({ url }) => url.endsWith(name));
}

function isPlan(index: RecordIndex, basedOn: Reference | Reference[] | undefined): boolean {
  const found = index.find([basedOn ?? []].flat()[0]);
  return found?.resourceType === 'MedicationRequest' && found.intent === 'plan';
}
