import type { Caller } from './caller.ts';
import type { Scope } from './scopes.ts';

/** The scopes that each kind of caller can have at most, whatever an application is allowed. */
export const scopesOfKind: Readonly<Record<Caller['kind'], ReadonlySet<Scope>>> = {
  professional: new Set([
    'record.read',
    'access.request',
    'consent.write',
    'alert.acknowledge',
    'insight.read',
  ]),
  citizen: new Set(['record.read', 'consent.write']),
  app: new Set(['record.read']),
  service: new Set(['record.read']),
  analyst: new Set(['insight.read']),
  'privacy-officer': new Set(['access.review']),
};
