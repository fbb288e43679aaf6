import { z } from 'zod';
import { concept, date, identifier, reference } from '../fhir/elements.ts';

const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});

const extension = z.object({
  url: z.string(),
  valueCodeableConcept: concept.optional().catch(undefined),
  valueDateTime: date.optional().catch(undefined),
  valueInstant: date.optional().catch(undefined),
  extension: z
    .array(z.object({ url: z.string(), valueCoding: coding.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

/** A list of services that a referral may be booked at. */
export const shortlist = z.object({
  resourceType: z.literal('List'),
  entry: z.array(z.object({ item: reference })).optional(),
});

/** An appointment that was booked by the service. */
export const bookedAppointment = z.object({
  resourceType: z.literal('Appointment'),
  id: z.string().optional(),
  status: z.string(),
  description: z.string().optional(),
  start: date.optional(),
  end: date.optional(),
  created: date.optional(),
  participant: z.array(z.object({ actor: reference.optional() })).optional(),
});

/** A letter that is attached to a referral. */
export const attachedLetter = z.object({
  resourceType: z.literal('DocumentReference'),
  type: concept.optional(),
  indexed: date.optional().catch(undefined),
  description: z.string().optional(),
  content: z
    .array(
      z.object({
        attachment: z.object({
          contentType: z.string().optional(),
          size: z.number().int().nonnegative().optional().catch(undefined),
          title: z.string().optional(),
          creation: date.optional().catch(undefined),
        }),
      }),
    )
    .optional(),
});

/** A referral of the e-Referral Service (FHIR STU3, profile eRS-ReferralRequest-1). */
export const referralRequest = z.object({
  resourceType: z.literal('ReferralRequest'),
  id: z.string(),
  meta: z.object({ versionId: z.string().optional() }).optional().catch(undefined),
  extension: z.array(extension).optional(),
  contained: z.array(z.unknown()).optional(),
  status: z.string().optional(),
  specialty: concept.optional(),
  subject: z.object({ identifier: identifier.optional() }),
  authoredOn: date.optional().catch(undefined),
});

/** A referral as it was sent. */
export type ReferralRequest = z.output<typeof referralRequest>;
