import type { GpObservation, GpResultGroup } from '../../../schema/generated/primary.ts';
import { withLabels } from '../../kit/record-labels.ts';
import type { FhirReference } from '../fhir/elements.ts';
import { observation } from '../fhir/entry-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { findRefusal } from '../structured-record/find-refusal.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';
import { count } from '../structured-record/tally.ts';
import { isRefused, type MappingContext } from './mapping-context.ts';
import { toObservation } from './to-observation.ts';

/** The results that belong to each header of a test group, in their order. */
export type MembersByHeader = ReadonlyMap<FhirResource, readonly (FhirResource | undefined)[]>;

/**
 * Finds the members of every test group of a record: those that its header names (`has-member`), then those that
 * name their header (`derived-from`); systems send one, the other or both. A member that is missing is `undefined`.
 */
export function toMembersByHeader(index: RecordIndex): MembersByHeader {
  const members = new Map<FhirResource, Set<FhirResource | undefined>>();
  const link = (header: FhirResource, member: FhirResource | undefined) => {
    const known = members.get(header);
    if (known === undefined) members.set(header, new Set([member]));
    else known.add(member);
  };
  const related = index.ofType('Observation').map((resource) => ({
    resource,
    links: observation.shape.related.safeParse(resource['related']).data ?? [],
  }));
  for (const { resource, links } of related) {
    for (const { type, target } of links) {
      if (type === 'has-member') link(resource, index.find(target?.reference));
    }
  }
  for (const { resource, links } of related) {
    for (const { type, target } of links) {
      const header = index.find(target?.reference);
      if (type === 'derived-from' && header?.resourceType === 'Observation') link(header, resource);
    }
  }
  return new Map([...members].map(([header, set]) => [header, [...set]]));
}

/**
 * Maps the results of a report in the groups in which they were reported; those that belong to none stand
 * together without a title. Every result stands once, however the groups point at each other.
 */
export function toResultGroups(
  results: readonly FhirReference[],
  members: MembersByHeader,
  context: MappingContext,
): readonly GpResultGroup[] {
  const seen = new Set<FhirResource>();
  const single: GpObservation[] = [];
  const groups: GpResultGroup[] = [];
  const listed = results.map(({ reference }) => context.index.find(reference));
  // Groups first: a result that is listed and also belongs to a group stands in the group.
  const headers = listed.filter((resource) => resource !== undefined && members.has(resource));
  while (headers.length > 0) {
    const header = headers.shift();
    if (header === undefined || seen.has(header)) continue;
    const { group, nested } = toGroup(header, members, seen, context);
    if (group !== undefined) groups.push(group);
    headers.unshift(...nested);
  }
  for (const resource of listed) {
    if (resource === undefined || !seen.has(resource)) single.push(...toResult(resource, seen, context));
  }
  return single.length === 0 ? groups : [...groups, { code: null, note: null, results: single }];
}

/** One group with the results that stand in it directly, and the headers of the groups inside it. */
function toGroup(
  header: FhirResource,
  members: MembersByHeader,
  seen: Set<FhirResource>,
  context: MappingContext,
): { readonly group?: GpResultGroup; readonly nested: readonly FhirResource[] } {
  const [title] = toResult(header, seen, context);
  const isResult = title !== undefined && hasOwnValue(title);
  const results = isResult ? [title] : [];
  const nested: FhirResource[] = [];
  for (const member of members.get(header) ?? []) {
    if (member !== undefined && seen.has(member)) continue;
    if (member !== undefined && members.has(member)) nested.push(member);
    else results.push(...toResult(member, seen, context));
  }
  if (title === undefined && results.length === 0) return { nested };
  const group = { code: title?.code ?? null, note: title?.note ?? null, results };
  return { group: withLabels(group, toLabels(header)), nested };
}

function hasOwnValue({ quantity, value, components }: GpObservation): boolean {
  return quantity !== null || value !== null || components.length > 0;
}

function toResult(
  resource: FhirResource | undefined,
  seen: Set<FhirResource>,
  context: MappingContext,
): readonly GpObservation[] {
  if (resource !== undefined) seen.add(resource);
  const isUsable =
    resource?.resourceType === 'Observation' && findRefusal(resource, context.index) === undefined;
  const result = isUsable ? toObservation(resource, context) : undefined;
  if (resource !== undefined && result !== undefined && !isRefused(result)) {
    return [withLabels(result, toLabels(resource))];
  }
  const place = resource === undefined ? 'Observation missing from the answer' : 'Observation.code';
  count(context.tally, 'refusedParts', place);
  return [];
}
