import type {
  CodedConcept,
  Organisation,
  Participant,
  Provenance,
  Quantity,
} from '../../../../schema/generated/shared.ts';
import type { RecordIds } from '../../../../schema/runtime/record-id.ts';
import { toCodedConcept } from '../../../kit/coded-concept.ts';
import type { FhirConcept, FhirContained, FhirIdentifier, FhirQuantity, FhirReference } from '../elements.ts';
import { findBusinessIdentifier } from '../admit-resources.ts';
import type { FhirServerConfiguration } from '../server-configuration.ts';

/** What making an item of a resource needs beside the resource. */
export interface Mapping {
  /** The person's current NHS number. */
  readonly person: string;
  readonly recordIds: RecordIds;
  readonly server: FhirServerConfiguration;
  readonly organisation: Organisation;
}

/** What every mapped resource has. */
interface AnyResource {
  readonly resourceType: string;
  readonly id?: string | undefined;
  readonly identifier?: readonly FhirIdentifier[] | FhirIdentifier | undefined;
  readonly isNumberShared?: true;
}

/**
 * The id of an item: by the business identifier that its server gave it alone, else by the server's own id, and at
 * last by a business identifier without a system.
 */
export function toItemId(type: string, resource: AnyResource, mapping: Mapping): string | undefined {
  const { identifier = [], isNumberShared } = resource;
  const business = isNumberShared === true ? undefined : findBusinessIdentifier(identifier);
  const own = resource.id === undefined || resource.id === '' ? undefined : resource.id;
  const plain = [identifier].flat().find(({ value }) => value !== undefined && value !== '');
  const name =
    (business && `${business.system}|${business.value}`) ??
    (own && `${resource.resourceType}/${own}`) ??
    (plain && `|${plain.value}`);
  return name === undefined ? undefined : toId(type, name, mapping);
}

/** The id of an item by a name that lasts within its server. */
export function toId(type: string, identifier: string, { person, recordIds, server }: Mapping): string {
  return recordIds.toId({ type, person, system: `${server.odsCode}|${server.system}`, identifier });
}

/**
 * The id under which the trust's messages tell of the same thing, by the number that they give it.
 *
 * It must be what `records/item-context.ts` makes of that number.
 */
export function toSharedId(type: string, number: string, { person, recordIds, server }: Mapping): string {
  return recordIds.toId({ type, person, system: `${server.odsCode}|HL7 v2`, identifier: number });
}

/** Says where an item is recorded; what is read live was not received before. */
export function toProvenance({ server, organisation }: Mapping, recordedAt?: string | null): Provenance {
  return {
    setting: 'SECONDARY',
    organisation,
    system: server.system,
    recordedAt: recordedAt ?? null,
    receivedAt: null,
  };
}

/** Makes a concept of codes or words. */
export function toConcept(given: FhirConcept | undefined): CodedConcept | undefined {
  if (given === undefined) return undefined;
  const codings = (given.coding ?? []).map(({ system, code, display, userSelected }) => ({
    system: system ?? null,
    code: code ?? null,
    display: display ?? null,
    userSelected: userSelected ?? null,
  }));
  return toCodedConcept(codings, given.text);
}

/** Makes concepts of those that say something. */
export function toConcepts(given: readonly FhirConcept[] | undefined): readonly CodedConcept[] {
  return (given ?? []).flatMap((one) => toConcept(one) ?? []);
}

/** The first code of a concept. */
export function toCode(given: FhirConcept | undefined): string | undefined {
  return given?.coding?.find(({ code }) => code !== undefined)?.code;
}

/** Makes an amount; `null` where there is none. */
export function toQuantity(given: FhirQuantity | undefined): Quantity | null {
  if (given?.value === undefined) return null;
  const isUcum = given.system === 'http://unitsofmeasure.org';
  return {
    value: given.value,
    comparator: given.comparator ?? null,
    unit: given.unit ?? given.code ?? null,
    ucum: isUcum ? (given.code ?? null) : null,
  };
}

/** Makes a participant of whom a reference names in words, by a number, or inside the resource. */
export function toParticipant(
  given: FhirReference | undefined,
  role: string | undefined,
  contained: readonly FhirContained[] | undefined,
): Participant | undefined {
  if (given === undefined) return undefined;
  const inside = contained?.find(({ id }) => id !== undefined && given.reference === `#${id}`);
  const name = given.display ?? toName(inside);
  const identifier = given.identifier?.value ?? inside?.identifier?.[0]?.value;
  if (name === undefined && identifier === undefined) return undefined;
  return { name: name ?? null, role: role ?? null, identifier: identifier ?? null, organisation: null };
}

function toName(inside: FhirContained | undefined): string | undefined {
  const name = inside?.name;
  if (typeof name === 'string' || name === undefined) return name;
  const [first] = name;
  if (first === undefined) return undefined;
  const parts = [
    ...(first.prefix ?? []),
    ...(first.given ?? []),
    ...(first.family === undefined ? [] : [first.family]),
  ];
  return first.text ?? (parts.length === 0 ? undefined : parts.join(' '));
}

/** Whether a reference points at a resource, however it writes its address. */
export function isReferenceTo(given: FhirReference, type: string, id: string | undefined): boolean {
  if (id === undefined) return false;
  const path = (given.reference ?? '').replace(/\/_history\/[^/]+$/, '');
  return path === `${type}/${id}` || path === `urn:uuid:${id}` || path.endsWith(`/${type}/${id}`);
}

/** Words that were recorded with something, as one text. */
export function toNote(notes: readonly { readonly text: string }[] | undefined): string | null {
  return notes === undefined || notes.length === 0 ? null : notes.map(({ text }) => text).join('\n');
}

/** Reasons in codes, and those that references name in words or that are conditions of the person's. */
export function toReasons(
  codes: readonly FhirConcept[] | undefined,
  references: readonly FhirReference[] | undefined,
  conditions: readonly { readonly id?: string | undefined; readonly code?: FhirConcept | undefined }[] = [],
): readonly CodedConcept[] {
  const named = (references ?? []).flatMap((reference) => {
    const kept = conditions.find(({ id }) => isReferenceTo(reference, 'Condition', id));
    const words = reference.display === undefined ? undefined : { text: reference.display };
    return toConcept(kept?.code) ?? toConcept(words) ?? [];
  });
  return [...toConcepts(codes), ...named];
}
