import type { Bundle, FhirResource, List } from 'fhir/r3.js';
import type { Life } from '../../../sandbox/population/life.ts';
import { parseStructuredRequest } from '../../../sandbox/practices/parse-structured-request.ts';
import { renderBundle } from '../../../sandbox/practices/render-bundle.ts';
import { suppliers } from '../../../sandbox/practices/suppliers.ts';
import { now, toParameters, traceId } from './practice-client.ts';
import { indexRecord, type RecordIndex, toListCode } from './record-index.ts';

/** A request for every area, without any filter. */
export const everything: Readonly<Record<string, readonly object[]>> = {
  includeAllergies: [{ name: 'includeResolvedAllergies', valueBoolean: true }],
  includeMedication: [],
  includeProblems: [],
  includeConsultations: [],
  includeImmunisations: [],
  includeUncategorisedData: [],
  includeInvestigations: [],
  includeReferrals: [],
  includeDiaryEntries: [],
};

/** What the person's practice answers to a request for these areas; a refused request fails the test. */
export function renderFor(
  life: Life,
  areas: Readonly<Record<string, readonly object[]>> = everything,
): Bundle<FhirResource> {
  const body = JSON.stringify(toParameters(life.person.nhsNumber, areas));
  const parsed = parseStructuredRequest(body, now.toISOString().slice(0, 10));
  if ('refusal' in parsed) throw new Error(parsed.refusal.diagnostics);
  const supplier = suppliers[life.practice.supplier];
  return renderBundle({ life, supplier, query: parsed.query, now, traceId });
}

/** The same, indexed. */
export function recordOf(life: Life, areas?: Readonly<Record<string, readonly object[]>>): RecordIndex {
  return indexRecord(renderFor(life, areas));
}

/** The one list with this code; none or several fail the test. */
export function findList(record: RecordIndex, code: string): List {
  const [list, ...others] = record.lists.filter((each) => toListCode(each) === code);
  if (list === undefined || others.length > 0) throw new Error(`There is not one list ${code}`);
  return list;
}
