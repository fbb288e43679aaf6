import type { CommunityContact, Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import {
  activityLocation,
  activityType,
  attendanceStatus,
  consultationMechanism,
  toStaffRole,
} from './community-codes.ts';
import type { TableRow } from './community-rows.ts';
import { nextSubmissionMonth, submissionMonth } from './submission-month.ts';

/**
 * Renders a contact with its activities and its clinician.
 *
 * One in twenty was submitted wrongly at first, as attended and without its length, and put right in the
 * next month's submission.
 */
export function toContactRows(
  life: Life,
  contact: CommunityContact,
  serviceRequestId: string,
  provider: string,
): TableRow[] {
  const position = Number(contact.careContactId.replaceAll(/\D/g, '').slice(-9));
  const corrected = createRandom(life.index, 0xc4, position).chance(0.05);
  const month = submissionMonth(contact.at);
  const row = {
    effective_from: corrected ? nextSubmissionMonth(month) : month,
    orgid_provider: provider,
    service_request_id: serviceRequestId,
    care_contact_id: contact.careContactId,
    contact_date: contact.at.slice(0, 10),
    contact_time: contact.at.slice(11, 19),
    clinical_contact_duration: contact.minutes,
    consultation_mechanism: consultationMechanism[contact.mechanism],
    activity_location_type_code: activityLocation[contact.place],
    attendance_status: attendanceStatus[contact.attendance],
    staff_id: contact.clinician.id,
  };
  const wrong = { ...row, effective_from: month, clinical_contact_duration: null, attendance_status: '5' };
  return [
    ...(corrected ? [{ table: 'cyp201carecontact' as const, row: wrong }] : []),
    { table: 'cyp201carecontact', row },
    ...contact.activities.map((activity) => toActivityRow(activity, contact.careContactId, month, provider)),
    {
      table: 'cyp901staffdetails',
      row: {
        effective_from: '2015-10-01',
        orgid_provider: provider,
        staff_id: contact.clinician.id,
        staff_name: contact.clinician.name,
        staff_role: toStaffRole(contact.clinician.name),
      },
    },
  ];
}

function toActivityRow(
  activity: CommunityContact['activities'][number],
  careContactId: string,
  month: string,
  provider: string,
): TableRow {
  const { term, value } = activity;
  const observed = activity.kind === 'test' || value !== undefined;
  return {
    table: 'cyp202careactivity',
    row: {
      effective_from: month,
      orgid_provider: provider,
      care_contact_id: careContactId,
      care_activity_id: activity.id,
      activity_type: activityType[activity.kind],
      procedure_snomed: observed ? null : term.snomed,
      finding_snomed: null,
      observation_snomed: observed ? term.snomed : null,
      observation_value: value?.number ?? null,
      ucum_unit: value?.ucum ?? null,
    },
  };
}
