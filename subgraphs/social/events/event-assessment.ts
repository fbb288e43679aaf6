import type { SocialCareAssessment } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import type { DistinctEvent } from './distinct-events.ts';
import { toEventKind } from './event-kind.ts';
import { type ItemContext, toItemId, toProvenance } from './item-context.ts';
import { toListedConcept } from './listed-term.ts';
import { toEventStatus } from './social-care-contact.ts';
import type { SocialCareEvent } from './social-care-event.ts';
import { assessmentTypes, eventOutcomes } from './term-lists.ts';

/** Tells whether an event is an assessment. */
export function isAssessment(event: SocialCareEvent): boolean {
  return toEventKind(event) === 'assessment';
}

/** Maps an assessment of which an event alone is known: when it was, of what kind, and what came of it. */
export function toAssessment(
  { event, identifier }: DistinctEvent,
  context: ItemContext,
): SocialCareAssessment {
  const { assessmentType, description, startDate, endDate, outcome } = event;
  return {
    id: toItemId(context, 'SocialCareAssessment', identifier),
    kind: toListedConcept(assessmentTypes, assessmentType) ?? toTextConcept(description ?? 'Assessment'),
    status: toEventStatus(event, context.today),
    period: { start: startDate, end: endDate },
    summary: description,
    outcome: toListedConcept(eventOutcomes, outcome),
    provenance: toProvenance(context, null),
  };
}
