import type { SafeguardingConcern } from '../../../schema/generated/social.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { type ItemContext, toItemId, toProvenance, toWorkerOrNone } from '../events/item-context.ts';
import type { CouncilSafeguarding } from './care-shapes.ts';
import { toConcernStatus } from './concern-status.ts';

/** Maps a safeguarding concern. */
export function toSafeguardingConcern(
  concern: CouncilSafeguarding,
  context: ItemContext,
): SafeguardingConcern {
  const { type, status, raisedDate, endDate, outcome, worker } = concern;
  return {
    id: toItemId(context, 'SafeguardingConcern', concern.concernId),
    kind: toTextConcept(type),
    status: toConcernStatus(status, endDate, context.today),
    raised: raisedDate,
    ended: endDate,
    detail: concern.details,
    outcome: outcome === null ? null : toTextConcept(outcome),
    worker: toWorkerOrNone(context, worker),
    provenance: toProvenance(context, raisedDate),
  };
}
