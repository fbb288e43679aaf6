import { z } from 'zod';
import type {
  CareSetting,
  CodedConcept,
  Organisation,
  Participant,
  Period,
  Provenance,
  Quantity,
} from '../../../../schema/generated/patient.ts';
import { parsePartialDate } from '../../../../schema/runtime/partial-date.ts';

/** A text that may be left out. */
export const optionalText = z.string().nullish();

/** A date at any precision that names a real day. */
export const partialDate = z.string().refine((text) => parsePartialDate(text) !== undefined);

/** A date at any precision that may be left out. */
export const optionalDate = partialDate.nullish();

/** An instant that may be left out. */
export const optionalInstant = partialDate.refine((text) => text.includes('T')).nullish();

/**
 * Builds the shape of an open list of values: one that this process does not know yet reads as the value given
 * for that, because a newer subgraph's item is better shown so than not at all.
 */
export function openEnum<Value extends string>(known: Readonly<Record<Value, true>>, other: Value) {
  const isKnown = (text: string): text is Value => Object.hasOwn(known, text);
  return z.string().transform((text): Value => (isKnown(text) ? text : other));
}

/** Builds the shape of a closed list of values: any other is refused. */
export function closedEnum<Value extends string>(known: Readonly<Record<Value, true>>) {
  return z.custom<Value>((value) => typeof value === 'string' && Object.hasOwn(known, value));
}

/** One of the graph's care settings. */
export const careSetting = closedEnum<CareSetting>({
  PATIENT: true,
  PRIMARY: true,
  SECONDARY: true,
  COMMUNITY: true,
  SOCIAL: true,
});

/** An organisation. */
export const organisation: z.ZodType<Organisation> = z.object({ odsCode: optionalText, name: optionalText });

/** A stretch of time. */
export const period: z.ZodType<Period> = z.object({ start: optionalDate, end: optionalDate });

const coding = z.object({
  system: optionalText,
  code: optionalText,
  display: optionalText,
  userSelected: z.boolean().nullish(),
});

/** A coded concept. */
export const codedConcept: z.ZodType<CodedConcept> = z.object({
  display: z.string(),
  preferred: coding.nullish(),
  codings: z.array(coding),
});

/** A person or team that took part in care. */
export const participant: z.ZodType<Participant> = z.object({
  name: optionalText,
  role: optionalText,
  identifier: optionalText,
  organisation: organisation.nullish(),
});

/** An amount with its unit. */
export const quantity: z.ZodType<Quantity> = z.object({
  value: z.number(),
  comparator: optionalText,
  unit: optionalText,
  ucum: optionalText,
});

/** Where an item comes from. */
export const provenance: z.ZodType<Provenance> = z.object({
  setting: careSetting,
  organisation: organisation.nullish(),
  system: z.string(),
  recordedAt: optionalDate,
  receivedAt: optionalInstant,
});
