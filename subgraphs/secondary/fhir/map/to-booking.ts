import type { z } from 'zod';
import type { HospitalBooking, HospitalBookingStatus } from '../../../../schema/generated/secondary.ts';
import type { FhirReference } from '../elements.ts';
import type { appointment } from '../shapes.ts';
import { type Mapping, toConcept, toItemId, toParticipant, toProvenance } from './mapping.ts';

type Appointment = z.output<typeof appointment>;

const statuses: Readonly<Record<string, HospitalBookingStatus>> = {
  proposed: 'PROPOSED',
  pending: 'PROPOSED',
  waitlist: 'WAITLIST',
  booked: 'BOOKED',
  arrived: 'ARRIVED',
  'checked-in': 'ARRIVED',
  fulfilled: 'FULFILLED',
  cancelled: 'CANCELLED',
  noshow: 'MISSED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** What the status of an appointment means (FHIR R4 and STU3). */
export function toBookingStatus(status: string): HospitalBookingStatus {
  return Object.hasOwn(statuses, status) ? (statuses[status] ?? 'UNKNOWN') : 'UNKNOWN';
}

/** Makes a booking; `undefined` where it has no identity. */
export function toBooking(given: Appointment, mapping: Mapping): HospitalBooking | undefined {
  const id = toItemId('HospitalBooking', given, mapping);
  if (id === undefined) return undefined;
  const actors = given.participant.flatMap(({ actor }) => actor ?? []);
  const places = actors.filter((actor) => isOfType(actor, /^(?:Location|HealthcareService)$/));
  const people = actors.filter((actor) => isOfType(actor, /^(?:Practitioner|PractitionerRole)$/));
  const location = places.map(({ display }) => display).find((name) => name !== undefined);
  return {
    id,
    status: toBookingStatus(given.status),
    period: { start: given.start ?? null, end: given.end ?? null },
    description: given.description ?? null,
    service: toConcept(given.serviceType?.[0]) ?? toConcept(given.serviceCategory?.[0]) ?? null,
    specialty: toConcept(given.specialty?.[0]) ?? null,
    performers: people.flatMap((actor) => toParticipant(actor, undefined, given.contained) ?? []),
    location: location ?? null,
    cancellationReason: toConcept(given.cancelationReason)?.display ?? null,
    created: given.created ?? null,
    provenance: toProvenance(mapping, given.meta?.lastUpdated ?? given.created),
  };
}

function isOfType({ reference = '', type = '' }: FhirReference, types: RegExp): boolean {
  const [, named = type] = /(?:^|\/)([A-Za-z]+)\/[^/]+$/.exec(reference) ?? [];
  return types.test(named);
}
