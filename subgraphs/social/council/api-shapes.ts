import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A list as the council sends it: its items are checked one by one, so that one never stops the next. */
export const personList = z.object({ persons: z.array(z.unknown()) });

/** A page of events, and where the next one begins. */
export const eventPage = z.object({ events: z.array(z.unknown()), nextCursor: z.string().nullish() });

const words = z
  .string()
  .transform((text) => text.trim() || null)
  .nullish()
  .transform((text) => text ?? null);
const required = z.string().refine((text) => text.trim() !== '');
const identifier = z.union([z.number().int().transform(String), required]);
const date = z
  .string()
  .refine((text) => parsePartialDate(text) !== undefined)
  .nullish()
  .transform((text) => text ?? null);
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,4})?$/)
    .transform(Number),
]);

/** One person as the council's search returns them. */
export const councilPerson = z.object({
  personId: z.number().int().positive(),
  /** A number, so leading zeros are lost. */
  nhsId: z.union([z.number().int().positive(), z.string()]),
  nhsIdStatus: z.string(),
  dateOfBirth: date,
  restricted: z.enum(['Y', 'N']),
  deleted: z.boolean(),
  masterPersonId: z.number().int().positive().nullish(),
});

/** One event, in the wording of Client Level Data. */
export const councilEvent = z.object({
  eventId: identifier,
  eventType: required,
  startDate: date,
  endDate: date,
  description: words,
  outcome: words,
  routeOfAccess: words,
  assessmentType: words,
  serviceType: words,
  serviceComponent: words,
  deliveryMechanism: words,
  providerName: words,
  plannedUnitsPerWeek: number.nullish().transform((value) => value ?? null),
  worker: words,
  status: words,
});

const action = z.object({ what: required, who: words, when: words, status: words });
const goal = z.object({
  description: required,
  importance: z.number().int().min(1).max(10).nullish(),
  target: words,
  outcome: words,
  status: words,
  actions: z.array(action).nullish(),
});

/** One support plan. */
export const councilSupportPlan = z.object({
  supportPlanId: identifier,
  status: words,
  createdDate: date,
  reviewDate: date,
  agreedWith: words,
  strengths: z.array(required).nullish(),
  needs: z.array(z.object({ description: required, goals: z.array(goal).nullish() })).nullish(),
  contingencyPlans: z
    .array(z.object({ trigger: required, whatShouldHappen: required, whoToContact: words }))
    .nullish(),
  fundingSource: words,
  author: z.object({ name: words, role: words, team: words }).nullish(),
});

/** One allocation of a worker or team. */
export const councilAllocation = z.object({
  allocationId: identifier,
  worker: words,
  workerRole: words,
  team: words,
  startDate: date,
  endDate: date,
});

/** One document. */
export const councilDocument = z.object({
  documentId: identifier,
  title: words,
  category: words,
  createdDate: date,
  author: words,
  contentType: words,
  text: z.string().nullish(),
});

/** A person as admitted. */
export type CouncilPerson = z.output<typeof councilPerson>;
/** An event as admitted. */
export type CouncilEvent = z.output<typeof councilEvent>;
/** A support plan as admitted. */
export type CouncilSupportPlan = z.output<typeof councilSupportPlan>;
/** An allocation as admitted. */
export type CouncilAllocation = z.output<typeof councilAllocation>;
/** A document as admitted. */
export type CouncilDocument = z.output<typeof councilDocument>;
