import { toEventKind } from '../events/event-kind.ts';
import { isService } from '../events/social-care-contact.ts';
import type { SocialCareEvent } from '../events/social-care-event.ts';

/** One event as a submission has it. */
export interface SubmittedEvent {
  readonly submissionId: string;
  readonly line: number;
  readonly clientType: string | null;
  readonly unitCost: string | null;
  readonly unitType: string | null;
  readonly event: SocialCareEvent;
}

/** One submission of a council; days in ISO 8601. */
export interface CouncilSubmission {
  readonly submissionId: string;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
}

/** An event that a council's submissions stand for today. */
export interface SelectedEvent {
  readonly submitted: SubmittedEvent;
  /** What tells it from every other event of the person at this council, over all submissions. */
  readonly identifier: string;
}

/**
 * Selects what a council's submissions, taken together, say of one person.
 *
 * The newest submission that covers a time is the one that counts for it: what it no longer has was withdrawn. A
 * service that an older submission left open and no newer one has ended with that submission's period. The same
 * row twice is one event; event references are not reliable and tell nothing apart.
 * Source: DHSC, Client Level Data, selecting submissions and deduplication.
 */
export function selectEvents(
  events: readonly SubmittedEvent[],
  submissions: readonly CouncilSubmission[],
): readonly SelectedEvent[] {
  const newestFirst = [...submissions].sort(
    (left, right) =>
      compare(right.periodEnd ?? '', left.periodEnd ?? '') ||
      Number(right.submissionId) - Number(left.submissionId),
  );
  const selected = new Map<string, SelectedEvent>();
  const told = new Set<string>();
  for (const [age, submission] of newestFirst.entries()) {
    const newer = newestFirst.slice(0, age);
    const own = events.filter(({ submissionId }) => submissionId === submission.submissionId);
    const toldHere = new Set<string>();
    for (const submitted of own.sort((left, right) => left.line - right.line)) {
      const across = toKey(submitted, false);
      if (told.has(across) || isWithdrawn(submitted.event, newer)) continue;
      toldHere.add(across);
      const within = toKey(submitted, true);
      const known = selected.get(within);
      const cropped = age === 0 ? submitted : crop(submitted, submission);
      if (known === undefined || isAhead(cropped, known.submitted)) {
        selected.set(within, { submitted: cropped, identifier: within });
      }
    }
    for (const key of toldHere) told.add(key);
  }
  return [...selected.values()];
}

/** The fields that make two rows one event; within one submission services differ by how they are paid, too. */
function toKey({ event, clientType, unitCost, unitType }: SubmittedEvent, isWithin: boolean): string {
  const common = [toEventKind(event) ?? event.eventType.toLowerCase(), event.startDate, clientType];
  if (!isService(event)) {
    return JSON.stringify([...common, event.endDate, event.routeOfAccess, event.assessmentType]);
  }
  const service = [...common, event.serviceType, event.serviceComponent];
  if (!isWithin) return JSON.stringify(service);
  return JSON.stringify([...service, event.deliveryMechanism, unitCost, unitType, event.plannedUnitsPerWeek]);
}

/** Whether it ended in a time that a newer submission covers, and so should stand in that one. */
function isWithdrawn({ endDate }: SocialCareEvent, newer: readonly CouncilSubmission[]): boolean {
  return (
    endDate !== null &&
    newer.some(
      ({ periodStart, periodEnd }) =>
        periodStart !== null && periodEnd !== null && periodStart <= endDate && endDate <= periodEnd,
    )
  );
}

function crop(submitted: SubmittedEvent, { periodEnd }: CouncilSubmission): SubmittedEvent {
  const { event } = submitted;
  if (periodEnd === null || !isService(event)) return submitted;
  if (event.endDate !== null && event.endDate <= periodEnd) return submitted;
  return { ...submitted, event: { ...event, endDate: periodEnd } };
}

/** An open end wins, then the later end, then the row that came last. */
function isAhead(left: SubmittedEvent, right: SubmittedEvent): boolean {
  const order = compare(left.event.endDate ?? '9999', right.event.endDate ?? '9999');
  return order > 0 || (order === 0 && left.line > right.line);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
