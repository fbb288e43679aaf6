import type { z } from 'zod';
import type { HospitalDocument, PracticeReceipt } from '../../../../schema/generated/secondary.ts';
import type { ItemOf } from '../../../kit/setting-backend.ts';
import type { communication } from '../communication-shape.ts';
import type { composition, documentReference } from '../shapes.ts';
import { findContent, readAttachment } from './read-attachment.ts';
import { toSections } from './to-sections.ts';
import { isRestricted } from '../admit-resources.ts';
import type { FhirIdentifier } from '../elements.ts';
import {
  isReferenceTo,
  type Mapping,
  toConcept,
  toItemId,
  toParticipant,
  toProvenance,
  toSharedId,
} from './mapping.ts';

type DocumentReference = z.output<typeof documentReference>;
type Composition = z.output<typeof composition>;
type Communication = z.output<typeof communication>;

/** Makes a document of a reference to one; `undefined` where it was replaced or entered in error. */
export function toReferredDocument(
  given: DocumentReference,
  communications: readonly Communication[],
  mapping: Mapping,
): ItemOf<HospitalDocument> | undefined {
  const identifiers = [
    ...(given.masterIdentifier === undefined ? [] : [given.masterIdentifier]),
    ...(given.identifier ?? []),
  ];
  const id = toDocumentId({ ...given, identifier: identifiers }, mapping);
  if (id === undefined || !isCurrent(given)) return undefined;
  const type = toConcept(given.type) ?? toConcept(given.category?.[0]);
  const attachment = findContent(given)?.attachment;
  const { text, sections, size } = readAttachment(attachment);
  return {
    id,
    setting: 'SECONDARY',
    title: attachment?.title ?? given.description ?? type?.display ?? 'Hospital document',
    created: given.date ?? attachment?.creation ?? null,
    type: type ?? null,
    author: toParticipant(given.author?.[0], 'Author', given.contained) ?? null,
    contentType: attachment?.contentType ?? null,
    size,
    text,
    sections,
    practiceReceipt: toReceipt(given, communications),
    organisation: mapping.organisation,
    provenance: toProvenance(mapping, given.meta?.lastUpdated ?? given.date),
  };
}

/** Tells whether a reference and what it points at hold. */
export function isCurrent({ status, docStatus }: DocumentReference): boolean {
  return status === 'current' && docStatus !== 'entered-in-error';
}

/** Makes a document of a composition, such as a discharge letter; `undefined` where it was entered in error. */
export function toComposedDocument(
  given: Composition,
  communications: readonly Communication[],
  mapping: Mapping,
): ItemOf<HospitalDocument> | undefined {
  const id = toDocumentId(given, mapping);
  if (id === undefined || given.status === 'entered-in-error') return undefined;
  const type = toConcept(given.type);
  return {
    id,
    setting: 'SECONDARY',
    title: given.title ?? type?.display ?? 'Hospital document',
    created: given.date ?? null,
    type: type ?? null,
    author: toParticipant(given.author?.[0], 'Author', given.contained) ?? null,
    contentType: null,
    size: null,
    text: null,
    sections: toSections(given.section),
    practiceReceipt: toReceipt(given, communications),
    organisation: mapping.organisation,
    provenance: toProvenance(mapping, given.date),
  };
}

/** The id of a document: the one under which messages brought it, where they give it the same number. */
function toDocumentId(
  given: {
    readonly resourceType: string;
    readonly id?: string | undefined;
    readonly identifier?: readonly FhirIdentifier[] | FhirIdentifier | undefined;
  },
  mapping: Mapping,
): string | undefined {
  const { documentNumberSystems = [] } = mapping.server;
  const number = [given.identifier ?? []]
    .flat()
    .find(({ system }) => documentNumberSystems.includes(system ?? ''))?.value;
  return number === undefined
    ? toItemId('HospitalDocument', given, mapping)
    : toSharedId('HospitalDocument', number, mapping);
}

/** What the server says of how far a document has come to the practice; it says so in communications about it. */
function toReceipt(
  { resourceType, id }: { readonly resourceType: string; readonly id?: string | undefined },
  communications: readonly Communication[],
): PracticeReceipt {
  const about = communications.filter(({ about: told = [] }) =>
    told.some((reference) => isReferenceTo(reference, resourceType, id)),
  );
  const received = about.find((one) => one.received !== undefined && one.status === 'completed');
  if (received !== undefined) return { status: 'RECEIVED', at: toInstant(received.received) };
  if (about.some(({ status }) => status === 'stopped' || status === 'not-done')) return { status: 'FAILED' };
  const sent = about.find((one) => one.sent !== undefined);
  return sent === undefined ? { status: 'UNKNOWN' } : { status: 'SENT', at: toInstant(sent.sent) };
}

function toInstant(date: string | undefined): string | null {
  const isInstant = date !== undefined && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(date);
  return isInstant ? new Date(date).toISOString() : null;
}

/** Tells whether a document says of itself that it is restricted (v3-Confidentiality). */
export function isConfidential(given: DocumentReference | Composition): boolean {
  const label = 'securityLabel' in given ? given.securityLabel : undefined;
  const code = 'confidentiality' in given ? given.confidentiality : undefined;
  return isRestricted(label) || code === 'R' || code === 'V';
}
