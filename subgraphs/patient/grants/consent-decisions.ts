import { randomUUID } from 'node:crypto';
import type { ConsentDecision, RecordConsentInput } from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { askStore, demandScope, refuseInput, toInstant, toOnce } from '../access/mutation-input.ts';
import { recordAction } from '../access/record-action.ts';
import type { PatientFinder } from '../find-patient.ts';
import type { PatientView } from '../patient-view.ts';
import type { Consent } from '../store/access-store.ts';
import { toWho } from './access-grants.ts';
import { admitAdministrator, type Administrator, toAdministratorKind } from './administer.ts';

/** Records what a person decided: the person or their practice; that a child understands, the practice alone. */
export async function recordConsent(
  finder: PatientFinder,
  input: RecordConsentInput,
  context: SubgraphContext,
): Promise<ConsentDecision> {
  const { caller } = context.request;
  const { access } = finder;
  const administrator = await admitAdministrator(finder, input.nhsNumber, context);
  if (!mayDecide(administrator, input.kind)) throw toGraphError('FORBIDDEN');
  const { nhsNumber } = administrator.view.traced.person;
  await recordAction(access, context, { action: 'consent', nhsNumber, outcome: 'permit' });
  const consent = await askStore(
    access.store.recordConsent({
      id: randomUUID(),
      nhs_number: nhsNumber,
      kind: input.kind,
      recorded_at: new Date(access.now()).toISOString(),
      recorded_by: toWho(caller),
      withdrawn_at: null,
      withdrawn_by: null,
      once: toOnce(caller, 'consent', input.idempotencyKey),
    }),
  );
  if (consent.nhs_number !== nhsNumber || consent.kind !== input.kind) {
    throw refuseInput('IDEMPOTENCY_KEY', 'This key was used for another call; every new call needs its own.');
  }
  return toDecision(consent);
}

/** Ends a decision at once; for whoever may not keep it there is none. */
export async function withdrawConsent(
  finder: PatientFinder,
  id: string,
  context: SubgraphContext,
): Promise<ConsentDecision> {
  const { caller } = context.request;
  const { store } = finder.access;
  demandScope(caller, 'consent.write');
  const consent = await askStore(store.findConsent(id));
  if (consent === undefined) throw toGraphError('NODE_NOT_FOUND');
  const administrator = await admitAdministrator(finder, consent.nhs_number, context).catch(() => undefined);
  if (administrator === undefined || !mayDecide(administrator, consent.kind)) {
    throw toGraphError('NODE_NOT_FOUND');
  }
  const done = { action: 'withdraw consent', nhsNumber: consent.nhs_number, outcome: 'permit' } as const;
  await recordAction(finder.access, context, done);
  const withdrawn = await askStore(store.withdrawConsent(id, toWho(caller)));
  if (withdrawn === undefined) throw toGraphError('NODE_NOT_FOUND');
  return toDecision(withdrawn);
}

/** Lists what was decided on the use of a person's record, for whoever keeps it. */
export async function listConsentDecisions(
  finder: PatientFinder,
  view: PatientView,
  context: SubgraphContext,
): Promise<readonly ConsentDecision[]> {
  if (toAdministratorKind(finder, view, context) === undefined) throw toGraphError('FORBIDDEN');
  const { nhsNumber, previousNhsNumbers } = view.traced.person;
  const consents = await askStore(finder.access.store.listConsents([nhsNumber, ...previousNhsNumbers]));
  return consents.map(toDecision);
}

function mayDecide({ kind }: Administrator, decided: Consent['kind']): boolean {
  return kind === 'practice' || decided === 'SHARING_REFUSED';
}

function toDecision(consent: Consent): ConsentDecision {
  return {
    id: consent.id,
    kind: consent.kind,
    recordedAt: toInstant(consent.recorded_at),
    withdrawnAt: consent.withdrawn_at === null ? null : toInstant(consent.withdrawn_at),
  };
}
