import type { Bundle, FhirResource } from 'fhir/r3.js';
import type { Life } from '../population/life.ts';
import { gpConnectMeta } from './fhir-names.ts';
import { toNotImplementedWarning } from './operation-outcome.ts';
import { readRecord, toWithheldKeys } from './read-record.ts';
import { createRenderContext } from './render-context.ts';
import { renderList } from './render-list.ts';
import { renderPatient, renderPractice } from './render-patient.ts';
import { selectItems } from './select-items.ts';
import { areaParameters, requestableAreas, type StructuredQuery } from './structured-query.ts';
import type { Supplier } from './supplier.ts';

/** What a bundle is made of: whose record, by which system, what was asked, when, and in which call. */
export interface BundleOccasion {
  readonly life: Life;
  readonly supplier: Supplier;
  readonly query: StructuredQuery;
  readonly now: Date;
  readonly traceId: string;
}

/** The answer to an admitted request. Source: GP Connect 1.6, "Retrieve a patient's structured record". */
export function renderBundle({ life, supplier, query, now, traceId }: BundleOccasion): Bundle<FhirResource> {
  const record = readRecord(life);
  const withheld = toWithheldKeys(life, record);
  const context = createRenderContext({ life, supplier, query, now, record, withheld, call: traceId });
  const selection = selectItems(context);
  const notImplemented = [
    ...requestableAreas
      .filter((area) => query[area] !== undefined && supplier.unsupportedAreas.includes(area))
      .map((area) => areaParameters[area]),
    ...query.unrecognised,
  ];
  const resources: FhirResource[] = [
    renderPatient(context),
    ...renderPractice(context),
    ...selection.lists.map((list) => renderList(context, list)),
    ...[...selection.items]
      .filter((item) => item.area !== 'endedAllergies')
      .flatMap((item) => [...item.render(context)]),
    ...(notImplemented.length > 0 ? [toNotImplementedWarning(notImplemented)] : []),
  ];
  const toRank = (type: string) => {
    const rank = supplier.bundleOrder.indexOf(type);
    return rank === -1 ? supplier.bundleOrder.length : rank;
  };
  return {
    resourceType: 'Bundle',
    id: traceId,
    meta: gpConnectMeta('StructuredRecord-Bundle'),
    type: 'collection',
    entry: withoutRepeats(resources)
      .toSorted((one, other) => toRank(one.resourceType) - toRank(other.resourceType))
      .map((resource) => ({ resource })),
  };
}

/** Primary lists have no id and are never repeated; what several items share is sent once. */
function withoutRepeats(resources: readonly FhirResource[]): FhirResource[] {
  const seen = new Set<string>();
  return resources.filter(({ resourceType, id }) => {
    if (id === undefined) return true;
    const name = `${resourceType}/${id}`;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}
