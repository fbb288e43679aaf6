import type { Caller } from '../schema/runtime/caller.ts';

/**
 * The general practitioner for whom every request is answered until callers are told apart.
 *
 * This module is the one place that says who calls.
 */
const sandboxCaller: Caller = {
  kind: 'professional',
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
