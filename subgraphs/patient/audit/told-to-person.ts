import type { AuditEvent } from './audit-event.ts';

/** What people are told that was done; a search that finds somebody is told as the look that it leads to. */
const toldActions: ReadonlySet<string> = new Set([
  'read',
  'node',
  'open',
  'grant',
  'withdraw grant',
  'consent',
  'withdraw consent',
]);

/**
 * Whether the person is told of an event.
 *
 * Not of what privacy officers look at, who may be investigating for or against them; and not of a look under glass that
 * was broken by a legal duty or an overriding public interest, as in safeguarding. The officers see both.
 */
export function isToldToPerson({ action = 'read', agent, kept }: AuditEvent): boolean {
  return toldActions.has(action) && agent.kind !== 'privacy-officer' && kept !== true;
}
