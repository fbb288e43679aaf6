import type { Appointment, Reference } from 'fhir/r4.js';
import { toStableUuid } from '../directory/to-stable-uuid.ts';
import { systems, toCode, ukCoreMeta } from '../hospitals/records/uk-core.ts';
import { addMinutes } from '../hospitals/hospital-event.ts';
import { createRandom } from '../population/random.ts';
import { type ClinicReferral, toClinicReferrals } from './clinic-referrals.ts';
import type { Life } from '../population/life.ts';

const day = 24 * 60;

/** Writes somebody's appointments at clinics (UK Core R4): those that took place, one that did not, and the next. */
export function renderAppointments(life: Life, subject: Reference): Appointment[] {
  return toClinicReferrals(life).flatMap((referral, place) => {
    const { first, last } = referral;
    const random = createRandom(life.index, 0x45, place);
    const kept = last.admitted;
    const next = addMinutes(kept, random.integer(120, 260) * day);
    const failed = addMinutes(kept, random.integer(40, 90) * day);
    const isMissed = random.chance(0.5);
    return [
      render('kept', kept, { status: 'fulfilled' }),
      ...(random.chance(0.4)
        ? [
            render('failed', failed, {
              status: isMissed ? 'noshow' : 'cancelled',
              ...(isMissed ? {} : { cancelationReason: { text: 'Clinic called off by the hospital' } }),
            }),
          ]
        : []),
      render('next', next, { status: 'booked', description: 'Follow-up' }),
    ];

    function render(key: string, start: string, more: Pick<Appointment, 'status'> & Partial<Appointment>) {
      return toAppointment(
        key,
        start,
        { referral, subject, created: addMinutes(first.admitted, -30 * day) },
        more,
      );
    }
  });
}

function toAppointment(
  key: string,
  start: string,
  {
    referral,
    subject,
    created,
  }: { readonly referral: ClinicReferral; readonly subject: Reference; readonly created: string },
  more: Pick<Appointment, 'status'> & Partial<Appointment>,
): Appointment {
  const { life, first, ubrn } = referral;
  const { specialty, consultant } = first;
  return {
    resourceType: 'Appointment',
    id: toStableUuid('Appointment', ubrn, key),
    meta: ukCoreMeta('Appointment'),
    serviceCategory: [{ text: 'Outpatient clinic' }],
    specialty: [toCode(systems.treatmentFunction, specialty.code, specialty.display)],
    start,
    end: addMinutes(start, 20),
    created,
    participant: [
      { actor: subject, status: 'accepted' },
      { actor: { type: 'Practitioner', display: consultant.name }, status: 'accepted' },
      { actor: { type: 'Location', display: `Outpatients, ${life.trust.siteName}` }, status: 'accepted' },
    ],
    ...more,
  };
}
