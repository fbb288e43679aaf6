import { z } from 'zod';
import { amount, date, flag, identifier, required, words } from './api-shapes.ts';

/** One assessment of a person. */
export const councilAssessment = z.object({
  assessmentId: identifier,
  assessmentType: required,
  status: words,
  startDate: date,
  endDate: date,
  method: words,
  eligible: flag,
  summary: words,
  outcome: words,
  worker: words,
});

/** One version of what a person wrote about themselves (PRSB About Me). */
export const councilAboutMe = z.object({
  aboutMeId: identifier,
  mostImportantToMe: words,
  peopleImportantToMe: words,
  howToCommunicateWithMe: words,
  myWellness: words,
  pleaseDoAndPleaseDoNot: words,
  howAndWhenToSupportMe: words,
  alsoWorthKnowing: words,
  supportedToWriteBy: words,
  lastUpdated: date,
});

/** One safeguarding concern. */
export const councilSafeguarding = z.object({
  concernId: identifier,
  type: required,
  status: words,
  raisedDate: date,
  endDate: date,
  details: words,
  outcome: words,
  worker: words,
});

/** One legal arrangement. */
export const councilLegal = z.object({
  legalId: identifier,
  type: required,
  status: words,
  startDate: date,
  endDate: date,
  decision: words,
  outcome: words,
  representatives: z
    .array(z.object({ name: words, relationship: words, contact: words }))
    .nullish()
    .transform((people) => people ?? []),
  documentLocation: words,
  worker: words,
});

/** One warning note. */
export const councilWarningNote = z.object({
  warningNoteId: identifier,
  noteType: required,
  status: words,
  startDate: date,
  endDate: date,
  nextReviewDate: date,
  noteNarrative: words,
  managementAdvice: words,
  disclosedWithIndividual: flag,
  createdBy: words,
});

/** Somebody in a person's life, with what they do as a carer where they are one. */
export const councilRelationship = z.object({
  relationshipId: identifier,
  name: words,
  relationship: words,
  isInformalCarer: flag,
  isMainCarer: flag,
  parentalResponsibility: flag,
  isNextOfKin: flag,
  isEmergencyContact: flag,
  livesWithPerson: flag,
  contact: words,
  startDate: date,
  endDate: date,
  hoursPerWeek: amount,
  assessments: z
    .array(z.object({ startDate: date, endDate: date, worker: words, outcome: words }))
    .nullish()
    .transform((assessments) => assessments ?? []),
});

/** An assessment as admitted. */
export type CouncilAssessment = z.output<typeof councilAssessment>;
/** A version of About Me as admitted. */
export type CouncilAboutMe = z.output<typeof councilAboutMe>;
/** A safeguarding concern as admitted. */
export type CouncilSafeguarding = z.output<typeof councilSafeguarding>;
/** A legal arrangement as admitted. */
export type CouncilLegal = z.output<typeof councilLegal>;
/** A warning note as admitted. */
export type CouncilWarningNote = z.output<typeof councilWarningNote>;
/** Somebody in a person's life as admitted. */
export type CouncilRelationship = z.output<typeof councilRelationship>;
