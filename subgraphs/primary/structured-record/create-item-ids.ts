import type { RecordIds } from '../../../schema/runtime/record-id.ts';
import { identifier } from '../fhir/elements.ts';
import { anyResource, type FhirResource } from '../fhir/frame-resources.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';
import { isAboutPerson } from './is-about-person.ts';
import type { RecordIndex } from './record-index.ts';

/**
 * Builds what gives each resource its id in the graph, from its business identifier: `Resource.id` may change
 * between calls.
 *
 * Where a system gives two items of one type the same identifier, they must stay two items, and where it gives
 * none, an item must not be lost; in both cases `Resource.id` has to tell them apart.
 */
export function createItemIds(parts: {
  readonly index: RecordIndex;
  readonly dialect: SupplierDialect;
  readonly recordIds: RecordIds;
  readonly person: string;
  /** The organisation that keeps the record, and the interface that it is read by. */
  readonly system: string;
}): (type: string, resource: FhirResource) => string | undefined {
  const { dialect, recordIds, person, system } = parts;
  const holders = toHolders(parts.index, dialect);
  return (type, resource) => {
    const own = toBusinessIdentifier(resource, dialect);
    const isShared = own !== undefined && (holders.get(`${resource.resourceType} ${own}`)?.size ?? 0) > 1;
    if (own !== undefined && !isShared) return recordIds.toId({ type, person, system, identifier: own });
    if (resource.id === undefined) return undefined;
    const identifier = [own, `resource ${resource.id}`].filter((part) => part !== undefined).join(' ');
    return recordIds.toId({ type, person, system, identifier });
  };
}

/** The systems of the business identifiers of all items about the person, one for each identifier. */
export function toIdentifierSystems(index: RecordIndex): readonly string[] {
  const items = index.all.filter((resource) => isAboutPerson(resource, index));
  return items.flatMap((resource) => toIdentifiers(resource).flatMap(({ system }) => system ?? []));
}

/** Who carries each business identifier, by `Resource.id`; ended allergies are contained in their list. */
function toHolders(
  index: RecordIndex,
  dialect: SupplierDialect,
): ReadonlyMap<string, ReadonlySet<string | symbol>> {
  const holders = new Map<string, Set<string | symbol>>();
  for (const resource of index.all.flatMap((each) => [each, ...toContained(each)])) {
    const own = toBusinessIdentifier(resource, dialect);
    if (own === undefined) continue;
    const key = `${resource.resourceType} ${own}`;
    const known = holders.get(key) ?? new Set();
    holders.set(key, known.add(resource.id ?? Symbol('without an id')));
  }
  return holders;
}

function toContained(resource: FhirResource): readonly FhirResource[] {
  const sent = resource['contained'];
  return Array.isArray(sent) ? sent.flatMap((each) => anyResource.safeParse(each).data ?? []) : [];
}

function toBusinessIdentifier(resource: FhirResource, dialect: SupplierDialect): string | undefined {
  const identifiers = toIdentifiers(resource).filter(({ value }) => value !== undefined && value !== '');
  const chosen =
    identifiers.find(({ system }) => system !== undefined && dialect.isIdentifierSystem(system)) ??
    identifiers[0];
  return chosen === undefined ? undefined : `${chosen.system ?? ''}|${chosen.value ?? ''}`;
}

function toIdentifiers(resource: FhirResource) {
  const sent = resource['identifier'];
  return Array.isArray(sent) ? sent.flatMap((each) => identifier.safeParse(each).data ?? []) : [];
}
