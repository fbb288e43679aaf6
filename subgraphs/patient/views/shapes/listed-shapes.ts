import { z } from 'zod';
import type {
  CarePlanIndexEntry,
  CarePlanStatus,
  DocumentIndexEntry,
  EncounterIndexEntry,
  EncounterKind,
  EncounterStatus,
} from '../../../../schema/generated/patient.ts';
import { codedConcept, openEnum, optionalDate, optionalText, period, provenance } from './common-shapes.ts';

const encounterKind = openEnum<EncounterKind>(
  {
    CONSULTATION: true,
    INPATIENT: true,
    OUTPATIENT: true,
    EMERGENCY: true,
    HOME_VISIT: true,
    CLINIC: true,
    REMOTE: true,
    REQUEST: true,
    ASSESSMENT: true,
    REVIEW: true,
    UNKNOWN: true,
  },
  'UNKNOWN',
);

const encounterStatus = openEnum<EncounterStatus>(
  {
    PLANNED: true,
    ARRIVED: true,
    IN_PROGRESS: true,
    FINISHED: true,
    CANCELLED: true,
    MISSED: true,
    DRAFT: true,
    UNKNOWN: true,
  },
  'UNKNOWN',
);

const carePlanStatus = openEnum<CarePlanStatus>(
  {
    DRAFT: true,
    ACTIVE: true,
    ON_HOLD: true,
    COMPLETED: true,
    REVOKED: true,
    ENTERED_IN_ERROR: true,
    UNKNOWN: true,
  },
  'UNKNOWN',
);

const listed = { id: z.string().min(1), type: z.string(), date: optionalDate, title: optionalText };

/** An encounter as a setting lists it. */
export const encounterEntry: z.ZodType<EncounterIndexEntry> = z.object({
  ...listed,
  kind: encounterKind,
  status: encounterStatus,
  period: period.nullish(),
});

/** A care plan as a setting lists it. */
export const carePlanEntry: z.ZodType<CarePlanIndexEntry> = z.object({
  ...listed,
  status: carePlanStatus,
  period: period.nullish(),
});

const goal = z.object({
  description: z.string(),
  status: optionalText,
  importance: z.number().nullish(),
  target: optionalDate,
  outcome: optionalText,
  problem: codedConcept.nullish(),
});

const action = z.object({
  description: z.string(),
  who: optionalText,
  when: optionalText,
  status: optionalText,
  code: codedConcept.nullish(),
  problem: codedConcept.nullish(),
});

/** A care plan as a setting lists it, with all that plans are put together by. */
export const plannedCareEntry: z.ZodType<CarePlanIndexEntry> = z.object({
  ...listed,
  status: carePlanStatus,
  period: period.nullish(),
  category: codedConcept.nullish(),
  created: optionalDate,
  reviewDate: optionalDate,
  addresses: z.array(codedConcept).nullish(),
  goals: z.array(goal).nullish(),
  actions: z.array(action).nullish(),
  contingencies: z
    .array(z.object({ trigger: z.string(), response: z.string(), contact: optionalText }))
    .nullish(),
  isOutline: z.boolean().nullish(),
  provenance: provenance.nullish(),
});

/** A document as a setting lists it. */
export const documentEntry: z.ZodType<DocumentIndexEntry> = z.object({ ...listed, created: optionalDate });

/** A document as a setting lists it, with its kind. */
export const kindOfDocumentEntry: z.ZodType<DocumentIndexEntry> = z.object({
  ...listed,
  created: optionalDate,
  kind: codedConcept.nullish(),
});
