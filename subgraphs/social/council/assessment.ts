import type { SocialCareAssessment } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { type ItemContext, toItemId, toProvenance, toWorkerOrNone } from '../events/item-context.ts';
import { toListedConcept } from '../events/listed-term.ts';
import { toEventStatus } from '../events/social-care-contact.ts';
import { assessmentTypes, eventOutcomes } from '../events/term-lists.ts';
import type { CouncilAssessment } from './care-shapes.ts';

/** Maps an assessment of what a person needs. */
export function toAssessment(assessment: CouncilAssessment, context: ItemContext): SocialCareAssessment {
  const { assessmentType, startDate, endDate, method, outcome, worker } = assessment;
  return {
    id: toItemId(context, 'SocialCareAssessment', assessment.assessmentId),
    kind: toListedConcept(assessmentTypes, assessmentType) ?? toTextConcept(assessmentType),
    status: toEventStatus(assessment, context.today),
    period: { start: startDate, end: endDate },
    worker: toWorkerOrNone(context, worker),
    method: method === null ? null : toTextConcept(method),
    isEligible: assessment.eligible,
    summary: assessment.summary,
    outcome: toListedConcept(eventOutcomes, outcome),
    provenance: toProvenance(context, endDate),
  };
}
