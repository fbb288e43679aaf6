import { z } from 'zod';
import { codeableConcept, identifier, partialDate, reference } from './elements.ts';

/** The frame of the answer to a search; its entries are read one by one. */
export const searchsetBundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  entry: z.array(z.unknown()).optional(),
  link: z.array(z.object({ relation: z.string().optional() })).optional(),
});

/** A document that a practice keeps (CareConnect-GPC-DocumentReference-1); its content is fetched apart. */
export const documentReference = z.object({
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  masterIdentifier: identifier.optional(),
  status: z.string().optional(),
  type: codeableConcept.optional(),
  subject: reference.optional(),
  created: partialDate.optional(),
  indexed: partialDate.optional(),
  author: z.array(reference).optional(),
  custodian: reference.optional(),
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
          })
          .optional(),
      }),
    )
    .optional(),
});

/** A document as it was sent. */
export type FhirDocumentReference = z.output<typeof documentReference>;
