import { z } from 'zod';
import { anyResource } from './frame-resources.ts';
import { codeableConcept, extension, identifier, partialDate, reference } from './elements.ts';

const instant = partialDate.refine((text) => text.includes('T'));

/** A booked appointment (GPConnect-Appointment-1). */
export const appointment = z.object({
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  extension: z.array(extension).optional(),
  contained: z.array(anyResource).optional(),
  status: z.string().optional(),
  serviceCategory: codeableConcept.optional(),
  serviceType: z.array(codeableConcept).optional(),
  description: z.string().optional(),
  start: instant,
  end: instant.optional(),
  created: partialDate.optional(),
  comment: z.string().optional(),
  participant: z.array(z.object({ actor: reference.optional() })).optional(),
});

/** A stretch of time that can be booked (GPConnect-Slot-1). */
export const slot = z.object({
  extension: z.array(extension).optional(),
  serviceType: z.array(codeableConcept).optional(),
  schedule: reference.optional(),
  status: z.literal('free'),
  start: instant,
  end: instant,
});

/** Whose stretches of time they are, and where (GPConnect-Schedule-1). */
export const schedule = z.object({
  extension: z.array(extension).optional(),
  serviceCategory: codeableConcept.optional(),
  actor: z.array(reference).optional(),
});

/** An appointment as it was sent. */
export type FhirAppointment = z.output<typeof appointment>;
