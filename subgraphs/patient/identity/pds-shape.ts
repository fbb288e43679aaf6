import { z } from 'zod';

// The parts of the Patient resource (FHIR R4, as the Personal Demographics Service profiles it) that are read.

const text = z.string().optional();
const period = z.object({ start: text, end: text }).optional();
const coding = z.object({
  system: text,
  code: text,
  display: text,
  userSelected: z.boolean().optional(),
});
const concept = z.object({ coding: z.array(coding).optional(), text }).optional();

const innerExtension = z.object({
  url: z.string(),
  valueCodeableConcept: concept,
  valueBoolean: z.boolean().optional(),
});

const extension = innerExtension.extend({ extension: z.array(innerExtension).optional() });

const identifier = z.object({
  use: text,
  system: text,
  value: text,
  period,
  extension: z.array(extension).optional(),
});

const humanName = z.object({
  use: text,
  period,
  text,
  family: text,
  given: z.array(z.string()).optional(),
  prefix: z.array(z.string()).optional(),
  suffix: z.array(z.string()).optional(),
});

const address = z.object({
  use: text,
  period,
  line: z.array(z.string()).optional(),
  postalCode: text,
});

const contactPoint = z.object({ system: text, value: text, use: text, period });

/** A Patient resource as it arrives. */
export const pdsPatient = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  meta: z.object({ security: z.array(coding).optional() }).optional(),
  identifier: z.array(identifier).optional(),
  name: z.array(humanName).optional(),
  gender: text,
  birthDate: text,
  deceasedDateTime: text,
  deceasedBoolean: z.boolean().optional(),
  address: z.array(address).optional(),
  telecom: z.array(contactPoint).optional(),
  generalPractitioner: z.array(z.object({ identifier: identifier.optional() })).optional(),
  extension: z.array(extension).optional(),
});

/** A RelatedPerson resource as it arrives. */
export const pdsRelatedPerson = z.object({
  resourceType: z.literal('RelatedPerson'),
  active: z.boolean().optional(),
  period,
  identifier: z.array(identifier).optional(),
  patient: z.object({ identifier: identifier.optional(), reference: text }).optional(),
  relationship: z.array(concept).optional(),
  name: z.array(humanName).optional(),
  telecom: z.array(contactPoint).optional(),
});

/** A Patient resource as it arrives. */
export type PdsPatient = z.infer<typeof pdsPatient>;

/** An extension of a Patient resource, with those inside it. */
export type PdsExtension = z.infer<typeof extension>;

/** An OperationOutcome with the service's own error codes. */
export const pdsOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ details: concept })).min(1),
});
