import type {
  MutationReviewPrivacyAlertArgs,
  PrivacyAlert,
  PrivacyAlertConnection,
  QueryPrivacyAlertsArgs,
  SealedGround,
} from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from '../access/access-context.ts';
import { askStore, parseWhole, toInstant } from '../access/mutation-input.ts';
import { recordAction, recordRefusal } from '../access/record-action.ts';
import { parseTimeCursor, toTimeCursor } from '../access/time-cursor.ts';
import { toConnection } from '../access/to-connection.ts';
import { findTitle } from '../audit/plain-words.ts';
import type { Opening } from '../store/access-store.ts';
import { admitOfficer, parseReview } from './admit-officer.ts';
import { fromOpeningKind, toOpeningKind } from './opening-kind.ts';

/** What the staff of a privacy officer's organisation opened for themselves, newest first, a page at a time. */
export function listPrivacyAlerts(
  access: Access,
  { first, after, kind, reviewed }: QueryPrivacyAlertsArgs,
  context: SubgraphContext,
): Promise<PrivacyAlertConnection> {
  return recordRefusal(access, context, { action: 'alerts' }, async () => {
    const officer = admitOfficer(context);
    const size = parseWhole(first, { least: 1, most: 100, otherwise: 20, reason: 'PAGE_SIZE' });
    const wanted = {
      first: size,
      ...(after ? { after: parseTimeCursor(after) } : {}),
      ...(kind ? { kind: fromOpeningKind(kind) } : {}),
      ...(typeof reviewed === 'boolean' ? { isReviewed: reviewed } : {}),
    };
    await recordAction(access, context, { action: 'alerts', outcome: 'permit' });
    const page = await askStore(access.store.listOpenings(officer.organisation.odsCode, wanted));
    const cursor = ({ opened_at, id }: Opening) => toTimeCursor({ at: toInstant(opened_at), id });
    return toConnection(page, after, { cursor, node: toAlert });
  });
}

/** Marks an alert of the officer's organisation as reviewed; once it is, it stays as it is. */
export function reviewPrivacyAlert(
  access: Access,
  { alert, ...given }: MutationReviewPrivacyAlertArgs,
  context: SubgraphContext,
): Promise<PrivacyAlert> {
  return recordRefusal(access, context, { action: 'review' }, async () => {
    const officer = admitOfficer(context);
    const review = parseReview(given);
    await recordAction(access, context, { action: 'review', outcome: 'permit', basis: `alert ${alert}` });
    const opening = await askStore(
      access.store.review(alert, officer.organisation.odsCode, { by: officer.userId, ...review }),
    );
    if (opening === undefined) throw toGraphError('NODE_NOT_FOUND');
    return toAlert(opening);
  });
}

function toAlert(opening: Opening): PrivacyAlert {
  return {
    id: opening.id,
    kind: toOpeningKind(opening.kind),
    openedAt: toInstant(opening.opened_at),
    endsAt: toInstant(opening.ends_at),
    reader: {
      name: opening.reader_name,
      role: findTitle(opening.role_code),
      identifier: opening.subject,
      organisation: { odsCode: opening.organisation, name: null },
    },
    reason: opening.reason,
    sealedGround: opening.sealed_ground as SealedGround | null,
    overrodeRefusal: opening.overrode_refusal,
    reviewedAt: opening.reviewed_at === null ? null : toInstant(opening.reviewed_at),
    reviewOutcome: opening.review_outcome,
    reviewNote: opening.review_note,
  };
}
