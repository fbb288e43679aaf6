/** What a caller can be allowed to ask of the graph at most, with what it means in words. */
export const scopes = {
  'record.read': 'read people and their records',
  'access.request': 'claim a relationship or open a record in an emergency',
  'consent.write': 'grant and withdraw access, and record consent',
  'access.review': 'see who looked at whom, and the alerts on it',
  'insight.read': 'read figures about many people, never people',
} as const;

/** Something that a caller can be allowed to ask of the graph. */
export type Scope = keyof typeof scopes;

/** Tells whether a value is one of the graph's scopes. */
export function isScope(value: unknown): value is Scope {
  return typeof value === 'string' && Object.hasOwn(scopes, value);
}
