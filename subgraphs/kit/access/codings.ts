/** A code as an item holds it. */
export interface CodeOfSystem {
  readonly system: string | undefined;
  readonly code: string;
}

/** Tells whether a concept holds one of the codes; a coding that names no system counts, for it may be one. */
export function hasCoding(
  concept: unknown,
  isSystem: (system: string) => boolean,
  codes: ReadonlySet<string>,
): boolean {
  return findCode(
    concept,
    ({ system, code }) => (system === undefined || isSystem(system)) && codes.has(code),
  );
}

/** Tells whether a value holds, at any depth, a code of which something is true. */
export function findCode(value: unknown, isIt: (code: CodeOfSystem) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((each) => findCode(each, isIt));
  if (value instanceof Error) return false;
  const { code, system } = value as { readonly code?: unknown; readonly system?: unknown };
  if (typeof code === 'string' && isIt({ system: typeof system === 'string' ? system : undefined, code })) {
    return true;
  }
  for (const each of Object.values(value)) if (findCode(each, isIt)) return true;
  return false;
}
