import type { CommunityContact, Participant, Period } from '../../../schema/generated/community.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { toCareActivities } from './care-activities.ts';
import { toBareConcept, toListedConcept, toServiceConcept } from './concepts.ts';
import { toContactKind, toContactStatus } from './contact-kind.ts';
import { type ItemContext, toItemId, toOrganisation, toProvenance } from './item-context.ts';
import { addMinutes, toLondonInstant } from './london-time.ts';
import {
  activityLocationType,
  attendanceStatus,
  bareCodeLists,
  consultationMechanism,
} from './national-codes.ts';
import type { ReferredContact } from './referred-care.ts';

/** Maps a contact, with the referral that it was under, what was done at it and who was there. */
export function toCommunityContact(
  { row, referral, teamType, activities, member }: ReferredContact,
  context: ItemContext,
): ItemOf<CommunityContact> {
  const done = activities.flatMap(toCareActivities);
  const reason = toBareConcept(bareCodeLists.referralReason, referral.primary_referral_reason);
  const status = toContactStatus(row.attendance_status, row.contact_date, context.today);
  const service = toServiceConcept(teamType)?.display ?? 'Community contact';
  // A bare code says nothing in a list.
  const [first] = done.flatMap(({ concept }) =>
    concept && concept.display !== concept.preferred?.code ? concept.display : [],
  );
  return {
    id: toItemId(context, 'CommunityContact', row.care_contact_id),
    setting: 'COMMUNITY',
    kind: toContactKind(row.consultation_mechanism, row.activity_location_type_code),
    status,
    period: toPeriod(row, status === 'FINISHED'),
    title: first === undefined ? service : `${service}: ${first}`,
    organisation: toOrganisation(context),
    performers: toPerformers(row.staff_id, member, context),
    reasons: reason === null ? [] : [reason],
    provenance: toProvenance(context, null),
    attendance: toListedConcept(attendanceStatus, row.attendance_status),
    mechanism: toListedConcept(consultationMechanism, row.consultation_mechanism),
    location: toListedConcept(activityLocationType, row.activity_location_type_code),
    durationMinutes: row.clinical_contact_duration,
    activities: done,
  };
}

/** A contact that did not happen has no end, and one without a time keeps its day alone. */
function toPeriod(row: ReferredContact['row'], isFinished: boolean): Period {
  const start = row.contact_time === null ? undefined : toLondonInstant(row.contact_date, row.contact_time);
  if (start === undefined) return { start: row.contact_date, end: isFinished ? row.contact_date : null };
  const minutes = row.clinical_contact_duration;
  return { start, end: isFinished && minutes !== null ? addMinutes(start, minutes) : null };
}

function toPerformers(
  staffId: string | null,
  member: ReferredContact['member'],
  context: ItemContext,
): Participant[] {
  if (staffId === null) return [];
  const organisation = toOrganisation(context);
  return [
    { name: member?.staff_name ?? null, role: member?.staff_role ?? null, identifier: staffId, organisation },
  ];
}
