import { z } from 'zod';
import {
  annotation,
  concept,
  contained,
  date,
  extension,
  identifier,
  narrative,
  period,
  quantity,
  range,
  ratio,
  reference,
  resource,
  timing,
} from './elements.ts';

const identifiers = z.array(identifier).optional();
const concepts = z.array(concept).optional();
const references = z.array(reference).optional();
const notes = z.array(annotation).optional();
/** What stands inside a resource, whole, to be read as what it is. */
const inside = z.array(contained.loose()).optional().catch(undefined);

/** A meeting with care. */
export const encounter = resource.extend({
  extension: z.array(extension).optional(),
  identifier: identifiers,
  status: z.string(),
  class: z.object({ code: z.string().optional(), display: z.string().optional() }).optional(),
  type: concepts,
  serviceType: concept.optional(),
  partOf: reference.optional(),
  subject: reference,
  participant: z.array(z.object({ type: concepts, individual: reference.optional() })).optional(),
  period: period.optional(),
  reasonCode: concepts,
  reasonReference: references,
  diagnosis: z.array(z.object({ condition: reference })).optional(),
  hospitalization: z
    .object({ extension: z.array(extension).optional(), dischargeDisposition: concept.optional() })
    .optional(),
  location: z.array(z.object({ location: reference, period: period.optional() })).optional(),
});

/** A diagnosis or problem. */
export const condition = resource.extend({
  identifier: identifiers,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  severity: concept.optional(),
  code: concept.optional(),
  subject: reference,
  encounter: reference.optional(),
  onsetDateTime: date.optional(),
  onsetPeriod: period.optional(),
  abatementDateTime: date.optional(),
  abatementPeriod: period.optional(),
  recordedDate: date.optional(),
  note: notes,
});

/** Something that was done to the person. */
export const procedure = resource.extend({
  status: z.string(),
  code: concept.optional(),
  subject: reference,
  encounter: reference.optional(),
});

/** When and why an allergy ended (UK Core, Extension-UKCore-AllergyIntoleranceEnd). */
const ending = z.object({
  url: z.string(),
  extension: z
    .array(z.object({ url: z.string(), valueDateTime: date.optional(), valueString: z.string().optional() }))
    .optional()
    .catch(undefined),
});

/** An allergy, or the statement that there is none. */
export const allergyIntolerance = resource.extend({
  extension: z.array(ending).optional().catch(undefined),
  identifier: identifiers,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  category: z.array(z.string()).optional(),
  criticality: z.string().optional(),
  code: concept.optional(),
  patient: reference,
  onsetDateTime: date.optional(),
  recordedDate: date.optional(),
  reaction: z.array(z.object({ substance: concept.optional(), manifestation: z.array(concept) })).optional(),
  note: notes,
});

/** A plan for the person's care. */
export const carePlan = resource.extend({
  contained: inside,
  identifier: identifiers,
  status: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  category: concepts,
  subject: reference,
  period: period.optional(),
  created: date.optional(),
  author: reference.optional(),
  addresses: references,
  goal: references,
  activity: z
    .array(
      z.object({
        detail: z
          .object({
            code: concept.optional(),
            description: z.string().optional(),
            status: z.string().optional(),
            doNotPerform: z.boolean().optional(),
            scheduledString: z.string().optional(),
            scheduledTiming: timing.optional(),
            scheduledPeriod: period.optional(),
            performer: references,
          })
          .optional(),
        reference: reference.optional(),
      }),
    )
    .optional(),
});

/** What a plan is to reach. */
export const goal = resource.extend({
  lifecycleStatus: z.string().optional(),
  description: concept,
  subject: reference,
});

/** The content of a document, enclosed or behind an address. */
export const attachment = z.object({
  contentType: z.string().optional(),
  title: z.string().optional(),
  creation: date.optional().catch(undefined),
  data: z.string().optional(),
  url: z.string().optional(),
  size: z.number().int().nonnegative().optional().catch(undefined),
});

