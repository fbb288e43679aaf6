import type {
  MutationReviewUnusualAccessArgs,
  QueryUnusualAccessArgs,
  UnusualAccess,
  UnusualAccessConnection,
} from '../../../schema/generated/patient.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from '../access/access-context.ts';
import { askStore, parseWhole, toInstant } from '../access/mutation-input.ts';
import { recordAction, recordRefusal } from '../access/record-action.ts';
import { parseTimeCursor, toTimeCursor } from '../access/time-cursor.ts';
import { toConnection } from '../access/to-connection.ts';
import { admitOfficer, parseReview } from '../break-glass/admit-officer.ts';
import type { Review } from './audit-tables.ts';
import { type Finding, findUnusual, type UnusualLimits } from './find-unusual.ts';
import type { AuditReader } from './open-audit-store.ts';
import { findTitle } from './plain-words.ts';

/** By what an officer's rules go. */
export interface UnusualSettings extends UnusualLimits {
  /** Of how many days looks are looked through. */
  readonly days: number;
}

/** What rules found unusual in what staff of a privacy officer's organisation looked at, newest first. */
export function listUnusualAccess(
  access: Access,
  settings: UnusualSettings,
  { first, after, rule }: QueryUnusualAccessArgs,
  context: SubgraphContext,
): Promise<UnusualAccessConnection> {
  return recordRefusal(access, context, { action: 'alerts' }, async () => {
    const { odsCode } = admitOfficer(context).organisation;
    const size = parseWhole(first, { least: 1, most: 100, otherwise: 20, reason: 'PAGE_SIZE' });
    const place = after ? parseTimeCursor(after) : undefined;
    await recordAction(access, context, { action: 'alerts', outcome: 'permit', basis: 'unusual access' });
    const audit = demandAudit(access);
    const found = (await find(audit, odsCode, settings, access.now())).filter(
      (finding) => (!rule || finding.rule === rule) && isAfter(finding, place),
    );
    const items = found.slice(0, size);
    const reviews = await askStore(
      audit.findReviews(
        odsCode,
        items.map(({ id }) => id),
      ),
    );
    return toConnection({ items, hasMore: found.length > size }, after, {
      cursor: ({ id, reader }) => toTimeCursor({ at: reader.last, id }),
      node: (finding) => toUnusualAccess(finding, odsCode, reviews.get(finding.id)),
    });
  });
}

/** Marks something unusual in the officer's organisation as reviewed; once it is, it stays as it is. */
export function reviewUnusualAccess(
  access: Access,
  settings: UnusualSettings,
  { finding: id, ...given }: MutationReviewUnusualAccessArgs,
  context: SubgraphContext,
): Promise<UnusualAccess> {
  return recordRefusal(access, context, { action: 'review' }, async () => {
    const { organisation, userId } = admitOfficer(context);
    const { note } = parseReview(given);
    const audit = demandAudit(access);
    const found = await find(audit, organisation.odsCode, settings, access.now());
    const finding = found.find((each) => each.id === id);
    if (finding === undefined) throw toGraphError('NODE_NOT_FOUND');
    await recordAction(access, context, { action: 'review', outcome: 'permit', basis: `finding ${id}` });
    const came = { outcome: given.outcome, note };
    const review = await askStore(audit.review(organisation.odsCode, id, userId, came));
    return toUnusualAccess(finding, organisation.odsCode, review);
  });
}

function demandAudit({ audit }: Access): AuditReader {
  if (audit === undefined) throw toGraphError('AUDIT_UNAVAILABLE');
  return audit;
}

async function find(
  audit: AuditReader,
  organisation: string,
  { days, minutes, people }: UnusualSettings,
  now: number,
): Promise<readonly Finding[]> {
  const since = new Date(now - days * 24 * 60 * 60 * 1000).toISOString();
  const windows = await askStore(audit.readWindows({ organisation, since, minutes }));
  return findUnusual(windows, { people, minutes });
}

/** Whether a finding stands after a place in the list: what was found since then stands before it. */
function isAfter({ id, reader }: Finding, place: ReturnType<typeof parseTimeCursor> | undefined): boolean {
  if (place === undefined) return true;
  return reader.last < place.at || (reader.last === place.at && id > place.id);
}

function toUnusualAccess(finding: Finding, odsCode: string, review: Review | undefined): UnusualAccess {
  const { id, rule, reader, count, usual, explanation } = finding;
  return {
    id,
    rule,
    reader: {
      name: reader.name,
      role: findTitle(reader.role ?? undefined),
      identifier: reader.subject,
      organisation: { odsCode, name: reader.organisationName },
    },
    from: reader.first,
    until: reader.last,
    count,
    usual,
    explanation,
    reviewedAt: review === undefined ? null : toInstant(review.reviewed_at),
    reviewOutcome: review?.outcome ?? null,
    reviewNote: review?.note ?? null,
  };
}
