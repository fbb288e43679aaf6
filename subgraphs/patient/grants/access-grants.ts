import { randomUUID } from 'node:crypto';
import type { AccessGrant, GrantAccessInput } from '../../../schema/generated/patient.ts';
import type { Caller } from '../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { toAge } from '../access/age.ts';
import { askStore, demandScope, refuseInput, toInstant, toOnce } from '../access/mutation-input.ts';
import { recordAction } from '../access/record-action.ts';
import type { PatientFinder } from '../find-patient.ts';
import { parseAskedNumber } from '../parse-asked-number.ts';
import type { PatientView } from '../patient-view.ts';
import type { Grant } from '../store/access-store.ts';
import { admitAdministrator, type Administrator, toAdministratorKind } from './administer.ts';
import { parseAreas, toGraphAreas } from './area-names.ts';

/** Grants access: the person grants with consent, their practice on any ground. */
export async function grantAccess(
  finder: PatientFinder,
  input: GrantAccessInput,
  context: SubgraphContext,
): Promise<AccessGrant> {
  const { caller } = context.request;
  const { access } = finder;
  const grantee = parseGrantee(input);
  const areas = parseAreas(input.areas);
  if (areas.length === 0) throw refuseInput('AREAS', 'Name at least one area.');
  const now = access.now();
  const from = input.from ?? new Date(now).toISOString();
  if (input.until && Date.parse(input.until) <= Math.max(Date.parse(from), now)) {
    throw refuseInput('UNTIL', 'A grant ends after it begins, and not before now.');
  }
  const administrator = await admitAdministrator(finder, input.nhsNumber, context);
  checkBasis(administrator, input, now);
  const { nhsNumber } = administrator.view.traced.person;
  if (grantee.grantee === nhsNumber)
    throw refuseInput('GRANTEE', 'Nobody needs a grant of their own record.');
  await recordAction(access, context, { action: 'grant', nhsNumber, outcome: 'permit' });
  const grant = await askStore(
    access.store.grant({
      id: randomUUID(),
      nhs_number: nhsNumber,
      ...grantee,
      basis: input.basis,
      areas: [...areas],
      is_agreed: input.agreed === true,
      starts_at: from,
      ends_at: input.until ?? null,
      granted_at: new Date(now).toISOString(),
      granted_by: toWho(caller),
      withdrawn_at: null,
      withdrawn_by: null,
      once: toOnce(caller, 'grant', input.idempotencyKey),
    }),
  );
  if (grant.nhs_number !== nhsNumber || grant.grantee !== grantee.grantee) {
    throw refuseInput('IDEMPOTENCY_KEY', 'This key was used for another call; every new call needs its own.');
  }
  return toAccessGrant(grant);
}

/**
 * Ends a grant at once: for the person, whoever was granted it, or the person's practice. For anybody else there
 * is no such grant.
 */
export async function withdrawAccess(
  finder: PatientFinder,
  id: string,
  context: SubgraphContext,
): Promise<AccessGrant> {
  const { caller } = context.request;
  const { store } = finder.access;
  demandScope(caller, 'consent.write');
  const grant = await askStore(store.findGrant(id));
  if (grant === undefined || !(await mayWithdraw(finder, grant, context)))
    throw toGraphError('NODE_NOT_FOUND');
  const done = { action: 'withdraw grant', nhsNumber: grant.nhs_number, outcome: 'permit' } as const;
  await recordAction(finder.access, context, done);
  const withdrawn = await askStore(store.withdrawGrant(id, toWho(caller)));
  if (withdrawn === undefined) throw toGraphError('NODE_NOT_FOUND');
  return toAccessGrant(withdrawn);
}

/** Lists a person's grants, for whoever keeps them. */
export async function listAccessGrants(
  finder: PatientFinder,
  view: PatientView,
  context: SubgraphContext,
): Promise<readonly AccessGrant[]> {
  if (toAdministratorKind(finder, view, context) === undefined) throw toGraphError('FORBIDDEN');
  const { nhsNumber, previousNhsNumbers } = view.traced.person;
  const grants = await askStore(finder.access.store.listGrants([nhsNumber, ...previousNhsNumbers]));
  return grants.map(toAccessGrant);
}

/** Names a caller for the store, by whom they were vouched for. */
export function toWho({ issuer, subject }: Caller): string {
  return `${issuer}|${subject}`;
}

async function mayWithdraw(finder: PatientFinder, grant: Grant, context: SubgraphContext): Promise<boolean> {
  const { caller } = context.request;
  if (grant.grantee_kind === 'person' && caller.kind === 'citizen' && caller.nhsNumber === grant.grantee) {
    return true;
  }
  return admitAdministrator(finder, grant.nhs_number, context).then(
    () => true,
    () => false,
  );
}

function parseGrantee(input: GrantAccessInput): Pick<Grant, 'grantee_kind' | 'grantee'> {
  const { granteeNhsNumber, granteeApp } = input;
  if (granteeNhsNumber && !granteeApp) {
    return { grantee_kind: 'person', grantee: parseAskedNumber(granteeNhsNumber) };
  }
  if (granteeApp && !granteeNhsNumber && granteeApp.length <= 200) {
    return { grantee_kind: 'app', grantee: granteeApp };
  }
  throw refuseInput('GRANTEE', 'Name one person or one app.');
}

/** A grant on a ground that cannot hold would look like access and give none. */
function checkBasis(
  { kind, view }: Administrator,
  { basis, granteeApp }: GrantAccessInput,
  now: number,
): void {
  if (kind === 'person' && basis !== 'CONSENT') {
    throw refuseInput('BASIS', 'A person grants by consent; any other ground is kept by their practice.');
  }
  if (granteeApp && basis !== 'CONSENT') throw refuseInput('BASIS', 'An app is granted access by consent.');
  const age = toAge(view.traced.person.birthDate, now);
  const isFit = age !== undefined && (basis === 'PARENT' ? age.most < 16 : age.least >= 16);
  if (!isFit) throw refuseInput('BASIS', 'This ground does not hold at the age of the person.');
}

function toAccessGrant(grant: Grant): AccessGrant {
  return {
    id: grant.id,
    basis: grant.basis,
    app: grant.grantee_kind === 'app' ? grant.grantee : null,
    areas: [...toGraphAreas(grant.areas)],
    agreed: grant.is_agreed,
    from: toInstant(grant.starts_at),
    until: grant.ends_at === null ? null : toInstant(grant.ends_at),
    withdrawnAt: grant.withdrawn_at === null ? null : toInstant(grant.withdrawn_at),
  };
}
