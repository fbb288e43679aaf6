import { createHash } from 'node:crypto';
import type { Reference } from 'fhir/r3.js';
import type { Life } from '../population/life.ts';
import type { RecordItem, RenderContext, ResourceName } from './record-item.ts';
import type { StructuredQuery } from './structured-query.ts';
import type { Supplier } from './supplier.ts';

/** The resources that every answer has. */
export const patientName: ResourceName = { type: 'Patient', key: 'patient' };
export const practitionerName: ResourceName = { type: 'Practitioner', key: 'practitioner' };
export const roleName: ResourceName = { type: 'PractitionerRole', key: 'role' };
export const organizationName: ResourceName = { type: 'Organization', key: 'organization' };

/** What an answer is made for: whose record, by which system, in which call. */
export interface RenderOccasion {
  readonly life: Life;
  readonly supplier: Supplier;
  readonly query: StructuredQuery;
  readonly now: Date;
  readonly record: readonly RecordItem[];
  readonly withheld: ReadonlySet<string>;
  /** The trace id: two calls give the same resource different ids, as a consumer must expect. */
  readonly call: string;
}

/** Builds the context of one answer. */
export function createRenderContext(occasion: RenderOccasion): RenderContext {
  const { life, supplier, call } = occasion;
  const owner = `${life.practice.odsCode} ${life.index}`;
  const toId = (name: ResourceName) =>
    supplier.toResourceId(toDigits(`${call} ${owner} ${name.key}`), toSuffix(supplier, name));
  const toReference = (name: ResourceName): Reference => ({ reference: `${name.type}/${toId(name)}` });
  return {
    life,
    supplier,
    query: occasion.query,
    now: occasion.now,
    record: occasion.record,
    withheld: occasion.withheld,
    patient: toReference(patientName),
    practitioner: toReference(practitionerName),
    organization: toReference(organizationName),
    toId,
    toReference,
    toBusinessIdentifier: (name) => ({
      system: supplier.businessIdentifierSystem(life.practice.odsCode),
      value: supplier.toBusinessIdentifier(
        toDigits(owner),
        toDigits(`${owner} ${name.key}`),
        toSuffix(supplier, name),
      ),
    }),
    toConcept: (term) => ({ coding: supplier.toClinicalCodings(term) }),
  };
}

/** 32 hexadecimal digits that depend on nothing but the text. */
export function toDigits(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function toSuffix(supplier: Supplier, name: ResourceName): string {
  const ordinals = [...(name.ordinals ?? [])];
  return supplier.partSuffixes[name.part ?? 'whole'].replaceAll('#', () => String(ordinals.shift() ?? 0));
}
