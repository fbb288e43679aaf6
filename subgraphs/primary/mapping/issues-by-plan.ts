import { parsePartialDate, toInstants } from '../../../schema/runtime/partial-date.ts';
import {
  type FhirMedicationRequest,
  type FhirMedicationStatement,
  medicationRequest,
} from '../fhir/clinical-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { findRefusal } from '../structured-record/find-refusal.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';
import { count } from '../structured-record/tally.ts';
import type { MappingContext } from './mapping-context.ts';

/** The issues of each plan, by the plan's reference. */
export type IssuesByPlan = ReadonlyMap<string, readonly FhirMedicationRequest[]>;

/** Groups the issues of a record (MedicationRequest, intent order) by the plan that they are based on. */
export function toIssuesByPlan(index: RecordIndex): IssuesByPlan {
  const issues = new Map<string, FhirMedicationRequest[]>();
  for (const request of index.ofType('MedicationRequest')) {
    if (request['intent'] !== 'order' || !isIssued(request) || findRefusal(request, index) !== undefined)
      continue;
    const { data } = medicationRequest.safeParse(request);
    for (const { reference } of data?.basedOn ?? []) {
      if (data === undefined || reference === undefined) continue;
      const known = issues.get(reference);
      if (known === undefined) issues.set(reference, [data]);
      else known.push(data);
    }
  }
  return issues;
}

/** What is a draft, was withdrawn before it was given or was an error was never issued. */
function isIssued({ status }: FhirResource): boolean {
  return status !== 'draft' && status !== 'cancelled' && status !== 'entered-in-error';
}

/** When a medicine was last issued: MedicationStatementLastIssueDate-1, or the latest issue where the system leaves it out. */
export function toLastIssued(
  { extension, basedOn }: FhirMedicationStatement,
  issues: IssuesByPlan,
  { tally }: MappingContext,
): string | null {
  const sent = findExtension(extension, 'MedicationStatementLastIssueDate')?.valueDateTime;
  const date = sent === undefined ? undefined : parsePartialDate(sent);
  if (sent !== undefined && date === undefined) count(tally, 'lostDetails', 'MedicationStatement.extension');
  if (date !== undefined) return date;
  const dates = (issues.get(basedOn?.[0]?.reference ?? '') ?? []).flatMap(
    (issue) => issue.dispenseRequest?.validityPeriod?.start ?? issue.authoredOn ?? [],
  );
  return dates.sort((left, right) => toInstants(right).first - toInstants(left).first)[0] ?? null;
}
