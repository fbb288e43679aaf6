import type { EntityKeys } from '../entity-keys.ts';
import type { ResponseObject } from '../execution/response-object.ts';

/** How the keys begin under which an object echoes the fields that name it; no client may use one. */
export const echoPrefix = '__caregraph_';

/** Why an object cannot be taken for the one that was asked for: it names another, or does not name itself. */
export function findIdentityFault(
  object: ResponseObject,
  representation: ResponseObject,
  echoes: EntityKeys,
): 'IDENTITY_MISMATCH' | 'FIELD_MISSING' | undefined {
  let fault: 'FIELD_MISSING' | undefined;
  for (const field of echoes.get(String(representation['__typename'])) ?? []) {
    const asked = representation[field];
    const echo = object[echoPrefix + field];
    if (asked === undefined || echo === asked) continue;
    if (echo !== undefined) return 'IDENTITY_MISMATCH';
    fault = 'FIELD_MISSING';
  }
  return fault;
}
