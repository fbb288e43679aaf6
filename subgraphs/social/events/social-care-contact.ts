import type { EncounterKind, EncounterStatus, SocialCareContact } from '../../../schema/generated/social.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { assessmentTypes, eventOutcomes, routesOfAccess } from './term-lists.ts';
import { type EventKind, toEventKind } from './event-kind.ts';
import type { SocialCareEvent } from './social-care-event.ts';
import type { DistinctEvent } from './distinct-events.ts';
import { type ItemContext, toItemId, toOrganisation, toProvenance, toWorker } from './item-context.ts';
import { findTerm, toListedConcept } from './listed-term.ts';

const kinds: Readonly<Record<EventKind, EncounterKind>> = {
  request: 'REQUEST',
  assessment: 'ASSESSMENT',
  review: 'REVIEW',
  service: 'UNKNOWN',
};

const titles: Readonly<Partial<Record<EncounterKind, string>>> = {
  REQUEST: 'Request for support',
  ASSESSMENT: 'Assessment',
  REVIEW: 'Review',
};

const statuses: readonly (readonly [pattern: RegExp, status: EncounterStatus])[] = [
  [/^(?:completed?|closed|ended|finished)$/i, 'FINISHED'],
  [/^(?:open|active|ongoing|started|in[ _-]?progress)$/i, 'IN_PROGRESS'],
  [/^(?:planned|scheduled|booked|not started|pending)$/i, 'PLANNED'],
  [/^(?:cancelled|abandoned|withdrawn)$/i, 'CANCELLED'],
  [/^draft$/i, 'DRAFT'],
];

/** Tells whether an event is support that is given, and not a contact. */
export function isService(event: SocialCareEvent): boolean {
  return toEventKind(event) === 'service';
}

/** Maps a request, assessment or review; an event of another kind is kept as one of unknown kind. */
export function toSocialCareContact(
  { event, identifier }: DistinctEvent,
  context: ItemContext,
): ItemOf<SocialCareContact> {
  const kind = toKind(event);
  return {
    id: toItemId(context, 'SocialCareContact', identifier),
    setting: 'SOCIAL',
    kind,
    status: toEventStatus(event, context.today),
    period: { start: event.startDate, end: event.endDate },
    title: toTitle(event, kind),
    organisation: toOrganisation(context),
    performers: event.worker === null ? [] : [toWorker(context, event.worker, null)],
    reasons: [],
    provenance: toProvenance(context, null),
    outcome: toListedConcept(eventOutcomes, event.outcome),
    routeOfAccess: toListedConcept(routesOfAccess, event.routeOfAccess),
  };
}

function toKind(event: SocialCareEvent): EncounterKind {
  const kind = toEventKind(event);
  return kind === undefined ? 'UNKNOWN' : kinds[kind];
}

/** Without a status of its own, an event that has ended took place: contacts are recorded when they are over. */
export function toEventStatus(
  { status, endDate }: Pick<SocialCareEvent, 'status' | 'endDate'>,
  today: string,
): EncounterStatus {
  if (status !== null) return statuses.find(([pattern]) => pattern.test(status))?.[1] ?? 'UNKNOWN';
  return endDate !== null && endDate <= today ? 'FINISHED' : 'UNKNOWN';
}

/** What happened, with the type of an assessment where the council gives both. */
function toTitle({ description, assessmentType, eventType }: SocialCareEvent, kind: EncounterKind): string {
  const type = findTerm(assessmentTypes, assessmentType) ?? assessmentType;
  if (description === null) return type ?? titles[kind] ?? eventType.trim();
  const isSaid = type === null || description.toLowerCase().includes(type.toLowerCase());
  return isSaid ? description : `${description} (${type.toLowerCase()})`;
}
