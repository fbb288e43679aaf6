import type { Patient } from '../../schema/generated/patient.ts';
import { type Contribution, found, withheld } from '../kit/outcome.ts';
import { toSource } from '../kit/source.ts';
import type { AccessDecision } from './access/decide.ts';
import type { Trace } from './identity/demographics.ts';
import type { Person } from './identity/person.ts';

/** A patient as one caller may see them, with what their record is decided by. */
export interface PatientView extends Omit<Patient, 'record' | 'relatedPersons'> {
  readonly traced: { readonly person: Person; readonly decision: AccessDecision };
}

/** Shows a traced person as the decision allows; a person who is withheld is a number and the reason. */
export function toPatientView(trace: Trace, decision: AccessDecision, system: string): PatientView {
  const { person } = trace;
  const traced = { person, decision };
  const { demographics } = decision;
  if (demographics.decision === 'withhold') {
    const contribution = { source: { system }, outcome: withheld(demographics.code) };
    return { nhsNumber: person.nhsNumber, source: toSource('PATIENT', contribution), traced };
  }
  return { ...person, source: toSource('PATIENT', toContribution(trace, system)), traced };
}

const notCurrent = {
  code: 'TRACE_NOT_CURRENT',
  message: "The demographic service cannot be asked; the person's details are those of an earlier trace.",
} as const;

function toContribution({ person, refused, asOf, stale }: Trace, system: string): Contribution<Person> {
  const message = `Details of the person that could not be read were left out: ${refused}.`;
  return {
    source: { system },
    outcome: found([person]),
    asOf,
    ...(stale === undefined ? {} : { stale }),
    warnings: [
      ...(stale === undefined ? [] : [notCurrent]),
      ...(refused === 0 ? [] : [{ code: 'ITEMS_REFUSED' as const, message }]),
    ],
  };
}
