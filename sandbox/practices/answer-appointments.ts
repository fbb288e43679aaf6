import type {
  Appointment,
  Bundle,
  FhirResource,
  Location,
  Organization,
  Practitioner,
  Schedule,
  Slot,
} from 'fhir/r3.js';
import type { Life } from '../population/life.ts';
import { practices } from '../population/towns.ts';
import { findByPath, toContext, toSearchset } from './answer-search.ts';
import { careConnectMeta, gpConnectMeta, systems } from './fhir-names.ts';
import { type Refusal, refuse } from './operation-outcome.ts';
import type { AdmittedRequest } from './practice-request.ts';
import { addDays, daysBetween, toInstant } from './record-dates.ts';
import { toDigits } from './render-context.ts';

const extensionBase = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect';

/**
 * A patient's coming appointments. Source: GP Connect 1.2, "Retrieve a patient's appointments": both ends of the
 * days are given, whole and none past.
 */
export function answerAppointments(admitted: AdmittedRequest): Bundle<FhirResource> | Refusal {
  const { request, endpoint, now } = admitted;
  const days = readDays(request.search.getAll('start'));
  const today = toLondonDay(now);
  if (days === undefined || days.from < today || days.to < days.from)
    return refuse('INVALID_PARAMETER', 'start must be two whole days, none of them past');
  const patient = findByPath(admitted);
  if ('refusal' in patient) return patient.refusal;
  const context = toContext(admitted, patient.life);
  const booked = toBookings(patient.life, today).filter((day) => day >= days.from && day <= days.to);
  if (booked.length === 0) return toSearchset([]);
  const place = toPlace(endpoint.odsCode);
  const booker: Organization = {
    resourceType: 'Organization',
    id: 'booker',
    identifier: [{ system: systems.odsOrganization, value: endpoint.odsCode }],
    name: practices.find(({ odsCode }) => odsCode === endpoint.odsCode)?.name ?? 'The practice',
  };
  return toSearchset([
    place.location,
    place.clinician,
    ...booked.map((day): Appointment => {
      const number = toDigits(`appointment ${endpoint.odsCode} ${patient.life.index} ${day}`).slice(0, 12);
      return {
        resourceType: 'Appointment',
        id: number,
        meta: gpConnectMeta('Appointment'),
        contained: [booker],
        extension: [
          { url: `${extensionBase}-BookingOrganisation-1`, valueReference: { reference: '#booker' } },
          { url: `${extensionBase}-DeliveryChannel-2`, valueCode: 'In-person' },
        ],
        identifier: [
          { system: `https://${endpoint.odsCode.toLowerCase()}.example/appointments`, value: number },
        ],
        status: patient.life.index % 7 === 3 ? 'cancelled' : 'booked',
        serviceCategory: { text: 'General GP Appointments' },
        serviceType: [{ text: 'Review' }],
        description: 'Review of long-term conditions',
        start: toLondonTime(day, '10:20'),
        end: toLondonTime(day, '10:40'),
        slot: [{ reference: `Slot/${number}` }],
        created: toInstant(today),
        participant: [
          { actor: context.patient, status: 'accepted' },
          { actor: { reference: `Location/${place.location.id ?? ''}` }, status: 'accepted' },
          { actor: { reference: `Practitioner/${place.clinician.id ?? ''}` }, status: 'accepted' },
        ],
      };
    }),
  ]);
}

