import { z } from 'zod';
import { codeableConcept, partialDate } from './elements.ts';

const named = z.object({
  identifier: z.object({ system: z.string().optional(), value: z.string().optional() }).optional(),
});

/** A pointer of the National Record Locator (FHIR R4 DocumentReference); what it points at is fetched apart. */
export const pointer = z.object({
  resourceType: z.literal('DocumentReference'),
  id: z.string().min(1),
  status: z.string().optional(),
  docStatus: z.string().optional(),
  date: partialDate.optional(),
  type: codeableConcept.optional(),
  category: z.array(codeableConcept).optional(),
  subject: named,
  custodian: named.optional(),
  author: z.array(named).optional(),
  description: z.string().optional(),
  content: z
    .array(
      z.object({
        attachment: z
          .object({
            contentType: z.string().optional(),
            url: z.string().optional(),
            size: z.number().optional(),
            title: z.string().optional(),
            creation: partialDate.optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

/** The frame of the answer to a search for pointers. */
export const pointerSearchset = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  entry: z.array(z.object({ resource: z.unknown() })).optional(),
  link: z.array(z.object({ relation: z.string().optional() })).optional(),
});

/** A pointer as it was sent. */
export type FhirPointer = z.output<typeof pointer>;
