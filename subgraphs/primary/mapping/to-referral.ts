import type { GpReferral } from '../../../schema/generated/primary.ts';
import { referralRequest } from '../fhir/area-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { findUbrn } from '../../kit/find-ubrn.ts';
import { toConcept } from '../fhir/to-concept.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActor, toActors } from './to-actor.ts';

/** Maps a referral; refused where it cannot be read or says nothing of what it is about or whom it goes to, not even in a note. */
export function toReferral(resource: FhirResource, context: MappingContext): GpReferral | Refused {
  const sent = readItem(referralRequest, resource, context, ['status']);
  if (sent === undefined) return refuse(resource, 'status');
  const id = context.toId('GpReferral', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const { index, roles } = context;
  const description = sent.description?.trim() || null;
  const reasons = (sent.reasonCode ?? []).flatMap((reason) => toConcept(reason) ?? []);
  const services = (sent.serviceRequested ?? []).flatMap((service) => toConcept(service) ?? []);
  const recipients = toActors(sent.recipient ?? [], roles, index);
  const specialty = toConcept(sent.specialty) ?? null;
  const note = joinNotes((sent.note ?? []).map(({ text }) => text));
  const isEmpty = [reasons, services, recipients].every(({ length }) => length === 0);
  if (isEmpty && description === null && specialty === null && note === null) {
    return refuse(resource, 'reasonCode');
  }
  return {
    id,
    description,
    reasons,
    status: sent.status ?? null,
    priority: sent.priority ?? null,
    ubrn: findUbrn(sent.identifier),
    date: sent.authoredOn ?? null,
    services,
    specialty,
    requester: toActor(sent.requester?.agent ?? sent.requester?.onBehalfOf, roles, index) ?? null,
    recipients,
    note,
    provenance: toProvenance(context, sent.authoredOn),
  };
}
