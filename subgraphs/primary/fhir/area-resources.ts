import { z } from 'zod';
import {
  annotation,
  codeableConcept,
  extension,
  identifier,
  partialDate,
  period,
  quantity,
  reference,
} from './elements.ts';

const identified = {
  id: z.string().optional(),
  identifier: z.array(identifier).optional(),
  extension: z.array(extension).optional(),
};

const requester = z.object({ agent: reference.optional(), onBehalfOf: reference.optional() });

/** An immunisation that was given or not given (CareConnect-GPC-Immunization-1). */
export const immunization = z.object({
  ...identified,
  status: z.string().optional(),
  notGiven: z.boolean().optional(),
  vaccineCode: codeableConcept.optional(),
  date: partialDate.optional(),
  primarySource: z.boolean().optional(),
  location: reference.optional(),
  manufacturer: reference.optional(),
  lotNumber: z.string().optional(),
  expirationDate: partialDate.optional(),
  site: codeableConcept.optional(),
  route: codeableConcept.optional(),
  doseQuantity: quantity.optional(),
  practitioner: z
    .array(z.object({ role: codeableConcept.optional(), actor: reference.optional() }))
    .optional(),
  note: z.array(annotation).optional(),
  explanation: z
    .object({
      reason: z.array(codeableConcept).optional(),
      reasonNotGiven: z.array(codeableConcept).optional(),
    })
    .optional(),
  vaccinationProtocol: z
    .array(
      z.object({
        doseSequence: z.number().optional(),
        seriesDoses: z.number().optional(),
        targetDisease: z.array(codeableConcept).optional(),
        doseStatus: codeableConcept.optional(),
      }),
    )
    .optional(),
});

/** A report of an investigation (CareConnect-GPC-DiagnosticReport-1). */
export const diagnosticReport = z.object({
  ...identified,
  status: z.string().optional(),
  code: codeableConcept.optional(),
  category: codeableConcept.optional(),
  effectiveDateTime: partialDate.optional(),
  effectivePeriod: period.optional(),
  issued: partialDate.optional(),
  basedOn: z.array(reference).optional(),
  specimen: z.array(reference).optional(),
  result: z.array(reference).optional(),
  performer: z.array(z.object({ actor: reference.optional() })).optional(),
  conclusion: z.string().optional(),
  codedDiagnosis: z.array(codeableConcept).optional(),
});

/** A specimen (CareConnect-GPC-Specimen-1). */
export const specimen = z.object({
  type: codeableConcept.optional(),
  receivedTime: partialDate.optional(),
  collection: z
    .object({
      extension: z.array(extension).optional(),
      collectedDateTime: partialDate.optional(),
      collectedPeriod: period.optional(),
      bodySite: codeableConcept.optional(),
    })
    .optional(),
  note: z.array(annotation).optional(),
});

/** Something that is to be done: a test that was asked for, or an entry of the diary (CareConnect-GPC-ProcedureRequest-1). */
export const procedureRequest = z.object({
  ...identified,
  status: z.string().optional(),
  doNotPerform: z.boolean().optional(),
  code: codeableConcept.optional(),
  occurrenceDateTime: partialDate.optional(),
  occurrencePeriod: period.optional(),
  authoredOn: partialDate.optional(),
  requester: requester.optional(),
  performer: reference.optional(),
  reasonCode: z.array(codeableConcept).optional(),
  note: z.array(annotation).optional(),
});

/** A referral (CareConnect-GPC-ReferralRequest-1). */
export const referralRequest = z.object({
  ...identified,
  status: z.string().optional(),
  priority: z.string().optional(),
  serviceRequested: z.array(codeableConcept).optional(),
  specialty: codeableConcept.optional(),
  authoredOn: partialDate.optional(),
  requester: requester.optional(),
  recipient: z.array(reference).optional(),
  reasonCode: z.array(codeableConcept).optional(),
  description: z.string().optional(),
  note: z.array(annotation).optional(),
});
