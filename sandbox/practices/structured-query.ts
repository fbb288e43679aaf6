import type { ClinicalArea } from './clinical-area.ts';

/** Whole dates, both inclusive; a missing end is open. */
export interface SearchPeriod {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** One pair of filters on problems; several are alternatives. */
export interface ProblemFilter {
  readonly status?: 'active' | 'inactive' | undefined;
  readonly significance?: 'major' | 'minor' | undefined;
}

/** An admitted request: whose record, and which of it. An area that is absent was not asked for. */
export interface StructuredQuery {
  readonly nhsNumber: string;
  readonly allergies?: { readonly resolved: boolean } | undefined;
  readonly medications?: { readonly issues: boolean; readonly from?: string | undefined } | undefined;
  readonly problems?: { readonly filters: readonly ProblemFilter[] } | undefined;
  readonly consultations?:
    | {
        readonly period?: SearchPeriod | undefined;
        readonly mostRecent?: number | undefined;
      }
    | undefined;
  readonly immunisations?: { readonly notGiven: boolean } | undefined;
  readonly uncategorised?: { readonly period?: SearchPeriod | undefined } | undefined;
  readonly investigations?: { readonly period?: SearchPeriod | undefined } | undefined;
  readonly referrals?: { readonly period?: SearchPeriod | undefined } | undefined;
  readonly diary?: { readonly until?: string | undefined } | undefined;
  /** Parameters or `parameter.part` that this version does not know; answered with a warning, not refused. */
  readonly unrecognised: readonly string[];
}

/** The request parameter of each area that has one. */
export const areaParameters = {
  allergies: 'includeAllergies',
  medications: 'includeMedication',
  problems: 'includeProblems',
  consultations: 'includeConsultations',
  immunisations: 'includeImmunisations',
  uncategorised: 'includeUncategorisedData',
  investigations: 'includeInvestigations',
  referrals: 'includeReferrals',
  diary: 'includeDiaryEntries',
} as const satisfies Partial<Record<ClinicalArea, string>>;

/** An area that can be asked for by name. */
export type RequestableArea = keyof typeof areaParameters;

/** Every area that can be asked for, in the order of the specification's parameter table. */
export const requestableAreas = Object.keys(areaParameters) as readonly RequestableArea[];

/** Whether a date, which may be partial or absent, lies in a period; an undated item never does. */
export function isWithin(date: string | undefined, period: SearchPeriod | undefined): boolean {
  if (period === undefined || (period.start === undefined && period.end === undefined)) return true;
  if (date === undefined) return false;
  const day = date.slice(0, 10);
  const { start, end } = period;
  return (
    (start === undefined || day >= start.slice(0, day.length)) &&
    (end === undefined || day <= end.slice(0, day.length))
  );
}
