import { z } from 'zod';
import { isReadableText } from '../../csds/readable-text.ts';

const text = z
  .string()
  .max(1000)
  .refine(isReadableText, 'must hold readable text')
  .transform((value) => value.trim());

const coding = z.object({
  system: text.optional(),
  code: text.optional(),
  display: text.optional(),
});

/** A FHIR R4 CodeableConcept, as far as it is read. */
export const codeableConcept = z.object({
  coding: z.array(coding).max(20).optional(),
  text: text.optional(),
});

const extension = z.object({
  url: z.string(),
  valueCodeableConcept: codeableConcept.optional(),
  valueBoolean: z.boolean().optional().catch(undefined),
  valueCode: text.optional().catch(undefined),
  valueString: text.optional().catch(undefined),
  valueCoding: coding.optional().catch(undefined),
});

const identifier = z.object({
  use: z.string().optional(),
  system: text.optional(),
  value: text.optional(),
  extension: z.array(extension).optional(),
});

/** A FHIR R4 Reference, as far as it is read. */
export const reference = z.object({
  reference: text.optional(),
  /** What it leads to, such as `Patient`. */
  type: text.optional(),
  display: text.optional(),
  identifier: identifier.optional(),
});

const quantity = z.object({
  /** It may be missing, where a device could not measure so far. */
  value: z.number().optional(),
  comparator: z.enum(['<', '<=', '>', '>=']).optional(),
  unit: text.optional(),
  system: text.optional(),
  code: text.optional(),
});

const numbered = quantity.extend({ value: z.number() });

/** The end of a range, which has no comparator. */
const bound = numbered.omit({ comparator: true });

const value = {
  valueQuantity: quantity.optional(),
  valueString: text.optional(),
  valueInteger: z.number().int().optional(),
  valueBoolean: z.boolean().optional(),
  valueCodeableConcept: codeableConcept.optional(),
  valueRange: z.object({ low: bound.optional(), high: bound.optional() }).optional(),
  valueRatio: z.object({ numerator: numbered, denominator: numbered }).optional(),
  valueTime: text.optional(),
  valueDateTime: text.optional(),
  /** A recording, such as of an ECG. */
  valueSampledData: z.unknown().optional(),
  dataAbsentReason: codeableConcept.optional(),
  /** Before R4 there was one alone. */
  interpretation: z
    .union([z.array(codeableConcept).max(20), codeableConcept.transform((only) => [only])])
    .optional(),
};

const meta = z.object({
  lastUpdated: text.optional(),
  tag: z.array(coding).max(50).optional().catch(undefined),
  security: z.array(coding).max(50).optional().catch(undefined),
});

/** What a person or device in a bundle, or contained in an item, is known by. */
export const namedResource = z.object({
  resourceType: z.string(),
  id: text.optional(),
  identifier: z.array(identifier).max(50).optional(),
  deviceName: z.array(z.object({ name: text })).optional(),
  modelNumber: text.optional(),
});

const valued = z.object({ code: codeableConcept, ...value });

/** What may change the meaning of the rest, so that whoever does not know it must not read on: none is known. */
const modifierExtension = z.array(z.unknown()).optional();

/** A FHIR R4 Observation, as far as it is read. */
export const observation = z.object({
  resourceType: z.literal('Observation'),
  id: text.optional(),
  meta: meta.optional(),
  contained: z.array(namedResource).max(20).optional(),
  identifier: z.array(identifier).max(20).optional(),
  status: z.enum([
    'registered',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  code: codeableConcept,
  subject: reference.optional(),
  effectiveDateTime: text.optional(),
  effectiveInstant: text.optional(),
  effectivePeriod: z.object({ start: text.optional(), end: text.optional() }).optional(),
  issued: text.optional(),
  ...value,
  device: reference.optional(),
  /** Nothing but who measured it is told by these: what has another form says nothing, and costs no reading. */
  performer: z.array(reference).max(20).optional().catch(undefined),
  category: z.array(codeableConcept).max(20).optional().catch(undefined),
  extension: z.array(extension).max(50).optional().catch(undefined),
  note: z.array(z.object({ text })).max(20).optional(),
  component: z
    .array(z.object({ code: codeableConcept, ...value, modifierExtension }))
    .max(20)
    .optional(),
  modifierExtension,
  /** What it only groups. */
  hasMember: z.array(z.unknown()).min(1).optional().catch(undefined),
  /** What it is about where that is not the subject, such as a fetus. */
  focus: z.array(z.unknown()).optional(),
  bodySite: codeableConcept.optional(),
  method: codeableConcept.optional(),
});

/** What an Observation or a part of it is of, and its value in any of the forms that are read. */
export type Valued = z.output<typeof valued>;

/** A FHIR R4 DocumentReference, as far as it is read: what is known of a picture, never the picture. */
export const documentReference = z.object({
  resourceType: z.literal('DocumentReference'),
  modifierExtension,
  id: text.optional(),
  meta: meta.optional(),
  contained: z.array(namedResource).max(20).optional(),
  identifier: z.array(identifier).max(20).optional(),
  masterIdentifier: identifier.optional(),
  status: z.enum(['current', 'superseded', 'entered-in-error']),
  docStatus: z.enum(['preliminary', 'final', 'amended', 'entered-in-error']).optional(),
  type: codeableConcept.optional(),
  category: z.array(codeableConcept).max(20).optional(),
  subject: reference.optional(),
  date: text.optional(),
  description: text.optional(),
  content: z
    .array(
      z.object({
        attachment: z.object({
          contentType: text.optional(),
          title: text.optional(),
          creation: text.optional(),
        }),
      }),
    )
    .min(1)
    .max(20),
  context: z
    .object({
      event: z.array(codeableConcept).optional(),
      period: z.object({ start: text.optional() }).optional(),
    })
    .optional(),
});

/** A Bundle of any kind, whose entries are looked at one by one. */
export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.string().optional(),
  entry: z.array(z.unknown()).optional(),
});

/** An entry of a Bundle before anything is known of its resource. */
export const entry = z.object({ fullUrl: z.string().optional(), resource: z.unknown() });

/** An Observation that has the shape of one. */
export type Observation = z.output<typeof observation>;
/** A DocumentReference that has the shape of one. */
export type DocumentReference = z.output<typeof documentReference>;
/** A person or device beside an item. */
export type NamedResource = z.output<typeof namedResource>;
/** A reference to a person or device. */
export type Reference = z.output<typeof reference>;
/** A concept as it was sent. */
export type CodeableConcept = z.output<typeof codeableConcept>;
