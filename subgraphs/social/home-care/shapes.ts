import { z } from 'zod';
import { date, required, words, identifier } from '../council/api-shapes.ts';

/** One person as a provider's search returns them. */
export const homeCareClient = z.object({
  clientId: identifier,
  nhsNumber: z.union([z.string(), z.number().int().positive()]),
  nhsNumberStatus: z.string(),
  dateOfBirth: date,
  /** Whether the person agreed that their log is shown to others than the carers. */
  consentToShare: z.boolean(),
});

/** What was to be done at a call. */
const task = z.object({ description: required, outcome: words, reason: words, note: words });

/** A line of the medicines administration record. */
const medicine = z.object({
  medicine: required,
  dose: words,
  support: words,
  due: date,
  recordedAt: date,
  outcome: words,
  reason: words,
});

const note = z.object({ text: required, author: words, writtenAt: date, forFamily: z.boolean() });

/** A list that may be left out. */
const listOf = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .array(shape)
    .nullish()
    .transform((items) => items ?? []);

/** One call at a person's home, as its log has it. */
export const homeCareVisit = z
  .object({
    visitId: identifier,
    status: words,
    scheduledStart: date,
    scheduledEnd: date,
    actualStart: date,
    actualEnd: date,
    carers: listOf(z.object({ name: words, role: words })),
    reason: words,
    tasks: listOf(task),
    medicines: listOf(medicine),
    notes: listOf(note),
  })
  .refine(({ actualStart, actualEnd }) => isInOrder(actualStart, actualEnd))
  .refine(({ scheduledStart, scheduledEnd }) => isInOrder(scheduledStart, scheduledEnd));

/** Ends are compared as instants: a call over the hour that the clocks go back ends after it starts. */
function isInOrder(start: string | null, end: string | null): boolean {
  return start === null || end === null || Date.parse(end) >= Date.parse(start);
}

/** A person as admitted. */
export type HomeCareClientEntry = z.output<typeof homeCareClient>;
/** A call as admitted. */
export type HomeCareVisitEntry = z.output<typeof homeCareVisit>;