/** Free slots of the practice: working mornings. Source: GP Connect 1.2, "Search for free slots". */
export function answerSlots({ request, endpoint, now }: AdmittedRequest): Bundle<FhirResource> | Refusal {
  const { search } = request;
  const from = search.getAll('start');
  const to = search.getAll('end');
  const days = from.length === 1 && to.length === 1 ? readDays([...from, ...to]) : undefined;
  if (days === undefined || daysBetween(days.from, days.to) >= 15 || days.to < days.from)
    return refuse('INVALID_PARAMETER', 'start and end must be at most two weeks apart');
  if (search.get('status') !== 'free') return refuse('INVALID_PARAMETER', 'status must be free');
  if (!search.getAll('_include').includes('Slot:schedule'))
    return refuse('INVALID_PARAMETER', '_include=Slot:schedule is missing');
  const place = toPlace(endpoint.odsCode);
  const free = listDays(days.from, days.to)
    .filter((day) => day >= toLondonDay(now) && isWorkingDay(day))
    .flatMap((day) =>
      times.filter((time) => isFree(endpoint.odsCode, day, time)).map((time) => ({ day, time })),
    );
  if (free.length === 0) return toSearchset([]);
  const schedule: Schedule = {
    resourceType: 'Schedule',
    id: 'schedule-1',
    meta: gpConnectMeta('Schedule'),
    extension: [
      {
        url: `${extensionBase}-PractitionerRole-1`,
        valueCodeableConcept: {
          coding: [{ system: systems.jobRole, code: 'R0260', display: 'General Medical Practitioner' }],
        },
      },
    ],
    serviceCategory: { text: 'General GP Appointments' },
    actor: [
      { reference: `Location/${place.location.id ?? ''}` },
      { reference: `Practitioner/${place.clinician.id ?? ''}` },
    ],
  };
  return toSearchset([
    ...free.map(({ day, time }): Slot => ({
      resourceType: 'Slot',
      id: `${day}-${time.replace(':', '')}`,
      meta: gpConnectMeta('Slot'),
      extension: [{ url: `${extensionBase}-DeliveryChannel-2`, valueCode: 'In-person' }],
      serviceType: [{ text: 'General GP Appointment' }],
      schedule: { reference: 'Schedule/schedule-1' },
      status: 'free',
      start: toLondonTime(day, time),
      end: toLondonTime(day, toLater(time)),
    })),
    schedule,
    place.clinician,
    place.location,
  ]);
}

const times = ['09:00', '09:10', '09:20', '09:30', '10:00', '10:10', '11:00', '11:10'];

/** About one working morning slot in four is free, the same each time it is asked for. */
function isFree(odsCode: string, day: string, time: string): boolean {
  return Number.parseInt(toDigits(`slot ${odsCode} ${day} ${time}`).slice(0, 2), 16) % 4 === 0;
}

/** About one person in three has a review ahead. */
function toBookings(life: Life, today: string): readonly string[] {
  if (life.index % 3 !== 1) return [];
  const day = addDays(today, 3 + (life.index % 40));
  return [isWorkingDay(day) ? day : addDays(day, 2)];
}

function toPlace(odsCode: string): { readonly location: Location; readonly clinician: Practitioner } {
  const practice = practices.find((each) => each.odsCode === odsCode);
  const doctor = practice?.generalPractitioners[0];
  const words = (doctor?.name ?? 'Dr A Smith').split(' ');
  return {
    location: {
      resourceType: 'Location',
      id: 'surgery',
      meta: careConnectMeta('Location'),
      name: practice?.name ?? 'The surgery',
    },
    clinician: {
      resourceType: 'Practitioner',
      id: 'doctor',
      meta: careConnectMeta('Practitioner'),
      identifier: [{ system: systems.gmpNumber, value: doctor?.gmpCode ?? 'G0000000' }],
      name: [{ prefix: words.slice(0, 1), given: words.slice(1, -1), family: words.at(-1) ?? '' }],
    },
  };
}

/** Reads a lower and an upper day, each whole, or with a time as slots may have. */
function readDays(bounds: readonly string[]): { readonly from: string; readonly to: string } | undefined {
  const find = (prefix: string) =>
    bounds.filter((bound) => bound.startsWith(prefix)).map((bound) => bound.slice(2));
  const [from, ...moreFrom] = find('ge');
  const [to, ...moreTo] = find('le');
  const isDay = (text: string | undefined) => /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text ?? '');
  if (!isDay(from) || !isDay(to) || moreFrom.length + moreTo.length > 0) return undefined;
  return { from: (from ?? '').slice(0, 10), to: (to ?? '').slice(0, 10) };
}

function listDays(from: string, to: string): readonly string[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

function isWorkingDay(day: string): boolean {
  return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}

function toLater(time: string): string {
  const minutes = Number(time.slice(3)) + 10;
  return minutes < 60
    ? `${time.slice(0, 3)}${minutes}`
    : `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}:00`;
}

/** A time of a day where practices are, with the offset in force there. */
function toLondonTime(day: string, time: string): string {
  return `${day}T${time}:00${toInstant(day).slice(19)}`;
}

function toLondonDay(now: Date): string {
  return now.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
}
