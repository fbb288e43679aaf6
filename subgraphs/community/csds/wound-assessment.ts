import type { CareActivity, WoundAssessment } from '../../../schema/generated/community.ts';
import { toCommunityContact } from './community-contact.ts';
import { type ItemContext, toItemId, toProvenance } from './item-context.ts';
import type { ReferredContact } from './referred-care.ts';

/** What is measured of a wound. Source: PRSB Wound Care Assessment, with SNOMED CT codes. */
const dimensions = { length: '401238003', width: '401239006', depth: '425094009' } as const;

/** Wound care assessment; wound care alone, such as a dressing, assesses nothing. */
const assessment = '385941006';

/** Kinds of wounds: pressure ulcer and its grades, ulcer of leg, foot ulcer of diabetes, surgical wound, dehiscence. */
const woundKinds: ReadonlySet<string> = new Set([
  '399912005',
  '376951000000105',
  '376971000000101',
  '95344007',
  '371087003',
  '945791000000103',
  '225553008',
]);

/** Local infection of wound. */
const infection = '76844004';

/** Maps a contact at which a wound was assessed; nothing where none was, or where the contact did not take place. */
export function toWoundAssessment(care: ReferredContact, context: ItemContext): WoundAssessment | undefined {
  const contact = toCommunityContact(care, context);
  const activities = contact.activities ?? [];
  const measured = Object.values(dimensions).some((code) => find(activities, code) !== undefined);
  const isAssessed = measured || find(activities, assessment) !== undefined;
  if (!isAssessed || contact.status !== 'FINISHED') return undefined;
  const amount = (code: string) => find(activities, code)?.value ?? null;
  return {
    id: toItemId(context, 'WoundAssessment', care.row.care_contact_id),
    date: contact.period?.start ?? null,
    wound: activities.find((activity) => woundKinds.has(codeOf(activity)))?.concept ?? null,
    length: amount(dimensions.length),
    width: amount(dimensions.width),
    depth: amount(dimensions.depth),
    isInfected: find(activities, infection) === undefined ? null : true,
    activities,
    contact: contact.id,
    referral: toItemId(context, 'CommunityReferral', care.row.service_request_id),
    performers: contact.performers ?? [],
    provenance: toProvenance(context, null),
  };
}

function find(activities: readonly CareActivity[], code: string): CareActivity | undefined {
  return activities.find((activity) => codeOf(activity) === code);
}

function codeOf({ concept }: CareActivity): string {
  return concept?.preferred?.code ?? '';
}
