import { z } from 'zod';
import type {
  MutationReviewPrivacyAlertArgs,
  PrivacyAlert,
  PrivacyAlertConnection,
  QueryPrivacyAlertsArgs,
  SealedGround,
} from '../../../schema/generated/patient.ts';
import { isStaff, type StaffCaller } from '../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import { jobRoles } from '../../../schema/runtime/job-roles.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from '../access/access-context.ts';
import { askStore, demandScope, parseWhole, refuseInput, toInstant } from '../access/mutation-input.ts';
import type { Opening } from '../store/access-store.ts';
import { toOpeningKind } from './open-for-oneself.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** What the staff of a privacy officer's organisation opened for themselves, newest first, a page at a time. */
export async function listPrivacyAlerts(
  { store }: Pick<Access, 'store'>,
  { first, after }: QueryPrivacyAlertsArgs,
  context: SubgraphContext,
): Promise<PrivacyAlertConnection> {
  const officer = admitOfficer(context);
  const size = parseWhole(first, { least: 1, most: 100, otherwise: 20, reason: 'PAGE_SIZE' });
  const page = await askStore(
    store.listOpenings(officer.organisation.odsCode, {
      first: size,
      ...(after ? { after: parseCursor(after) } : {}),
    }),
  );
  const edges = page.items.map((opening) => ({ cursor: toCursor(opening), node: toAlert(opening) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Marks an alert of the officer's organisation as reviewed; once it is, it stays as it is. */
export async function reviewPrivacyAlert(
  { store }: Pick<Access, 'store'>,
  { alert }: MutationReviewPrivacyAlertArgs,
  context: SubgraphContext,
): Promise<PrivacyAlert> {
  const officer = admitOfficer(context);
  const opening = await askStore(store.review(alert, officer.organisation.odsCode, officer.userId));
  if (opening === undefined) throw toGraphError('NODE_NOT_FOUND');
  return toAlert(opening);
}

function admitOfficer({ request: { caller } }: SubgraphContext): StaffCaller {
  demandScope(caller, 'access.review');
  if (!isStaff(caller) || caller.kind !== 'privacy-officer') throw toGraphError('FORBIDDEN');
  return caller;
}

function toAlert(opening: Opening): PrivacyAlert {
  const role = Object.hasOwn(jobRoles, opening.role_code)
    ? jobRoles[opening.role_code as keyof typeof jobRoles].title
    : null;
  return {
    id: opening.id,
    kind: toOpeningKind(opening.kind),
    openedAt: toInstant(opening.opened_at),
    endsAt: toInstant(opening.ends_at),
    reader: {
      name: opening.reader_name,
      role,
      identifier: opening.subject,
      organisation: { odsCode: opening.organisation, name: null },
    },
    reason: opening.reason,
    sealedGround: opening.sealed_ground as SealedGround | null,
    overrodeRefusal: opening.overrode_refusal,
    reviewedAt: opening.reviewed_at === null ? null : toInstant(opening.reviewed_at),
  };
}

/** An alert holds nothing of a person, so its place is only written down, not sealed. */
function toCursor({ opened_at, id }: Opening): string {
  return Buffer.from(JSON.stringify([toInstant(opened_at), id])).toString('base64url');
}

function parseCursor(cursor: string): { readonly at: string; readonly id: string } {
  try {
    const [at, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    throw refuseInput('CURSOR', 'The cursor is not one of this list.');
  }
}
