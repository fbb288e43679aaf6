import type { z } from 'zod';

/** A resource that could be read, and which of its fields could not. */
export interface TolerantReading<T> {
  readonly value: T;
  /** The names of the fields that were left out; they are the shape's, never the resource's own. */
  readonly lost: readonly string[];
}

/**
 * Reads a resource; fields that cannot be read are left out and named, so that an impossible date does not
 * hide an allergy. It is `undefined` where what the shape requires, or calls essential, cannot be read.
 */
export function readTolerantly<Shape extends z.ZodObject>(
  shape: Shape,
  resource: unknown,
  essential: readonly string[] = [],
): TolerantReading<z.output<Shape>> | undefined {
  const first = shape.safeParse(resource);
  if (first.success) return { value: first.data, lost: [] };
  if (typeof resource !== 'object' || resource === null) return undefined;
  const lost = new Set(first.error.issues.map(({ path }) => String(path[0])));
  if (essential.some((name) => lost.has(name))) return undefined;
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => !lost.has(name)));
  const second = shape.safeParse(kept);
  return second.success ? { value: second.data, lost: [...lost] } : undefined;
}
