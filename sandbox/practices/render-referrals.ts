import type { ReferralRequest } from 'fhir/r3.js';
import type { CommunityReferral, Life } from '../population/life.ts';
import { careConnectMeta } from './fhir-names.ts';
import { toDate, toPrecision } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { findConsultationOn } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { isWithin } from './structured-query.ts';

/** The referrals that the practice made to community services, dated as those received them. */
export function toReferralItems(life: Life): RecordItem[] {
  return life.communityReferrals.map((referral) => {
    const key = `referral/${referral.serviceRequestId}`;
    const name: ResourceName = { type: 'ReferralRequest', key };
    const consultation = findConsultationOn(life, referral.received);
    return {
      key,
      area: 'referrals',
      date: toDate(referral.received),
      consultation,
      problems: [],
      listed: name,
      linked: [name],
      isAsked: (query) => isWithin(referral.received, query.referrals?.period),
      render: (context) => [renderReferral(context, referral, name, consultation)],
    };
  });
}

function renderReferral(
  context: RenderContext,
  referral: CommunityReferral,
  name: ResourceName,
  consultation: string | undefined,
): ReferralRequest {
  return {
    resourceType: 'ReferralRequest',
    id: context.toId(name),
    meta: careConnectMeta('ReferralRequest'),
    identifier: [context.toBusinessIdentifier(name)],
    // GP systems do not hear what became of a referral.
    status: 'unknown',
    intent: 'order',
    priority: 'routine',
    subject: context.patient,
    ...(consultation !== undefined && {
      context: context.toReference({ type: 'Encounter', key: consultation }),
    }),
    authoredOn: toPrecision(referral.received, context.supplier.eventPrecision),
    requester: { agent: context.practitioner },
    recipient: [{ display: referral.service.display }],
    reasonCode: [context.toConcept(referral.reason)],
    description: `Referral to ${referral.service.display}`,
  };
}
