import type { Caller } from '../../schema/runtime/caller.ts';
import type { DecidePolicies } from './policies.ts';

/** What one caller may ask of the graph at most. */
export interface Rights {
  readonly isAuthenticated: boolean;
  readonly scopes: ReadonlySet<string>;
  /** The policies that were decided in the caller's favour; any other is against. */
  readonly policies: ReadonlySet<string>;
}

/** The rights of whoever is not known. */
export const noRights: Rights = { isAuthenticated: false, scopes: new Set(), policies: new Set() };

/** The rights that come with who a caller is; no policy is decided for anybody unless something decides. */
export function toRights(caller: Caller | undefined, decidePolicies?: DecidePolicies): Rights {
  if (caller === undefined) return noRights;
  return {
    isAuthenticated: true,
    scopes: new Set(caller.scopes),
    policies: decidePolicies?.(caller) ?? noRights.policies,
  };
}
