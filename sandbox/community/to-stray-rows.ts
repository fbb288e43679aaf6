import type { Life } from '../population/life.ts';
import { noNhsNumber, unknownTeamTypes } from './community-codes.ts';
import type { TableRow } from './community-rows.ts';
import { submissionMonth } from './submission-month.ts';

/** After how many people something strays into the tables that belongs to nobody in the population. */
const everyPeople = 40;

/**
 * Renders what no reader may attach to anybody, once every forty people: a contact whose referral was
 * never submitted, and a patient without a number who is not in the population.
 */
export function toStrayRows(life: Life, provider: string): TableRow[] {
  const contact = life.communityReferrals[0]?.contacts[0];
  if (contact === undefined || life.index % everyPeople !== everyPeople - 1) return [];
  const effective_from = submissionMonth(contact.at);
  const day = contact.at.slice(0, 10);
  const stray = { effective_from, orgid_provider: provider };
  const local_patient_id = `P9${String(100_000 + life.index)}`;
  const service_request_id = `SRX${life.index}`;
  return [
    {
      table: 'cyp201carecontact',
      row: {
        ...stray,
        service_request_id: `SRLOST${life.index}`,
        care_contact_id: `CCLOST${life.index}`,
        contact_date: day,
        contact_time: '12:00:00',
        clinical_contact_duration: 15,
        consultation_mechanism: '01',
        activity_location_type_code: 'A01',
        attendance_status: '5',
        staff_id: contact.clinician.id,
      },
    },
    {
      table: 'cyp001mpi',
      row: {
        ...stray,
        local_patient_id,
        nhs_number: noNhsNumber,
        person_birth_date: '1938-02-11',
        gender: '1',
        postcode: 'ZZ99 3VZ',
      },
    },
    {
      table: 'cyp101referral',
      row: {
        ...stray,
        local_patient_id,
        service_request_id,
        referral_received_date: day,
        source_of_referral: 'A1',
        primary_referral_reason: '95344007',
        service_discharge_date: null,
      },
    },
    {
      table: 'cyp102servicetypereferredto',
      row: { ...stray, service_request_id, team_type: unknownTeamTypes[0] },
    },
  ];
}