/** Content by itself. */
export const binary = z.object({
  resourceType: z.literal('Binary'),
  contentType: z.string(),
  data: z.string(),
});

/** A document that is held somewhere. */
export const documentReference = resource.extend({
  masterIdentifier: identifier.optional(),
  identifier: identifiers,
  status: z.string(),
  docStatus: z.string().optional(),
  type: concept.optional(),
  category: concepts,
  subject: reference,
  date: date.optional(),
  author: references,
  description: z.string().optional(),
  securityLabel: concepts,
  content: z
    .array(
      z.object({
        attachment,
      }),
    )
    .optional(),
});

const leaf = z.object({ title: z.string().optional(), code: concept.optional(), text: narrative.optional() });
const branch = leaf.extend({ section: z.array(z.unknown()).optional() });

/** A document in sections, such as a discharge letter. */
export const composition = resource.extend({
  identifier: identifier.optional(),
  status: z.string(),
  type: concept,
  category: concepts,
  subject: reference,
  date: date.optional(),
  author: references,
  title: z.string().optional(),
  confidentiality: z.string().optional(),
  section: z.array(branch).optional(),
});

/** A section of a document, whose own sections are read as they are needed. */
export const section = branch;

/** A report on an investigation. */
export const diagnosticReport = resource.extend({
  extension: z
    .array(z.object({ url: z.string(), valueAnnotation: annotation.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  contained: inside,
  identifier: identifiers,
  status: z.string(),
  code: concept,
  subject: reference,
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  issued: date.optional(),
  performer: references,
  resultsInterpreter: references,
  result: references,
  conclusion: z.string().optional(),
  conclusionCode: concepts,
  presentedForm: z.array(z.object({ contentType: z.string().optional() })).optional(),
});

const value = {
  valueQuantity: quantity.optional(),
  valueCodeableConcept: concept.optional(),
  valueString: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().int().optional(),
  valueDateTime: date.optional(),
  valueTime: z.string().optional(),
  valuePeriod: period.optional(),
  valueRange: range.optional(),
  valueRatio: ratio.optional(),
  valueSampledData: z.object({}).optional(),
  dataAbsentReason: concept.optional(),
};

/** Something that was observed. */
export const observation = resource.extend({
  identifier: identifiers,
  status: z.string(),
  category: concepts,
  code: concept,
  subject: reference,
  effectiveDateTime: date.optional(),
  effectivePeriod: period.optional(),
  effectiveInstant: date.optional(),
  issued: date.optional(),
  performer: references,
  interpretation: concepts,
  note: notes,
  referenceRange: z
    .array(range.extend({ type: concept.optional(), appliesTo: concepts, text: z.string().optional() }))
    .optional(),
  hasMember: references,
  component: z.array(z.object({ code: concept, ...value })).optional(),
  ...value,
});

/** A referral or request. */
export const serviceRequest = resource.extend({
  identifier: identifiers,
  status: z.string(),
  intent: z.string().optional(),
  doNotPerform: z.boolean().optional(),
  priority: z.string().optional(),
  code: concept.optional(),
  category: concepts,
  subject: reference,
  authoredOn: date.optional(),
  requester: reference.optional(),
  performer: references,
  reasonCode: concepts,
  reasonReference: references,
  note: notes,
});

/** An appointment; the person is one of those who take part. */
export const appointment = resource.extend({
  identifier: identifiers,
  status: z.string(),
  cancelationReason: concept.optional(),
  serviceCategory: concepts,
  serviceType: concepts,
  specialty: concepts,
  description: z.string().optional(),
  start: date.optional(),
  end: date.optional(),
  created: date.optional(),
  participant: z.array(z.object({ actor: reference.optional() })),
});

/** A time during which an organisation is responsible for some care. */
export const episodeOfCare = resource.extend({
  identifier: identifiers,
  status: z.string(),
  type: concepts,
  diagnosis: z.array(z.object({ condition: reference })).optional(),
  patient: reference,
  period: period.optional(),
  careManager: reference.optional(),
});
