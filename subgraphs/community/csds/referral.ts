import type { CommunityReferral } from '../../../schema/generated/community.ts';
import { toBareConcept, toServiceConcept } from './concepts.ts';
import { type ItemContext, toItemId, toProvenance } from './item-context.ts';
import { bareCodeLists } from './national-codes.ts';
import type { Referred } from './referred-care.ts';

/** Maps a referral to a community service. */
export function toCommunityReferral({ row, teamType }: Referred, context: ItemContext): CommunityReferral {
  return {
    id: toItemId(context, 'CommunityReferral', row.service_request_id),
    service: toServiceConcept(teamType),
    source: toBareConcept(bareCodeLists.sourceOfReferral, row.source_of_referral),
    reason: toBareConcept(bareCodeLists.referralReason, row.primary_referral_reason),
    period: { start: row.referral_received_date, end: row.service_discharge_date },
    provenance: toProvenance(context, row.referral_received_date),
  };
}
