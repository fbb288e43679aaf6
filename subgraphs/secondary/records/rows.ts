import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';

/** A date that is one. */
export const date = z.string().refine((text) => parsePartialDate(text) !== undefined);
/** Text that says something. */
export const text = z.string().min(1);

const coding = z.object({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
});

/** A code or words for something. */
export const term = z.object({ codings: z.array(coding), text: text.optional() });

/** Someone who took part. */
export const participant = z.object({ role: text, name: text.optional(), identifier: text.optional() });

/** What every item's row says of itself, without which nobody knows whose it is. */
export const ownedRow = z.object({ trust: text, person_keys: z.array(text) });

/** What every item's row says of who told it. */
export const told = ownedRow.extend({
  system: text,
  recorded_at: date.nullable(),
  received_at: date,
  faults: z.array(text),
});

/** A system that ever sent a message. */
const senderRow = z.object({
  application: z.string(),
  facility: text,
  trust: text,
  system: text,
  last_sent_at: date,
});

/** Whom a hospital number means. */
const personRow = z.object({
  key: text,
  trust: text,
  hospital_number: text.nullable(),
  merged_into: text.nullable(),
  birth_date: date.nullable(),
  family_name: z.string().nullable(),
  is_deleted: z.boolean(),
  faults: z.array(text),
  nhs_numbers: z.array(text),
});

/** A message that waits to be applied or was set aside. */
const unsettledRow = z.object({
  trust: text,
  state: z.enum(['received', 'quarantined']),
  mentions: z.array(text),
});

/** All senders as one value. */
export const sendersRow = z.object({ senders: z.array(senderRow) });

/** Senders, people and messages of one moment as one value each. */
export const peopleRow = sendersRow.extend({
  people: z.array(personRow),
  unsettled: z.array(unsettledRow),
});

const statuses = [
  'PLANNED',
  'ARRIVED',
  'IN_PROGRESS',
  'FINISHED',
  'CANCELLED',
  'MISSED',
  'DRAFT',
  'UNKNOWN',
] as const;

/** A visit with its stays, diagnoses and procedures. */
export const encounterRow = told.extend({
  visit_number: text,
  status: z.enum(statuses),
  class: z.string().nullable(),
  started_at: date.nullable(),
  ended_at: date.nullable(),
  admission_method: term.nullable(),
  discharge_destination: term.nullable(),
  specialty: term.nullable(),
  reason: term.nullable(),
  participants: z.partialRecord(
    z.enum(['attending', 'referring', 'consulting', 'admitting']),
    z.array(participant),
  ),
  stays: z.array(
    z.object({
      place: z.object({
        site: text.optional(),
        ward: text.optional(),
        bed: text.optional(),
        description: text.optional(),
      }),
      start: date.nullable(),
      end: date.nullable(),
    }),
  ),
  diagnoses: z.array(z.object({ code: term, type: z.string().nullable(), recorded: date.nullable() })),
  procedures: z.array(z.object({ code: term, performed: date.nullable() })),
});

/** An allergy. */
export const allergyRow = told.extend({
  allergy: z.object({
    code: term,
    category: text.optional(),
    severity: text.optional(),
    reactions: z.array(z.string()),
    identified: date.optional(),
  }),
});

/** A document. */
export const documentRow = told.extend({
  document_number: text,
  confidentiality: z.string().nullable(),
  type: term.nullable(),
  title: z.string().nullable(),
  created: date.nullable(),
  author: participant.nullable(),
  content_type: z.string().nullable(),
  text: z.string().nullable(),
});

/** A row of any of the items. */
export type ToldRow = z.output<typeof told>;
/** A code or words for something. */
export type TermRow = z.output<typeof term>;
/** Someone who took part. */
export type ParticipantRow = z.output<typeof participant>;
/** A visit as it is read. */
export type EncounterRow = z.output<typeof encounterRow>;
/** An allergy as it is read. */
export type AllergyRow = z.output<typeof allergyRow>;
/** A document as it is read. */
export type DocumentRow = z.output<typeof documentRow>;
/** Whom a hospital number means, as it is read. */
export type PersonRow = z.output<typeof personRow>;
/** A message that waits or was set aside, as it is read. */
export type UnsettledRow = z.output<typeof unsettledRow>;
/** A sender as it is read. */
export type SenderRow = z.output<typeof senderRow>;
