import type { GpAppointment, GpAppointmentStatus } from '../../../schema/generated/primary.ts';
import type { Organisation } from '../../../schema/generated/shared.ts';
import { appointment, type FhirAppointment } from '../fhir/appointment-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { type FhirResource, organization } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActors } from './to-actor.ts';
import { toPlaceName } from './to-place-name.ts';

/** Maps an appointment; refused where it cannot be read, or does not let tell when it is or whether it still is. */
export function toAppointment(resource: FhirResource, context: MappingContext): GpAppointment | Refused {
  const sent = readItem(appointment, resource, context, ['status']);
  if (sent === undefined) return refuse(resource, 'start');
  const id = context.toId('GpAppointment', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const { index, roles } = context;
  const actors = (sent.participant ?? []).flatMap(({ actor }) => actor ?? []);
  const isOf = (type: string) => (actor: (typeof actors)[number]) =>
    actor.reference?.includes(`${type}/`) === true;
  return {
    id,
    status: statuses.get(sent.status) ?? 'UNKNOWN',
    period: { start: sent.start, end: sent.end ?? null },
    description: sent.description?.trim() || null,
    service: toService(sent),
    channel: findExtension(sent.extension, 'DeliveryChannel')?.valueCode ?? null,
    performers: toActors(actors.filter(isOf('Practitioner')), roles, index),
    location: toPlaceName(actors.find(isOf('Location')), index) ?? null,
    bookedBy: toBooker(sent) ?? null,
    cancellationReason: findExtension(sent.extension, 'AppointmentCancellationReason')?.valueString ?? null,
    note: joinNotes([sent.comment]),
    provenance: toProvenance(context, sent.created),
  };
}

const statuses: ReadonlyMap<string | undefined, GpAppointmentStatus> = new Map([
  ['proposed', 'PROPOSED'],
  ['pending', 'PROPOSED'],
  ['booked', 'BOOKED'],
  ['arrived', 'ARRIVED'],
  ['fulfilled', 'FULFILLED'],
  ['cancelled', 'CANCELLED'],
  ['noshow', 'MISSED'],
  ['entered-in-error', 'ENTERED_IN_ERROR'],
]);

function toService({ serviceType, serviceCategory }: FhirAppointment): string | null {
  return toConcept(serviceType?.[0])?.display ?? toConcept(serviceCategory)?.display ?? null;
}

/** BookingOrganisation-1 points at an organisation that the appointment contains. */
function toBooker({ extension, contained }: FhirAppointment): Organisation | undefined {
  const pointer = findExtension(extension, 'BookingOrganisation')?.valueReference?.reference;
  const resource = contained?.find(({ id }) => pointer === `#${id}` || pointer === id);
  const sent = organization.safeParse(resource).data;
  if (sent === undefined) return undefined;
  const odsCode = sent.identifier?.find(({ system }) => system?.endsWith('/Id/ods-organization-code'))?.value;
  return { odsCode: odsCode ?? null, name: sent.name ?? null };
}
