import type { FhirResource } from 'fhir/r4.js';
import type { Life } from '../../population/life.ts';
import { renderAppointments } from '../../referrals/render-appointments.ts';
import { openRecordContext } from './record-context.ts';
import { renderFindings } from './render-findings.ts';
import { renderLetter } from './render-letter.ts';
import { renderMedicines } from './render-medicines.ts';
import { renderAllergies, renderPathways } from './render-pathways.ts';
import { renderPatients } from './render-patient.ts';
import { renderStay } from './render-stay.ts';

/** Writes all that a trust's record system holds about a person, in UK Core R4; nothing about whom it never saw. */
export function toHospitalResources(life: Life): readonly FhirResource[] {
  if (life.hospitalStays.length === 0) return [];
  const context = openRecordContext(life);
  return [
    ...renderPatients(context),
    ...renderAllergies(context),
    ...life.hospitalStays.flatMap((stay) => [
      ...renderStay(stay, context),
      ...renderFindings(stay, context),
      ...renderLetter(stay, context),
    ]),
    ...renderMedicines(context),
    ...renderPathways(context),
    ...renderAppointments(life, context.subject),
  ];
}
