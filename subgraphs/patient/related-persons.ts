import type { RelatedPersonList } from '../../schema/generated/patient.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { type Contribution, found, withheld } from '../kit/outcome.ts';
import { toSource } from '../kit/source.ts';
import type { PatientFinder } from './find-patient.ts';
import type { PatientView } from './patient-view.ts';

/**
 * Says who is to be reached for a person. Nobody is asked for a person whose details are restricted, whoever reads; nor
 * for a reader who is neither the person nor staff who care for people, for it is about third persons.
 */
export async function relatedPersons(
  { demographics }: PatientFinder,
  { traced }: PatientView,
  context: SubgraphContext,
): Promise<RelatedPersonList> {
  const { person, decision } = traced;
  const source = { system: demographics.system };
  const refuse = (code: 'RESTRICTED_RECORD' | 'ACCESS_DENIED') => ({
    source: toSource('PATIENT', { source, outcome: withheld(code) }),
    items: [],
  });
  if (person.sensitivity !== 'NORMAL') return refuse('RESTRICTED_RECORD');
  const { caller } = context.request;
  const isSelf = caller.kind === 'citizen' && caller.nhsNumber === person.nhsNumber;
  if (decision.demographics.decision === 'withhold' || (caller.kind !== 'professional' && !isSelf)) {
    return refuse('ACCESS_DENIED');
  }
  const outcome = await context.memory.once(`related persons ${person.nhsNumber}`, () =>
    demographics.relatedPersons(person.nhsNumber, context),
  );
  if (outcome.kind !== 'found') return { source: toSource('PATIENT', { source, outcome }), items: [] };
  const { items, refused, asOf } = outcome.value;
  const message = `Related persons who could not be read were left out: ${refused}.`;
  const contribution: Contribution<unknown> = {
    source,
    outcome: found(items),
    asOf,
    ...(refused === 0 ? {} : { warnings: [{ code: 'ITEMS_REFUSED', message }] }),
  };
  return { source: toSource('PATIENT', contribution), items };
}
