import { z } from 'zod';
import {
  annotation,
  codeableConcept,
  dosage,
  extension,
  identifier,
  partialDate,
  period,
  quantity,
  reference,
} from './elements.ts';

/** What every clinical resource has for its lasting identifier. */
const identified = {
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  extension: z.array(extension).optional(),
};

/** An allergy (CareConnect-GPC-AllergyIntolerance-1). */
export const allergyIntolerance = z.object({
  ...identified,
  clinicalStatus: z.string().optional(),
  verificationStatus: z.string().optional(),
  type: z.string().optional(),
  category: z.array(z.string()).optional(),
  criticality: z.string().optional(),
  code: codeableConcept,
  onsetDateTime: partialDate.optional(),
  onsetPeriod: period.optional(),
  assertedDate: partialDate.optional(),
  lastOccurrence: partialDate.optional(),
  note: z.array(annotation).optional(),
  reaction: z
    .array(
      z.object({
        manifestation: z.array(codeableConcept).optional(),
        severity: z.string().optional(),
        description: z.string().optional(),
        exposureRoute: codeableConcept.optional(),
      }),
    )
    .optional(),
});

/** A medicine that is or was taken (CareConnect-GPC-MedicationStatement-1). */
export const medicationStatement = z.object({
  ...identified,
  basedOn: z.array(reference).optional(),
  status: z.string().optional(),
  taken: z.string().optional(),
  medicationReference: reference.optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  effectivePeriod: period.optional(),
  effectiveDateTime: partialDate.optional(),
  dateAsserted: partialDate.optional(),
  reasonCode: z.array(codeableConcept).optional(),
  note: z.array(annotation).optional(),
  dosage: z.array(dosage).optional(),
});

/** A plan to prescribe, or one issue of it (CareConnect-GPC-MedicationRequest-1). */
export const medicationRequest = z.object({
  ...identified,
  basedOn: z.array(reference).optional(),
  status: z.string().optional(),
  intent: z.string().optional(),
  medicationReference: reference.optional(),
  medicationCodeableConcept: codeableConcept.optional(),
  authoredOn: partialDate.optional(),
  requester: z.object({ agent: reference.optional(), onBehalfOf: reference.optional() }).optional(),
  recorder: reference.optional(),
  note: z.array(annotation).optional(),
  dosageInstruction: z.array(dosage).optional(),
  dispenseRequest: z
    .object({
      extension: z.array(extension).optional(),
      validityPeriod: period.optional(),
      quantity: quantity.extend({ extension: z.array(extension).optional() }).optional(),
      // One published example gives the code as a list; the unit stands beside it.
      expectedSupplyDuration: quantity
        .extend({ code: z.string().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional(),
});

/** A drug (CareConnect-GPC-Medication-1). */
export const medication = z.object({ id: z.string().optional(), code: codeableConcept });

/** A problem (CareConnect-GPC-ProblemHeader-Condition-1). */
export const condition = z.object({
  ...identified,
  clinicalStatus: z.string().optional(),
  verificationStatus: z.string().optional(),
  code: codeableConcept.optional(),
  onsetDateTime: partialDate.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: partialDate.optional(),
  abatementPeriod: period.optional(),
  assertedDate: partialDate.optional(),
  note: z.array(annotation).optional(),
});

/** A consultation's frame (CareConnect-GPC-Encounter-1); what was said is in lists that point at it. */
export const encounter = z.object({
  ...identified,
  status: z.string().optional(),
  type: z.array(codeableConcept).optional(),
  reason: z.array(codeableConcept).optional(),
  period: period.optional(),
  participant: z
    .array(
      z.object({
        type: z.array(codeableConcept).optional(),
        individual: reference.optional(),
      }),
    )
    .optional(),
  serviceProvider: reference.optional(),
});

/** An allergy as it was sent. */
export type FhirAllergyIntolerance = z.output<typeof allergyIntolerance>;
/** A medication statement as it was sent. */
export type FhirMedicationStatement = z.output<typeof medicationStatement>;
/** A medication request as it was sent. */
export type FhirMedicationRequest = z.output<typeof medicationRequest>;
/** A problem as it was sent. */
export type FhirCondition = z.output<typeof condition>;
/** A consultation's frame as it was sent. */
export type FhirEncounter = z.output<typeof encounter>;
