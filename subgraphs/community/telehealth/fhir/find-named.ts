import { isDeepStrictEqual } from 'node:util';
import { namedResource, type NamedResource, type Reference } from './shapes.ts';

/** What is found beside an item: whom it is about, and who or what measured it. */
const named: ReadonlySet<string> = new Set([
  'Patient',
  'Device',
  'RelatedPerson',
  'Practitioner',
  'PractitionerRole',
]);

/** Finds what a reference of an item leads to: in the item itself, or beside it in its bundle. */
export type FindNamed = (
  reference: Reference,
  contained: readonly NamedResource[] | undefined,
) => NamedResource | undefined;

/**
 * Builds the finding over the entries of a bundle; people and devices that cannot be read are not found, and neither is
 * what a name that two of them have would lead to: a bundle of several servers counts its people twice.
 */
export function createFindNamed(
  entries: readonly { readonly fullUrl?: string | undefined; readonly resource: unknown }[],
): FindNamed {
  const known = new Map<string, NamedResource | 'several'>();
  const remember = (name: string, resource: NamedResource): void => {
    const other = known.get(name);
    known.set(name, other === undefined || isDeepStrictEqual(other, resource) ? resource : 'several');
  };
  for (const { fullUrl, resource } of entries) {
    const parsed = namedResource.safeParse(resource).data;
    if (parsed === undefined || !named.has(parsed.resourceType)) continue;
    if (fullUrl !== undefined) remember(fullUrl, parsed);
    if (parsed.id !== undefined) remember(`${parsed.resourceType}/${parsed.id}`, parsed);
  }
  return ({ reference }, contained = []) => {
    if (reference === undefined) return undefined;
    if (reference.startsWith('#')) return contained.find(({ id }) => id === reference.slice(1));
    const found = known.get(reference.replace(/\/_history\/[^/]+$/, ''));
    return found === 'several' ? undefined : found;
  };
}
