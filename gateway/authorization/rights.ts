import type { Caller } from '../../schema/runtime/caller.ts';

/** What one caller may ask of the graph at most. */
export interface Rights {
  readonly isAuthenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  /** The policies that were decided in the caller's favour; any other is against. */
  readonly policies: ReadonlySet<string>;
}

/** The rights of whoever is not known. */
export const noRights: Rights = { isAuthenticated: false, scopes: new Set(), policies: new Set() };

/** The rights that come with who a caller is. */
export function toRights(caller: Pick<Caller, 'scopes'> | undefined): Rights {
  if (caller === undefined) return noRights;
  return { isAuthenticated: true, scopes: new Set(caller.scopes), policies: new Set() };
}
