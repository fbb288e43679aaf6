import { parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
import { systems } from './fhir-names.ts';
import { type Refusal, refuse } from './operation-outcome.ts';
import type { RequestParameter } from './parameter-shapes.ts';
import { areaParameters } from './structured-query.ts';

/** The part parameters that this version knows, by parameter. */
export const knownParts: Readonly<Record<string, readonly string[]>> = {
  includeAllergies: ['includeResolvedAllergies'],
  includeMedication: ['includePrescriptionIssues', 'medicationSearchFromDate'],
  includeProblems: ['filterStatus', 'filterSignificance'],
  includeConsultations: ['consultationSearchPeriod', 'includeNumberOfMostRecent'],
  includeImmunisations: ['includeNotGiven', 'includeStatus'],
  includeUncategorisedData: ['uncategorisedDataSearchPeriod'],
  includeInvestigations: ['investigationSearchPeriod'],
  includeReferrals: ['referralSearchPeriod'],
  includeDiaryEntries: ['diaryEntriesSearchDate'],
};

const filtersThatHideLinks = [
  'includeMedication.medicationSearchFromDate',
  'includeUncategorisedData.uncategorisedDataSearchPeriod',
  'includeReferrals.referralSearchPeriod',
  'includeDiaryEntries.diaryEntriesSearchDate',
  'includeImmunisations.includeNotGiven',
  'includeImmunisations.includeStatus',
];

/**
 * Filters that may not accompany an area, for they would hide what its items are linked to.
 *
 * Source: GP Connect 1.6, "Not permitted parameter combinations".
 */
const notPermitted: Readonly<Record<string, readonly string[]>> = {
  includeConsultations: [
    ...filtersThatHideLinks,
    'includeProblems.filterStatus',
    'includeProblems.filterSignificance',
  ],
  includeProblems: filtersThatHideLinks,
};

/** Refuses parameters that are repeated or not permitted together, and a request that asks for nothing known. */
export function checkCombinations(parameters: readonly RequestParameter[]): Refusal | undefined {
  const names = parameters.map((parameter) => parameter.name);
  const parts = parameters.flatMap(({ name, part }) => (part ?? []).map((each) => `${name}.${each.name}`));
  if (!names.some((name) => name in knownParts))
    return refuse('INVALID_PARAMETER', 'No recognised parameters are provided');
  const once = [
    ...names.filter((name) => name in knownParts && name !== areaParameters.problems),
    ...parts.filter((part) => !part.startsWith(`${areaParameters.problems}.`)),
  ];
  const repeated = once.find((name, position) => once.indexOf(name) !== position);
  if (repeated !== undefined) return refuse('INVALID_PARAMETER', `${repeated} is repeated`);
  for (const [area, filters] of Object.entries(notPermitted)) {
    const filter = names.includes(area) ? filters.find((each) => parts.includes(each)) : undefined;
    if (filter !== undefined)
      return refuse('INVALID_PARAMETER', `${filter} is not permitted together with ${area}`);
  }
  // The one combination that the specification calls an invalid resource.
  return parts.includes('includeConsultations.consultationSearchPeriod') &&
    parts.includes('includeConsultations.includeNumberOfMostRecent')
    ? refuse('INVALID_RESOURCE', 'consultationSearchPeriod and includeNumberOfMostRecent exclude each other')
    : undefined;
}

/** The parameters and parts that this version does not know, as `name` or `name.part`. */
export function listUnrecognised(parameters: readonly RequestParameter[]): string[] {
  return parameters
    .filter(({ name }) => name !== 'patientNHSNumber')
    .flatMap(({ name, part }) => {
      const known = knownParts[name];
      if (known === undefined) return [name];
      return (part ?? []).filter((each) => !known.includes(each.name)).map((each) => `${name}.${each.name}`);
    });
}

/** The NHS number that a request is about, or why it names none. */
export function parsePatientParameter(
  parameters: readonly RequestParameter[],
): { readonly nhsNumber: string } | { readonly refusal: Refusal } {
  const [parameter, ...others] = parameters.filter(({ name }) => name === 'patientNHSNumber');
  const { system, value } = parameter?.valueIdentifier ?? {};
  if (others.length > 0 || system === undefined || value === undefined)
    return { refusal: refuse('INVALID_PARAMETER', 'patientNHSNumber must be one identifier') };
  if (system !== systems.nhsNumber)
    return { refusal: refuse('INVALID_IDENTIFIER_SYSTEM', 'patientNHSNumber has the wrong system') };
  const parsed = parseNhsNumber(value);
  if (!parsed.ok || parsed.nhsNumber !== value)
    return { refusal: refuse('INVALID_NHS_NUMBER', `Not a valid NHS number: ${value}`) };
  return { nhsNumber: value };
}
