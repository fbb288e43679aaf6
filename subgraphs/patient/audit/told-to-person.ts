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

/** How long before and after a look that is kept from the person the same reader's others are kept too. */
const nearMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Builds what tells whether a person is told of an event.
 *
 * Not of what privacy officers look at, who may be investigating for or against them; and not of a look under glass that
 * was broken by a legal duty or an overriding public interest, as in safeguarding, nor of what else that reader did about
 * them within a day: somebody who asked in vain and then broke the glass was there all the same. The officers see all.
 *
 * @param kept every event about the person that is kept from them
 */
export function createIsTold(kept: readonly AuditEvent[]): (event: AuditEvent) => boolean {
  const times = kept.map(({ agent, at }) => ({ reader: toReader(agent), at: Date.parse(at) }));
  return ({ action = 'read', agent, at, kept: isKept }) => {
    if (!toldActions.has(action) || agent.kind === 'privacy-officer' || isKept === true) return false;
    const reader = toReader(agent);
    const time = Date.parse(at);
    return !times.some((other) => other.reader === reader && Math.abs(other.at - time) <= nearMilliseconds);
  };
}

function toReader({ issuer, subject }: AuditEvent['agent']): string {
  return JSON.stringify([issuer, subject]);
}
