import type { Caller } from '../schema/runtime/caller.ts';

/**
 * The general practitioner for whom every request is answered until callers are told apart.
 *
 * This module is the one place that says who calls.
 */
const sandboxCaller: Caller = {
  kind: 'professional',
  issuer: 'sandbox',
  subject: '999000000001',
  clientId: 'sandbox',
  scopes: ['record.read', 'access.request', 'consent.write'],
  workgroups: [],
  assurance: { identity: 'IAL3', authentication: 'AAL3' },
  userId: '999000000001',
  name: { family: 'Okafor', given: 'Ngozi' },
  roleCode: 'R0260',
  roleProfileId: '999000000101',
  organisation: { odsCode: 'A99999', name: 'Sandbox Surgery' },
  purpose: 'TREAT',
};

/** Tells who asks. */
export function toCaller(): Caller {
  return sandboxCaller;
}
