import type { GpDiaryEntry } from '../../../schema/generated/primary.ts';
import { procedureRequest } from '../fhir/area-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActor } from './to-actor.ts';

/** Maps an entry of the diary; refused where it cannot be read, names nothing, or does not let tell whether it is to be done. */
export function toDiaryEntry(resource: FhirResource, context: MappingContext): GpDiaryEntry | Refused {
  const sent = readItem(procedureRequest, resource, context, ['status', 'doNotPerform']);
  if (sent === undefined) return refuse(resource, 'status');
  const id = context.toId('GpDiaryEntry', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const code = toConcept(sent.code);
  if (code === undefined) return refuse(resource, 'code');
  const { index, roles } = context;
  return {
    id,
    code,
    status:
      sent.doNotPerform === true ? `not to be done (${sent.status ?? 'unknown'})` : (sent.status ?? null),
    due: sent.occurrenceDateTime ?? sent.occurrencePeriod?.start ?? sent.occurrencePeriod?.end ?? null,
    entered: sent.authoredOn ?? null,
    reasons: (sent.reasonCode ?? []).flatMap((reason) => toConcept(reason) ?? []),
    requester: toActor(sent.requester?.agent ?? sent.requester?.onBehalfOf, roles, index) ?? null,
    performer: toActor(sent.performer, roles, index) ?? null,
    note: joinNotes((sent.note ?? []).map(({ text }) => text)),
    provenance: toProvenance(context, sent.authoredOn),
  };
}
