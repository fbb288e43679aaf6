import { z } from 'zod';
import { codeableConcept, identifier, partialDate, period, quantity, reference } from './elements.ts';

const range = z.object({ low: quantity.optional(), high: quantity.optional() });

const observedValue = {
  valueQuantity: quantity.optional(),
  valueRange: range.optional(),
  valueRatio: z.object({ numerator: quantity.optional(), denominator: quantity.optional() }).optional(),
  valueTime: z.string().optional(),
  valuePeriod: period.optional(),
  valueAttachment: z.object({ title: z.string().optional() }).optional(),
  dataAbsentReason: codeableConcept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueDateTime: partialDate.optional(),
  valueCodeableConcept: codeableConcept.optional(),
};

/** What a value or one of its parts means. */
const judgement = {
  interpretation: codeableConcept.optional(),
  referenceRange: z.array(range.extend({ text: z.string().optional() })).optional(),
};

/** Something observed, or free text (CareConnect-GPC-Observation-1). */
export const observation = z.object({
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  status: z.string().optional(),
  code: codeableConcept.optional(),
  effectiveDateTime: partialDate.optional(),
  effectivePeriod: period.optional(),
  issued: partialDate.optional(),
  ...observedValue,
  ...judgement,
  comment: z.string().optional(),
  bodySite: codeableConcept.optional(),
  method: codeableConcept.optional(),
  performer: z.array(reference).optional(),
  related: z.array(z.object({ type: z.string().optional(), target: reference.optional() })).optional(),
  component: z
    .array(z.object({ code: codeableConcept.optional(), ...observedValue, ...judgement }))
    .optional(),
});

/** The fields by which any other resource can be told as one line of a consultation. */
export const anyEntry = z.object({
  status: z.string().optional(),
  notGiven: z.boolean().optional(),
  code: codeableConcept.optional(),
  vaccineCode: codeableConcept.optional(),
  medicationReference: reference.optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  type: codeableConcept.optional(),
  serviceRequested: z.array(codeableConcept).optional(),
  reasonCode: z.array(codeableConcept).optional(),
  description: z.string().optional(),
  date: partialDate.optional(),
  created: partialDate.optional(),
  indexed: partialDate.optional(),
  authored: partialDate.optional(),
  authoredOn: partialDate.optional(),
  assertedDate: partialDate.optional(),
  onsetDateTime: partialDate.optional(),
  onsetPeriod: period.optional(),
  effectiveDateTime: partialDate.optional(),
  effectivePeriod: period.optional(),
  issued: partialDate.optional(),
  occurrenceDateTime: partialDate.optional(),
  occurrencePeriod: period.optional(),
  note: z.array(z.object({ text: z.string() })).optional(),
});

/** An observation as it was sent. */
export type FhirObservation = z.output<typeof observation>;
/** The value of an observation or of one of its components. */
export type FhirObservedValue = Pick<FhirObservation, keyof typeof observedValue>;
/** Any other resource of a consultation as it was sent. */
export type FhirAnyEntry = z.output<typeof anyEntry>;
