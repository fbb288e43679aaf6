import type { Condition, ConditionCertainty, ConditionStatus } from '../../../schema/generated/shared.ts';
import { condition, type FhirCondition } from '../fhir/clinical-resources.ts';
import { codeableConcept } from '../fhir/elements.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';

/** Maps a problem; refused where it cannot be read or names nothing. */
export function toCondition(resource: FhirResource, context: MappingContext): Condition | Refused {
  const problem = readItem(condition, resource, context);
  const id = context.toId('Condition', resource);
  if (problem === undefined) return refuse(resource, 'code');
  if (id === undefined) return refuse(resource, 'identifier');
  const code = toConcept(problem.code) ?? toActualProblem(problem, context);
  if (code === undefined) return refuse(resource, 'code');
  return {
    id,
    code,
    clinicalStatus: toStatus(problem),
    certainty: certainties.get(problem.verificationStatus) ?? 'UNKNOWN',
    significance: findExtension(problem.extension, 'ProblemSignificance')?.valueCode ?? null,
    onset: problem.onsetDateTime ?? problem.onsetPeriod?.start ?? null,
    abated: problem.abatementDateTime ?? problem.abatementPeriod?.end ?? null,
    note: joinNotes((problem.note ?? []).map(({ text }) => text)),
    provenance: toProvenance(context, problem.assertedDate),
  };
}

/** ActualProblem-1: the item that is the problem, whose code stands where the header has none. */
function toActualProblem({ extension }: FhirCondition, { index }: MappingContext) {
  const { reference } = findExtension(extension, 'ActualProblem')?.valueReference ?? {};
  return toConcept(codeableConcept.safeParse(index.find(reference)?.['code']).data);
}

const statuses: ReadonlyMap<string | undefined, ConditionStatus> = new Map([
  ['active', 'ACTIVE'],
  ['recurrence', 'ACTIVE'],
  ['inactive', 'INACTIVE'],
  ['remission', 'INACTIVE'],
  ['resolved', 'RESOLVED'],
]);

function toStatus({ clinicalStatus, verificationStatus }: FhirCondition): ConditionStatus {
  if (verificationStatus === 'entered-in-error') return 'ENTERED_IN_ERROR';
  return statuses.get(clinicalStatus) ?? 'UNKNOWN';
}

/** GP Connect sends no certainty for problems; where a system does, it is kept. */
const certainties: ReadonlyMap<string | undefined, ConditionCertainty> = new Map([
  ['confirmed', 'CONFIRMED'],
  ['provisional', 'SUSPECTED'],
  ['differential', 'SUSPECTED'],
  ['refuted', 'REFUTED'],
]);
