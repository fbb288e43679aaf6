import type { ReferralRequest } from 'fhir/r3.js';
import { addMinutes } from '../hospitals/hospital-event.ts';
import type { Life, Term } from '../population/life.ts';
import { toClinicReferrals } from '../referrals/clinic-referrals.ts';
import { careConnectMeta } from './fhir-names.ts';
import { toDate, toPrecision } from './record-dates.ts';
import type { RecordItem, RenderContext, ResourceName } from './record-item.ts';
import { findConsultationOn } from './record-links.ts';
import { isWithin } from './structured-query.ts';

/** A referral that the practice made. */
interface MadeReferral {
  readonly id: string;
  readonly made: string;
  readonly service: string;
  readonly reason: Term | undefined;
  /** By which the e-Referral Service knows it; community services are referred to without it. */
  readonly ubrn?: string;
}

/** The referrals that the practice made to community services, dated as those received them, and to clinics. */
export function toReferralItems(life: Life): RecordItem[] {
  return toMadeReferrals(life).map((referral) => {
    const key = `referral/${referral.id}`;
    const name: ResourceName = { type: 'ReferralRequest', key };
    const consultation = findConsultationOn(life, referral.made);
    return {
      key,
      area: 'referrals',
      date: toDate(referral.made),
      consultation,
      problems: [],
      listed: name,
      linked: [name],
      isAsked: (query) => isWithin(referral.made, query.referrals?.period),
      render: (context) => [renderReferral(context, referral, name, consultation)],
    };
  });
}

function toMadeReferrals(life: Life): MadeReferral[] {
  const community = life.communityReferrals.map(({ serviceRequestId, received, service, reason }) => ({
    id: serviceRequestId,
    made: received,
    service: service.display,
    reason,
  }));
  const clinics = toClinicReferrals(life).map(({ ubrn, first }) => ({
    id: first.visitNumber,
    made: addMinutes(first.admitted, -42 * 24 * 60),
    service: first.specialty.display,
    reason: first.diagnoses[0],
    ubrn,
  }));
  return [...community, ...clinics];
}

function renderReferral(
  context: RenderContext,
  { made, service, reason, ubrn }: MadeReferral,
  name: ResourceName,
  consultation: string | undefined,
): ReferralRequest {
  const own = context.toBusinessIdentifier(name);
  return {
    resourceType: 'ReferralRequest',
    id: context.toId(name),
    meta: careConnectMeta('ReferralRequest'),
    identifier:
      ubrn === undefined ? [own] : [own, { system: 'https://fhir.nhs.uk/Id/ubr-number', value: ubrn }],
    // GP systems do not hear what became of a referral.
    status: 'unknown',
    intent: 'order',
    priority: 'routine',
    subject: context.patient,
    ...(consultation !== undefined && {
      context: context.toReference({ type: 'Encounter', key: consultation }),
    }),
    authoredOn: toPrecision(made, context.supplier.eventPrecision),
    requester: { agent: context.practitioner },
    recipient: [{ display: service }],
    ...(reason === undefined ? {} : { reasonCode: [context.toConcept(reason)] }),
    description: `Referral to ${service}`,
  };
}
