import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A FHIR date, dateTime or instant that names a real day, at the precision at which it was sent. */
export const date = z.string().refine((text) => parsePartialDate(text) !== undefined);

const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  userSelected: z.boolean().optional(),
});

/** A concept in codes, words or both (FHIR R4 CodeableConcept). */
export const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });

/** A business identifier (FHIR R4 Identifier). */
export const identifier = z.object({
  system: z.string().optional(),
  value: z.string().optional(),
  type: concept.optional(),
});

/** An extension with the values that UK Core gives those that are read. */
export const extension = z.object({ url: z.string(), valueCodeableConcept: concept.optional() });

/** A pointer to another resource, or who is meant in words or by a number (FHIR R4 Reference). */
export const reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  identifier: identifier.optional(),
  display: z.string().optional(),
  extension: z.array(extension).optional().catch(undefined),
});

/** A stretch of time (FHIR R4 Period). */
export const period = z.object({ start: date.optional(), end: date.optional() });

/** An amount (FHIR R4 Quantity). */
export const quantity = z.object({
  value: z.number().optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});

/** What lies between two amounts (FHIR R4 Range). */
export const range = z.object({ low: quantity.optional(), high: quantity.optional() });

/** An amount per another (FHIR R4 Ratio). */
export const ratio = z.object({ numerator: quantity.optional(), denominator: quantity.optional() });

/** When something is to be given (FHIR R4 Timing). */
export const timing = z.object({
  event: z.array(date).optional(),
  code: concept.optional(),
  repeat: z
    .object({
      boundsDuration: quantity.optional(),
      boundsRange: range.optional(),
      boundsPeriod: period.optional(),
      count: z.number().optional(),
      countMax: z.number().optional(),
      duration: z.number().optional(),
      durationMax: z.number().optional(),
      durationUnit: z.string().optional(),
      frequency: z.number().optional(),
      frequencyMax: z.number().optional(),
      period: z.number().optional(),
      periodMax: z.number().optional(),
      periodUnit: z.string().optional(),
      dayOfWeek: z.array(z.string()).optional(),
      timeOfDay: z.array(z.string()).optional(),
      when: z.array(z.string()).optional(),
      offset: z.number().optional(),
    })
    .optional(),
});

/** Words that were recorded with something (FHIR R4 Annotation). */
export const annotation = z.object({ text: z.string() });

/** Words in XHTML (FHIR R4 Narrative). */
export const narrative = z.object({ div: z.string() });

/** A person, role or organisation inside another resource, as far as it is named. */
export const contained = z.object({
  resourceType: z.string(),
  id: z.string().optional(),
  identifier: z.array(identifier).optional().catch(undefined),
  name: z
    .union([
      z.string(),
      z.array(
        z.object({
          text: z.string().optional(),
          prefix: z.array(z.string()).optional(),
          given: z.array(z.string()).optional(),
          family: z.string().optional(),
        }),
      ),
    ])
    .optional()
    .catch(undefined),
});

/** What every resource has. */
export const resource = z.object({
  resourceType: z.string(),
  id: z.string().optional(),
  meta: z
    .object({
      lastUpdated: date.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  contained: z.array(contained).optional().catch(undefined),
});

/** A concept as it was sent. */
export type FhirConcept = z.output<typeof concept>;
/** A pointer as it was sent. */
export type FhirReference = z.output<typeof reference>;
/** An amount as it was sent. */
export type FhirQuantity = z.output<typeof quantity>;
/** A business identifier as it was sent. */
export type FhirIdentifier = z.output<typeof identifier>;
/** A person or organisation inside another resource. */
export type FhirContained = z.output<typeof contained>;
/** When something is to be done, as it was sent. */
export type FhirTiming = z.output<typeof timing>;
/** What lies between two amounts, as it was sent. */
export type FhirRange = z.output<typeof range>;
/** An amount per another, as it was sent. */
export type FhirRatio = z.output<typeof ratio>;
