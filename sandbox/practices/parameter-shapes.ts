import { z } from 'zod';

/** A request body, before any parameter is judged. */
export const parametersShape = z.object({
  resourceType: z.literal('Parameters'),
  parameter: z
    .array(
      z.object({
        name: z.string(),
        valueIdentifier: z.object({ system: z.string().optional(), value: z.string().optional() }).optional(),
        part: z.array(z.looseObject({ name: z.string() })).optional(),
      }),
    )
    .optional(),
});

/** One admitted request parameter, not yet judged. */
export type RequestParameter = NonNullable<z.infer<typeof parametersShape>['parameter']>[number];

const booleanPart = z.object({ valueBoolean: z.boolean() }).transform((part) => part.valueBoolean);

/**
 * What the part parameters of each area must be, as an object by their names, and what they ask for.
 *
 * Source: GP Connect 1.6, the parameter table of `$gpc.getstructuredrecord`.
 *
 * @param today the calendar date, `YYYY-MM-DD`: searches look back from it, and recalls forward.
 */
export function createAreaShapes(today: string) {
  const pastDate = z.iso.date().refine((date) => date <= today, 'is in the future');
  const comingDate = z.iso.date().refine((date) => date >= today, 'is in the past');
  const periodPart = z
    .object({
      valuePeriod: z
        .object({ start: pastDate.optional(), end: pastDate.optional() })
        .refine(({ start, end }) => start !== undefined || end !== undefined, 'is empty')
        .refine(({ start, end }) => start === undefined || end === undefined || start <= end, 'ends first'),
    })
    .transform((part) => part.valuePeriod)
    .optional();
  return {
    allergies: z
      .object({ includeResolvedAllergies: booleanPart })
      .transform((parts) => ({ resolved: parts.includeResolvedAllergies })),
    medications: z
      .object({
        includePrescriptionIssues: booleanPart.optional(),
        medicationSearchFromDate: z
          .object({ valueDate: pastDate })
          .transform((part) => part.valueDate)
          .optional(),
      })
      .transform((parts) => ({
        issues: parts.includePrescriptionIssues ?? true,
        from: parts.medicationSearchFromDate,
      })),
    problems: z
      .object({
        filterStatus: z
          .object({ valueCode: z.enum(['active', 'inactive']) })
          .transform((part) => part.valueCode)
          .optional(),
        filterSignificance: z
          .object({ valueCode: z.enum(['major', 'minor']) })
          .transform((part) => part.valueCode)
          .optional(),
      })
      .transform((parts) => ({ status: parts.filterStatus, significance: parts.filterSignificance })),
    consultations: z
      .object({
        consultationSearchPeriod: periodPart,
        includeNumberOfMostRecent: z
          .object({ valuePositiveInt: z.int().positive() })
          .transform((part) => part.valuePositiveInt)
          .optional(),
      })
      .transform((parts) => ({
        period: parts.consultationSearchPeriod,
        mostRecent: parts.includeNumberOfMostRecent,
      })),
    immunisations: z
      .object({ includeNotGiven: booleanPart.optional(), includeStatus: booleanPart.optional() })
      .transform((parts) => ({ notGiven: parts.includeNotGiven ?? false })),
    uncategorised: z
      .object({ uncategorisedDataSearchPeriod: periodPart })
      .transform((parts) => ({ period: parts.uncategorisedDataSearchPeriod })),
    investigations: z
      .object({ investigationSearchPeriod: periodPart })
      .transform((parts) => ({ period: parts.investigationSearchPeriod })),
    referrals: z
      .object({ referralSearchPeriod: periodPart })
      .transform((parts) => ({ period: parts.referralSearchPeriod })),
    diary: z
      .object({
        diaryEntriesSearchDate: z
          .object({ valueDate: comingDate })
          .transform((part) => part.valueDate)
          .optional(),
      })
      .transform((parts) => ({ until: parts.diaryEntriesSearchDate })),
  } as const;
}
