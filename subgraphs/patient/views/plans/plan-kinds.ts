import type { CodedConcept } from '../../../../schema/generated/patient.ts';
import { toConceptKeys } from '../concept-keys.ts';

/** Plans that say what is to be done in an emergency, by SNOMED CT, each with its national name in words. */
const emergencyKinds: Readonly<Record<string, string>> = {
  '1382601000000107': 'recommended summary plan for emergency care and treatment',
  '735324008': 'treatment escalation plan',
  '887701000000100': 'emergency health care plan',
};

/** The other plans that the national record locator knows of. */
const otherKinds: Readonly<Record<string, string>> = {
  '736253002': 'mental health crisis plan',
  '861421000000109': 'end of life care coordination summary',
  '325691000000100': 'contingency plan',
  '736373009': 'end of life care plan',
  '736366004': 'advance care plan',
  '2181441000000107': 'personalised care and support plan',
  '734163000': 'care plan',
};

const toNames = (kinds: Readonly<Record<string, string>>) =>
  new Set(Object.entries(kinds).flatMap(([code, words]) => [`snomed ${code}`, words]));
const emergencyNames = new Set([...toNames(emergencyKinds), 'respect', 'respect form']);
const names = new Set([...emergencyNames, ...toNames(otherKinds)]);

/** Tells whether a concept is a kind of plan. */
export function isPlanKind(kind: CodedConcept): boolean {
  return hasName(kind, names);
}

/** Tells whether a concept is a kind of plan that says what is to be done in an emergency. */
export function isEmergencyKind(kind: CodedConcept): boolean {
  return hasName(kind, emergencyNames);
}

/** By a code, or by nothing but the name. */
function hasName(kind: CodedConcept, known: ReadonlySet<string>): boolean {
  const { codes, words } = toConceptKeys(kind);
  return codes.some((code) => known.has(code)) || (words !== undefined && known.has(words));
}
