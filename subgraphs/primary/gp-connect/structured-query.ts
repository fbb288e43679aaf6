import type { AskedRecord } from '../../kit/asked-record.ts';

/** One parameter of a GP Connect question (FHIR STU3 Parameters). */
interface Parameter {
  readonly name: string;
  readonly part?: readonly object[];
  readonly valueIdentifier?: { readonly system: string; readonly value: string };
}

/** The question of `$gpc.getstructuredrecord`. */
export interface StructuredQuery {
  readonly resourceType: 'Parameters';
  readonly parameter: readonly Parameter[];
}

/**
 * Builds the one question that answers every area that is read: allergies with those that ended, medication
 * with its issues, problems, and consultations.
 *
 * Only consultations are narrowed to the days asked for: beside consultations GP Connect admits no other date
 * filter, and safety lists are whole. The first day is one earlier, for a consultation that went past midnight.
 */
export function toStructuredQuery({ subject, period }: AskedRecord, today: string): StructuredQuery {
  const search = toSearchPeriod(period, today);
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'patientNHSNumber',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: subject.nhsNumber },
      },
      { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
      { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
      { name: 'includeProblems' },
      {
        name: 'includeConsultations',
        ...(search === undefined
          ? {}
          : { part: [{ name: 'consultationSearchPeriod', valuePeriod: search }] }),
      },
    ],
  };
}

/** GP Connect refuses days in the future, so an end that is not over is left open, and such a start unsaid. */
function toSearchPeriod(period: AskedRecord['period'], today: string) {
  const start = period?.start === undefined ? undefined : toDayBefore(period.start);
  const end = period?.end !== undefined && period.end < today ? period.end : undefined;
  const isUsable = (start !== undefined || end !== undefined) && (start === undefined || start <= today);
  if (!isUsable) return undefined;
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

function toDayBefore(day: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return new Date(instant - 24 * 60 * 60_000).toISOString().slice(0, 10);
}
