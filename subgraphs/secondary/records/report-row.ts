import { z } from 'zod';
import { date, participant, term, text, told } from './rows.ts';

const status = z.enum([
  'REGISTERED',
  'PRELIMINARY',
  'FINAL',
  'AMENDED',
  'CANCELLED',
  'ENTERED_IN_ERROR',
  'UNKNOWN',
]);

const amount = z.object({
  value: z.number(),
  comparator: text.optional(),
  unit: text.optional(),
  ucum: text.optional(),
});

const result = z.object({
  code: term,
  subId: text.optional(),
  status,
  value: z.string().optional(),
  amount: amount.optional(),
  coded: term.optional(),
  range: z.object({ low: amount.optional(), high: amount.optional(), text: z.string() }).optional(),
  flags: z.array(term),
  observed: date.optional(),
  observer: participant.optional(),
  note: z.string().optional(),
});

const report = z.object({
  identity: text,
  number: text.optional(),
  code: term,
  ofResult: z.string().optional(),
  status,
  collected: date.optional(),
  received: date.optional(),
  issued: date.optional(),
  specimen: term.optional(),
  requester: participant.optional(),
  interpreter: participant.optional(),
  results: z.array(result),
  note: z.string().optional(),
  attachments: z.array(text),
});

/** A report with the versions that it replaced. */
export const reportRow = told.extend({
  identity: text,
  report,
  earlier: z.array(z.object({ report, receivedAt: date })),
});

/** A report as it is read. */
export type ReportRow = z.output<typeof reportRow>;
/** One version of a report as it is read. */
export type ReportContent = z.output<typeof report>;
/** One result as it is read. */
export type ResultContent = z.output<typeof result>;
/** An amount as it is read. */
export type AmountContent = z.output<typeof amount>;
