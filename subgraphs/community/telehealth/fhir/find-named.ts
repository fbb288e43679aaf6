import { namedResource, type NamedResource, type Reference } from './shapes.ts';

/** Finds what a reference of an item leads to: in the item itself, or beside it in its bundle. */
export type FindNamed = (
  reference: Reference,
  contained: readonly NamedResource[] | undefined,
) => NamedResource | undefined;

/** Builds the finding over the entries of a bundle; people and devices that cannot be read are not found. */
export function createFindNamed(
  entries: readonly { readonly fullUrl?: string | undefined; readonly resource: unknown }[],
): FindNamed {
  const known = new Map<string, NamedResource>();
  for (const { fullUrl, resource } of entries) {
    const parsed = namedResource.safeParse(resource).data;
    if (parsed === undefined || !['Patient', 'Device'].includes(parsed.resourceType)) continue;
    if (fullUrl !== undefined) known.set(fullUrl, parsed);
    if (parsed.id !== undefined) known.set(`${parsed.resourceType}/${parsed.id}`, parsed);
  }
  return ({ reference }, contained = []) => {
    if (reference === undefined) return undefined;
    if (!reference.startsWith('#')) return known.get(reference);
    return contained.find(({ id }) => id === reference.slice(1));
  };
}
