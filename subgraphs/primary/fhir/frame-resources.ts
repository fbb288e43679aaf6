import { z } from 'zod';
import { codeableConcept, extension, identifier, partialDate, reference } from './elements.ts';

/** Any resource: only its type is sure. */
export const anyResource = z.looseObject({ resourceType: z.string(), id: z.string().optional() });

/** The frame of an answer (GPConnect-StructuredRecord-Bundle-1); its entries are read one by one. */
export const collectionBundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  entry: z.array(z.unknown()),
});

/** One entry of a bundle. */
export const bundleEntry = z.object({ fullUrl: z.string().optional(), resource: anyResource });

/** The person that a record is about (CareConnect-GPC-Patient-1). */
export const patient = z.object({
  id: z.string().optional(),
  identifier: z.array(identifier),
  name: z.array(z.object({ family: z.string().optional() })).optional(),
  birthDate: z.string().optional(),
  gender: z.string().optional(),
  managingOrganization: reference.optional(),
});

/** A list that says what an area or a part of a consultation holds (CareConnect-GPC-List-1). */
export const list = z.object({
  id: z.string().optional(),
  status: z.literal('current'),
  code: codeableConcept.optional(),
  title: z.string().optional(),
  date: partialDate.optional(),
  encounter: reference.optional(),
  extension: z.array(extension).optional(),
  contained: z.array(z.unknown()).optional(),
  entry: z.array(z.unknown()).optional(),
  emptyReason: codeableConcept.optional(),
});

/** One entry of a list. */
export const listEntry = z.object({ item: reference });

/** What went wrong, or what was left out (GPConnect-OperationOutcome-1). */
export const operationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.object({
      severity: z.string().optional(),
      code: z.string().optional(),
      details: codeableConcept.optional(),
      diagnostics: z.string().optional(),
    }),
  ),
});

/** A person who gave or recorded care (CareConnect-GPC-Practitioner-1). */
export const practitioner = z.object({
  identifier: z.array(identifier).optional(),
  name: z
    .array(
      z.object({
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
        prefix: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

/** What a person does for an organisation (CareConnect-GPC-PractitionerRole-1). */
export const practitionerRole = z.object({
  practitioner: reference.optional(),
  organization: reference.optional(),
  code: z.array(codeableConcept).optional(),
});

/** An organisation (CareConnect-GPC-Organization-1). */
export const organization = z.object({
  identifier: z.array(identifier).optional(),
  name: z.string().optional(),
});

/** A resource of a bundle before it is read. */
export type FhirResource = z.output<typeof anyResource>;
/** A list as it was sent. */
export type FhirList = z.output<typeof list>;
/** The person as the practice sent them. */
export type FhirPatient = z.output<typeof patient>;
