import { z } from 'zod';
import {
  annotation,
  concept,
  contained,
  date,
  identifier,
  period,
  quantity,
  range,
  ratio,
  reference,
  resource,
  timing,
} from './elements.ts';

const concepts = z.array(concept).optional();
const references = z.array(reference).optional();

const ingredient = z.object({ itemCodeableConcept: concept.optional(), itemReference: reference.optional() });

/** A medicine as a product, by itself. */
export const medication = resource.extend({
  status: z.string().optional(),
  code: concept.optional(),
  ingredient: z.array(ingredient).optional(),
});

/** A medicine as a product inside another resource, beside the people and organisations there. */
const inside = z
  .array(
    contained.extend({
      status: z.string().optional().catch(undefined),
      code: concept.optional().catch(undefined),
      ingredient: z.array(ingredient).optional().catch(undefined),
    }),
  )
  .optional()
  .catch(undefined);

/** How a medicine is to be taken (FHIR R4 Dosage). */
export const dosage = z.object({
  sequence: z.number().optional(),
  text: z.string().optional(),
  additionalInstruction: concepts,
  patientInstruction: z.string().optional(),
  timing: timing.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: concept.optional(),
  site: concept.optional(),
  route: concept.optional(),
  method: concept.optional(),
  doseAndRate: z
    .array(
      z.object({
        doseQuantity: quantity.optional(),
        doseRange: range.optional(),
        rateQuantity: quantity.optional(),
        rateRange: range.optional(),
        rateRatio: ratio.optional(),
      }),
    )
    .optional(),
  maxDosePerPeriod: ratio.optional(),
  maxDosePerAdministration: quantity.optional(),
  maxDosePerLifetime: quantity.optional(),
});

const common = {
  contained: inside,
  identifier: z.array(identifier).optional(),
  status: z.string(),
  statusReason: concepts,
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  subject: reference,
  reasonCode: concepts,
  reasonReference: references,
  note: z.array(annotation).optional(),
};

/** How often a medicine was and may be issued (Extension-UKCore-MedicationRepeatInformation). */
const repeatPart = z.object({
  url: z.string(),
  valueUnsignedInt: z.number().optional().catch(undefined),
  valueDateTime: z.string().optional().catch(undefined),
});

/** An order or request for a medicine. */
export const medicationRequest = resource.extend({
  ...common,
  extension: z
    .array(z.object({ url: z.string(), extension: z.array(repeatPart).optional().catch(undefined) }))
    .optional(),
  // R4 has one reason; some servers send a list, as statements have it.
  statusReason: z.union([concept.transform((one) => [one]), z.array(concept)]).optional(),
  intent: z.string(),
  category: concepts,
  doNotPerform: z.boolean().optional(),
  reportedBoolean: z.boolean().optional(),
  reportedReference: reference.optional(),
  authoredOn: date.optional(),
  requester: reference.optional(),
  dispenseRequest: z
    .object({
      validityPeriod: period.optional(),
      numberOfRepeatsAllowed: z.number().optional(),
      quantity: quantity.optional(),
      expectedSupplyDuration: quantity.optional(),
    })
    .optional(),
  courseOfTherapyType: concept.optional(),
  dosageInstruction: z.array(dosage).optional(),
});

/** A statement that the person takes, took or is to take a medicine. */
export const medicationStatement = resource.extend({
  ...common,
  extension: z
    .array(
      z.object({
        url: z.string(),
        valueDateTime: date.optional().catch(undefined),
        valueCodeableConcept: concept.optional().catch(undefined),
      }),
    )
    .optional(),
  category: concept.optional(),
  basedOn: references,
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  dateAsserted: date.optional(),
  informationSource: reference.optional(),
  dosage: z.array(dosage).optional(),
});

/** A medicine as a product, as it was sent. */
export type FhirMedication = z.output<typeof medication>;
/** An order for a medicine, as it was sent. */
export type FhirMedicationRequest = z.output<typeof medicationRequest>;
/** A statement on a medicine, as it was sent. */
export type FhirMedicationStatement = z.output<typeof medicationStatement>;
/** How a medicine is to be taken, as it was sent. */
export type FhirDosage = z.output<typeof dosage>;
