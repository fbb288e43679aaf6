/** What a caller can be allowed to ask of the graph at most, with what it means in words. */
export const scopes = {
  'record.read': 'read people and their records',
  'access.request': 'claim a relationship or open a record in an emergency',
  'consent.write': 'grant and withdraw access, and record consent',
  'alert.acknowledge': 'take on an alert that was raised for a team',
  'access.review': 'see who looked at whom, and the alerts on it',
  'insight.read': 'read figures about many people, never people',
} as const;

/** Something that a caller can be allowed to ask of the graph. */
export type Scope = keyof typeof scopes;
