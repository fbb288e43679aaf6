import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A list as the council sends it: its items are checked one by one, so that one never stops the next. */
export const personList = z.object({ persons: z.array(z.unknown()) });

/** Words of a council; what is blank is nothing. */
export const words = z
  .string()
  .transform((text) => text.trim() || null)
  .nullish()
  .transform((text) => text ?? null);
/** Words without which an entry says nothing. */
export const required = z.string().refine((text) => text.trim() !== '');
/** The council's own identifier of an entry. */
export const identifier = z.union([z.number().int().transform(String), required]);
/** A date at any precision, or none. */
export const date = z
  .string()
  .refine((text) => parsePartialDate(text) !== undefined)
  .nullish()
  .transform((text) => text ?? null);
/** An amount, which some councils send as text, or none. */
export const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,6}(\.\d{1,4})?$/)
      .transform(Number),
  ])
  .nullish()
  .transform((value) => value ?? null);
/** Yes or no, as a truth value or as the letter of a database; `null` where it is not said. */
export const flag = z
  .union([z.boolean(), z.enum(['Y', 'N', 'y', 'n']).transform((letter) => /y/i.test(letter))])
  .nullish()
  .transform((value) => value ?? null);

/** One person as the council's search returns them. */
export const councilPerson = z.object({
  personId: z.number().int().positive(),
  /** A number, so leading zeros are lost. */
  nhsId: z.union([z.number().int().positive(), z.string()]),
  nhsIdStatus: z.string(),
  dateOfBirth: date,
  restricted: z.enum(['Y', 'N']),
  /** A for adults' services, C for children's. */
  contextFlag: z.enum(['A', 'C']).nullish(),
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
  providerCqcId: words,
  providerCqcLocationId: words,
  plannedUnitsPerWeek: amount,
  unitType: words,
  unitCost: amount,
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
  /** The worker's number in the national directory of staff. */
  workerUserId: words,
  isKeyWorker: flag,
  ragRating: words,
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
