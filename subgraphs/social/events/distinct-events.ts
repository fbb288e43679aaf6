import { toEventKind } from './event-kind.ts';
import type { SocialCareEvent } from './social-care-event.ts';

/** An event with an identifier that no other event of the person has. */
export interface DistinctEvent {
  readonly event: SocialCareEvent;
  readonly identifier: string;
}

/**
 * Reduces events that are sent more than once to one each.
 *
 * An event's own reference is not reliable: councils reuse it and send an event again with other details. So
 * events are one where the reference and the fields agree by which Client Level Data tells events apart; of
 * those an open one wins over an ended one, then the later end, then the one sent last. Different events that
 * share a reference both stay, told apart by those fields.
 */
export function toDistinctEvents(events: readonly SocialCareEvent[]): readonly DistinctEvent[] {
  const byReference = new Map<string, Map<string, SocialCareEvent>>();
  for (const event of events) {
    const reference = `${toEventKind(event) ?? event.eventType.toLowerCase()}|${event.eventId}`;
    const alike = byReference.get(reference) ?? new Map<string, SocialCareEvent>();
    byReference.set(reference, alike);
    const fields = toFields(event);
    const known = alike.get(fields);
    if (known === undefined || toEnd(event) >= toEnd(known)) alike.set(fields, event);
  }
  return [...byReference].flatMap(([reference, alike]) =>
    [...alike].map(([fields, event]) => ({
      event,
      identifier: alike.size === 1 ? reference : `${reference}|${fields}`,
    })),
  );
}

/** The fields that tell events apart, after the reference. Source: DHSC, Client Level Data, deduplication. */
function toFields(event: SocialCareEvent): string {
  const { startDate, endDate, routeOfAccess, assessmentType, serviceType, serviceComponent } = event;
  return JSON.stringify(
    toEventKind(event) === 'service'
      ? [startDate, serviceType, serviceComponent]
      : [startDate, endDate, routeOfAccess, assessmentType],
  );
}

/** An event that goes on ends after every other. */
function toEnd({ endDate }: SocialCareEvent): string {
  return endDate ?? '9999-12-31';
}
