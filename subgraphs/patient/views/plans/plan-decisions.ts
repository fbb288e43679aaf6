import type { CarePlanIndexEntry, CodedConcept } from '../../../../schema/generated/patient.ts';
import { toConceptKeys, toWords } from '../concept-keys.ts';
import { isEmergencyKind } from './plan-kinds.ts';

/** What a plan decides of the questions that must have one answer over all plans. */
export interface PlanDecisions {
  readonly resuscitation: ReadonlySet<string>;
  readonly placeOfCare: ReadonlySet<string>;
  readonly placeOfDeath: ReadonlySet<string>;
  /** Whether the whole plan says what to do in an emergency. */
  readonly isForEmergency: boolean;
}

/** SNOMED CT, from the inclusion set of the Summary Care Record. */
const resuscitationCodes: Readonly<Record<string, string>> = {
  'snomed 450475007': 'for',
  'snomed 304252001': 'for',
  'snomed 450476008': 'not for',
  'snomed 304253006': 'not for',
  'snomed 143021000119109': 'not for',
};

/** The whole term, never a part of a sentence: "discussed whether not for resuscitation" decides nothing. */
const resuscitationWords: Readonly<Record<string, string>> = {
  'for resuscitation': 'for',
  'for cardiopulmonary resuscitation': 'for',
  'for attempted cardiopulmonary resuscitation': 'for',
  'not for resuscitation': 'not for',
  'not for cardiopulmonary resuscitation': 'not for',
  'not for attempted cardiopulmonary resuscitation': 'not for',
  'do not attempt cardiopulmonary resuscitation': 'not for',
  dnacpr: 'not for',
  dnar: 'not for',
};

/** The national terms open so, and go on with the place. */
const placeOfCare = /^preferred place of care (?:is )?(.+)$/;
const placeOfDeath = /^preferred place of death (?:is )?(.+)$/;

/** Reads what a plan decides: from its codes, and from terms that are nothing but the decision. */
export function toPlanDecisions(plan: CarePlanIndexEntry): PlanDecisions {
  const concepts = [
    ...(plan.addresses ?? []),
    ...(plan.category ? [plan.category] : []),
    ...(plan.actions ?? []).flatMap(({ code }) => code ?? []),
  ];
  const codes = concepts.flatMap((concept) => toConceptKeys(concept).codes);
  const words = [
    ...concepts.flatMap(toTerms),
    ...(plan.goals ?? []).map(({ description }) => description),
    ...(plan.actions ?? []).map(({ description }) => description),
    ...(plan.title ? [plan.title] : []),
  ].map(toWords);
  const toPlaces = (pattern: RegExp) => new Set(words.flatMap((text) => pattern.exec(text)?.[1] ?? []));
  return {
    resuscitation: new Set([
      ...codes.flatMap((code) => resuscitationCodes[code] ?? []),
      ...words.flatMap((text) =>
        Object.hasOwn(resuscitationWords, text) ? (resuscitationWords[text] ?? []) : [],
      ),
    ]),
    placeOfCare: toPlaces(placeOfCare),
    placeOfDeath: toPlaces(placeOfDeath),
    isForEmergency: concepts.some(isEmergencyKind),
  };
}

function toTerms({ display, codings }: CodedConcept): readonly string[] {
  return [display, ...codings.flatMap((coding) => coding.display ?? [])];
}
