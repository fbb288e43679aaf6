import type { CodedConcept } from '../../../schema/generated/community.ts';
import { snomed, toCodedConcept, toTextConcept } from '../../kit/coded-concept.ts';
import { activityType, type CodeList, diagnosisSystems } from './national-codes.ts';
import { snomedDisplays } from './snomed-displays.ts';
import { teamTypes, unknownTeamTypes } from './team-types.ts';

/** Maps a code of a list to a concept; a code that is not in the list is kept as it came. */
export function toListedConcept(list: CodeList, code: string | null): CodedConcept | null {
  if (code === null) return null;
  const display = termOf(list.terms, code);
  return toConcept(list.system, code, display);
}

/** Maps a SNOMED CT code to a concept, with its term where that is known here. */
export function toSnomedConcept(code: string | null): CodedConcept | null {
  return code === null ? null : toConcept(snomed, code, termOf(snomedDisplays, code));
}

/** Maps a code whose list's terms are not known here; words in place of a code are kept as words. */
export function toBareConcept(system: string, value: string | null): CodedConcept | null {
  if (value === null) return null;
  if (/^\d{6,18}$/.test(value)) return toSnomedConcept(value);
  return /^[0-9A-Z]{1,4}$/i.test(value) ? toConcept(system, value, undefined) : toTextConcept(value);
}

/** Maps the service that a referral went to; nothing where the provider says that it does not know. */
export function toServiceConcept(code: string | null): CodedConcept | null {
  if (code === null || unknownTeamTypes.has(code.toUpperCase())) return null;
  // The data set's list knows no pharmacist and no optometrist, whose providers name their service otherwise.
  return termOf(teamTypes.terms, code) === undefined
    ? toBareConcept(teamTypes.system, code)
    : toListedConcept(teamTypes, code);
}

/** Maps the type of an activity, which the graph needs even where the provider left it out. */
export function toActivityType(code: string | null): CodedConcept {
  return toListedConcept(activityType, code) ?? toTextConcept('Activity');
}

/** Maps a diagnosis code of the scheme that the provider names; a scheme that is not known leaves a bare code. */
export function toDiagnosisConcept(scheme: string | null, code: string): CodedConcept {
  const system = scheme === null ? undefined : termOf(diagnosisSystems, scheme);
  if (system === snomed) return toSnomedConcept(code) ?? toTextConcept(code);
  return toConcept(system ?? null, code, undefined) ?? toTextConcept(code);
}

function toConcept(system: string | null, code: string, display: string | undefined): CodedConcept | null {
  return toCodedConcept([{ system, code, ...(display === undefined ? {} : { display }) }]) ?? null;
}

/** Beware: codes come from outside, so only the table's own entries count. */
function termOf(terms: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(terms, code) ? terms[code] : undefined;
}
