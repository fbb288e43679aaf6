import { z } from 'zod';
import type {
  AllergyIntolerance,
  AllergyStatus,
  Condition,
  ConditionCertainty,
  ConditionStatus,
  MedicationCourse,
  MedicationStatement,
  MedicationStatus,
  MedicationSupply,
} from '../../../../schema/generated/patient.ts';
import {
  codedConcept,
  openEnum,
  optionalDate,
  optionalText,
  participant,
  period,
  provenance,
  quantity,
} from './common-shapes.ts';

const allergyStatus = openEnum<AllergyStatus>(
  { ACTIVE: true, RESOLVED: true, REFUTED: true, ENTERED_IN_ERROR: true, UNKNOWN: true },
  'UNKNOWN',
);

const medicationStatus = openEnum<MedicationStatus>(
  {
    ACTIVE: true,
    ON_HOLD: true,
    INTENDED: true,
    DRAFT: true,
    COMPLETED: true,
    STOPPED: true,
    CANCELLED: true,
    NOT_TAKEN: true,
    ENTERED_IN_ERROR: true,
    UNKNOWN: true,
  },
  'UNKNOWN',
);

const medicationCourse = openEnum<MedicationCourse>(
  { ACUTE: true, REPEAT: true, REPEAT_DISPENSED: true, UNKNOWN: true },
  'UNKNOWN',
);

const conditionStatus = openEnum<ConditionStatus>(
  { ACTIVE: true, INACTIVE: true, RESOLVED: true, ENTERED_IN_ERROR: true, UNKNOWN: true },
  'UNKNOWN',
);

const conditionCertainty = openEnum<ConditionCertainty>(
  { CONFIRMED: true, SUSPECTED: true, REFUTED: true, FAMILY_HISTORY: true, UNKNOWN: true },
  'UNKNOWN',
);

const item = { id: z.string().min(1), note: optionalText, provenance };

/** An allergy, or a statement that none is known. */
export const allergyShape: z.ZodType<AllergyIntolerance> = z.object({
  ...item,
  code: codedConcept,
  noKnownAllergy: z.boolean(),
  clinicalStatus: allergyStatus,
  category: optionalText,
  criticality: optionalText,
  reactions: z.array(codedConcept),
  onset: optionalDate,
  ended: optionalDate,
  degraded: z.boolean(),
});

const count = z.number().int().nullish();

const supply: z.ZodType<MedicationSupply> = z.object({
  quantity: quantity.nullish(),
  quantityText: optionalText,
  duration: quantity.nullish(),
  issuesAllowed: count,
  issuesMade: count,
  authorisedUntil: optionalDate,
});

/** A medicine. */
export const medicationShape: z.ZodType<MedicationStatement> = z.object({
  ...item,
  medication: codedConcept,
  status: medicationStatus,
  statusText: optionalText,
  statusReason: optionalText,
  statusChanged: optionalDate,
  courseType: medicationCourse,
  prescriptionType: optionalText,
  prescriber: participant.nullish(),
  prescribed: optionalDate,
  supply: supply.nullish(),
  dosage: optionalText,
  patientInstruction: optionalText,
  period: period.nullish(),
  lastIssued: optionalDate,
  prescribedElsewhere: z.boolean(),
  degraded: z.boolean(),
});

/** A condition. */
export const conditionShape: z.ZodType<Condition> = z.object({
  ...item,
  code: codedConcept,
  clinicalStatus: conditionStatus,
  certainty: conditionCertainty,
  significance: optionalText,
  onset: optionalDate,
  abated: optionalDate,
});
