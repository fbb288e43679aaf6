/**
 * Tells whether a request asks to be shown how it was carried out: by `extensions: { caregraph: { plan: true } }`
 * beside its query. What it may not see it is not told by asking.
 */
export function isPlanWanted(extensions: unknown): boolean {
  const own = readOwn(extensions, 'caregraph');
  return readOwn(own, 'plan') === true;
}

function readOwn(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
