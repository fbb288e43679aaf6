import type { AskedRecord } from '../../kit/asked-record.ts';
import { areaDefinitions, type ClinicalArea } from '../structured-record/clinical-area.ts';

/** One parameter of a GP Connect question (FHIR STU3 Parameters). */
interface Parameter {
  readonly name: string;
  readonly part?: readonly Part[];
  readonly valueIdentifier?: { readonly system: string; readonly value: string };
}

/** A part by which a parameter is narrowed or widened. */
type Part = { readonly name: string } & (
  | { readonly valueBoolean: boolean }
  | { readonly valueDate: string }
  | { readonly valuePeriod: SearchPeriod }
);

/** Whole days, neither in the future. */
interface SearchPeriod {
  readonly start?: string;
  readonly end?: string;
}

/** The question of `$gpc.getstructuredrecord`. */
export interface StructuredQuery {
  readonly resourceType: 'Parameters';
  readonly parameter: readonly Parameter[];
}

/**
 * Builds one legal question for some areas, each with everything that it can hold: ended allergies, issues,
 * vaccines not given.
 *
 * Safety lists are whole. Consultations, observations, investigations and referrals are narrowed to the days asked
 * for, the diary to its last day; but beside consultations or problems, whose items are linked to those of other
 * areas, GP Connect refuses every filter of another area ("Not permitted parameter combinations"), so none is sent.
 *
 * @param today the calendar day where practices are, as YYYY-MM-DD.
 */
export function toStructuredQuery(
  { subject, period }: AskedRecord,
  areas: readonly ClinicalArea[],
  today: string,
): StructuredQuery {
  const isLinking = areas.some((area) => area === 'encounters' || area === 'conditions');
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: subject.nhsNumber },
      },
      ...areas.map((area) => {
        const part = toParts(area, { period, isLinking, today });
        const name = areaDefinitions[area].parameter;
        return part.length === 0 ? { name } : { name, part };
      }),
    ],
  };
}

interface Question {
  readonly period: AskedRecord['period'];
  /** Whether areas are asked for beside which no filter of another is legal. */
  readonly isLinking: boolean;
  readonly today: string;
}

function toParts(area: ClinicalArea, { period, isLinking, today }: Question): readonly Part[] {
  const search = toSearchPeriod(period, today);
  const searched = (name: string): readonly Part[] =>
    search === undefined ? [] : [{ name, valuePeriod: search }];
  switch (area) {
    case 'allergies':
      return [{ name: 'includeResolvedAllergies', valueBoolean: true }];
    case 'medications':
      return [{ name: 'includePrescriptionIssues', valueBoolean: true }];
    case 'conditions':
      return [];
    case 'encounters':
      return searched('consultationSearchPeriod');
    case 'investigations':
      return searched('investigationSearchPeriod');
    case 'immunisations':
      // Without them a vaccine that was refused would read as one that nobody thought of.
      return isLinking ? [] : [{ name: 'includeNotGiven', valueBoolean: true }];
    case 'observations':
      return isLinking ? [] : searched('uncategorisedDataSearchPeriod');
    case 'referrals':
      return isLinking ? [] : searched('referralSearchPeriod');
    case 'diary': {
      const isComing = period?.end !== undefined && period.end >= today;
      return isLinking || !isComing ? [] : [{ name: 'diaryEntriesSearchDate', valueDate: period.end }];
    }
  }
}

/**
 * GP Connect refuses days in the future, so an end that is not over is left open, and such a start unsaid. The
 * first day is one earlier, for what went past midnight.
 */
function toSearchPeriod(period: AskedRecord['period'], today: string): SearchPeriod | undefined {
  const start = period?.start === undefined ? undefined : toDayBefore(period.start);
  const end = period?.end !== undefined && period.end < today ? period.end : undefined;
  const isOrdered = start === undefined || end === undefined || start <= end;
  const isUsable =
    isOrdered && (start !== undefined || end !== undefined) && (start === undefined || start <= today);
  if (!isUsable) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function toDayBefore(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return new Date(instant - 24 * 60 * 60_000).toISOString().slice(0, 10);
}
