import type { LegalArrangement, LegalArrangementKind } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { type ItemContext, toItemId, toProvenance, toWorkerOrNone } from '../events/item-context.ts';
import type { CouncilLegal } from './care-shapes.ts';

const kinds: readonly (readonly [pattern: RegExp, kind: LegalArrangementKind])[] = [
  [/capacity assessment/i, 'CAPACITY_ASSESSMENT'],
  [/depriv|\bdols?\b|liberty protection|\blps\b/i, 'DEPRIVATION_OF_LIBERTY'],
  [/deputy|court of protection/i, 'DEPUTYSHIP'],
  [/power of attorney|\b[le]pas?\b/i, 'LASTING_POWER_OF_ATTORNEY'],
  [/mental health act|\bmha\b/i, 'MENTAL_HEALTH_ACT'],
  [/mental capacity|\bmca\b/i, 'CAPACITY_ASSESSMENT'],
];

/** Maps a legal arrangement; one of a kind that is not known keeps its name. */
export function toLegalArrangement(legal: CouncilLegal, context: ItemContext): LegalArrangement {
  const { type, status, startDate, endDate } = legal;
  return {
    id: toItemId(context, 'LegalArrangement', legal.legalId),
    kind: kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'UNKNOWN',
    type: toTextConcept(type),
    status: status === null ? null : toTextConcept(status),
    period: { start: startDate, end: endDate },
    decision: legal.decision,
    outcome: legal.outcome,
    representatives: legal.representatives,
    documentLocation: legal.documentLocation,
    worker: toWorkerOrNone(context, legal.worker),
    provenance: toProvenance(context, startDate),
  };
}
