import type { GpDocument } from '../../../schema/generated/primary.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { documentReference, type FhirDocumentReference } from '../fhir/document-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { type MappingContext, readItem, type Refused, refuse, toProvenance } from './mapping-context.ts';
import { toActor, toOrganisation } from './to-actor.ts';

/** A document as this subgraph makes it, with the id by which its content is fetched where it can be. */
export interface PracticeDocument extends ItemOf<GpDocument> {
  readonly binaryId?: string;
}

/** Maps a document; refused where it cannot be read or does not let tell whether it still stands. */
export function toDocument(resource: FhirResource, context: MappingContext): PracticeDocument | Refused {
  const sent = readItem(documentReference, resource, context, ['status']);
  if (sent === undefined) return refuse(resource, 'status');
  const id = context.toId('GpDocument', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const { index, roles } = context;
  const type = toConcept(sent.type);
  return {
    id,
    setting: 'PRIMARY',
    title: toTitle(sent, type?.display),
    // GP Connect: where a document has no date of its own, the day on which it was filed stands for it.
    created: sent.created ?? sent.indexed ?? null,
    type: type ?? null,
    author: toActor(sent.author?.[0], roles, index) ?? null,
    ...toContent(sent),
    text: null,
    organisation: toOrganisation(sent.custodian?.reference, index) ?? context.practice,
    provenance: toProvenance(context, sent.indexed),
  };
}

function toTitle({ description, status }: FhirDocumentReference, type: string | undefined): string | null {
  const title = description?.trim() || type;
  if (status === 'entered-in-error') return `Entered in error – ${title ?? 'document'}`;
  if (status === 'superseded') return `Superseded – ${title ?? 'document'}`;
  return title ?? null;
}

/** An attachment without an address cannot be had: its title says why, such as that it is too large. */
function toContent({ content }: FhirDocumentReference) {
  const attachments = (content ?? []).flatMap(({ attachment }) => attachment ?? []);
  const held = attachments.find(({ url }) => url !== undefined);
  const size = (held ?? attachments[0])?.size;
  const binaryId = /(?:^|\/)Binary\/([A-Za-z0-9\-.]{1,64})$/.exec(held?.url ?? '')?.[1];
  return {
    ...(binaryId === undefined ? {} : { binaryId }),
    contentType: held?.contentType ?? null,
    size: size !== undefined && Number.isInteger(size) && size >= 0 && size < 2 ** 31 ? size : null,
    contentUnavailable:
      held === undefined ? (attachments[0]?.title ?? 'The practice does not send its content.') : null,
  };
}
