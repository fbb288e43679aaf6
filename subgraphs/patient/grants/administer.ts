import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { findReader } from '../access/find-reader.ts';
import { demandScope } from '../access/mutation-input.ts';
import { findPatient, type PatientFinder } from '../find-patient.ts';
import type { PatientView } from '../patient-view.ts';

/** As whom somebody keeps a person's grants and decisions. */
export interface Administrator {
  readonly view: PatientView;
  readonly kind: 'person' | 'practice';
}

/**
 * Admits whoever may keep a person's grants and decisions: the person, or the general practice with which they
 * are registered. Anybody else fails with `FORBIDDEN`, or as `findPatient` does.
 */
export async function admitAdministrator(
  finder: PatientFinder,
  nhsNumber: string,
  context: SubgraphContext,
): Promise<Administrator> {
  demandScope(context.request.caller, 'consent.write');
  const view = await findPatient(finder, nhsNumber, context);
  const kind = toAdministratorKind(finder, view, context);
  if (kind === undefined) throw toGraphError('FORBIDDEN');
  return { view, kind };
}

/** As whom a caller keeps a person's grants and decisions; nothing where they do not. */
export function toAdministratorKind(
  { access }: PatientFinder,
  { traced }: PatientView,
  { request: { caller } }: SubgraphContext,
): Administrator['kind'] | undefined {
  const basis = traced.decision.basis?.kind;
  if (basis === 'self') return 'person';
  const reader = findReader(access.table, caller, traced.person.nhsNumber)?.reader;
  return basis === 'registered' && reader?.home === 'primary' ? 'practice' : undefined;
}
