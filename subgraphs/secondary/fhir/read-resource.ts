import type { z } from 'zod';

/** A resource that could be read, and whether something of it could not. */
export interface ResourceReading<T> {
  readonly value: T;
  readonly isReduced: boolean;
}

/**
 * Reads a resource; fields that cannot be read are left out, so that an impossible date does not hide a diagnosis.
 *
 * `undefined` where what the shape requires cannot be read.
 */
export function readResource<Shape extends z.ZodObject>(
  shape: Shape,
  given: unknown,
): ResourceReading<z.output<Shape>> | undefined {
  const first = shape.safeParse(given);
  if (first.success) return { value: first.data, isReduced: false };
  if (typeof given !== 'object' || given === null) return undefined;
  const lost = new Set(first.error.issues.map(({ path }) => path[0]));
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !lost.has(name)));
  const second = shape.safeParse(kept);
  return second.success ? { value: second.data, isReduced: true } : undefined;
}
