import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A FHIR date, dateTime or instant that names a real day, at the precision at which it was sent. */
export const partialDate = z.string().refine((text) => parsePartialDate(text) !== undefined);

const plainCoding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
  userSelected: z.boolean().optional(),
});

/** An extension inside a coding or another extension, as far as GP Connect nests them. */
const innerExtension = z.object({
  url: z.string(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueId: z.string().optional(),
  valueUnsignedInt: z.union([z.number(), z.string()]).optional(),
  valuePositiveInt: z.union([z.number(), z.string()]).optional(),
  valueReference: z.object({ reference: z.string().optional() }).optional(),
  valueCodeableConcept: z
    .object({ text: z.string().optional(), coding: z.array(plainCoding).optional() })
    .optional(),
});

/** A code of a code system (FHIR STU3 Coding), with the extension that carries the SNOMED CT term chosen. */
export const coding = plainCoding.extend({
  extension: z.array(z.object({ url: z.string(), extension: z.array(innerExtension).optional() })).optional(),
});

/** A concept in codes, words or both (FHIR STU3 CodeableConcept). */
export const codeableConcept = z.object({
  coding: z.array(coding).optional(),
  text: z.string().optional(),
});

/** A pointer to another resource of the same bundle (FHIR STU3 Reference). */
export const reference = z.object({
  reference: z.string().optional(),
  display: z.string().optional(),
});

/** A business identifier (FHIR STU3 Identifier). */
export const identifier = z.object({ system: z.string().optional(), value: z.string().optional() });

/** A stretch of time (FHIR STU3 Period). */
export const period = z.object({ start: partialDate.optional(), end: partialDate.optional() });

/** Words that were recorded with something (FHIR STU3 Annotation). */
export const annotation = z.object({ text: z.string() });

/** A number that was sent as a text, as an example of the specification has it. */
const numeral = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,10})?$/)
  .transform(Number);

/** An amount (FHIR STU3 Quantity); suppliers often send the unit in words only. */
export const quantity = z.object({
  value: z.union([z.number(), numeral]).optional(),
  comparator: z.string().optional(),
  unit: z.string().optional(),
  system: z.string().optional(),
  code: z.string().optional(),
});

/** An extension of a resource, with the values that GP Connect gives them. */
export const extension = z.object({
  url: z.string(),
  valueCode: z.string().optional(),
  valueString: z.string().optional(),
  valueDateTime: z.string().optional(),
  valueReference: reference.optional(),
  valueCodeableConcept: codeableConcept.optional(),
  extension: z.array(innerExtension).optional(),
});

/** How a medicine is to be taken (FHIR STU3 Dosage); GP Connect sends it in words only. */
export const dosage = z.object({ text: z.string().optional(), patientInstruction: z.string().optional() });

/** A concept as it was sent. */
export type FhirConcept = z.output<typeof codeableConcept>;

/** An amount as it was sent. */
export type FhirQuantity = z.output<typeof quantity>;

/** A pointer as it was sent. */
export type FhirReference = z.output<typeof reference>;

/** An extension as it was sent. */
export type FhirExtension = z.output<typeof extension>;
