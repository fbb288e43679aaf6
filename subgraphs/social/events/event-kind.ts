/** The kinds of event of Client Level Data. */
export type EventKind = 'request' | 'assessment' | 'service' | 'review';

const kinds: ReadonlyMap<string, EventKind> = new Map([
  ['request', 'request'],
  // What a request was called before Release 1.
  ['referral', 'request'],
  ['assessment', 'assessment'],
  ['service', 'service'],
  ['review', 'review'],
]);

/** The kind of an event, whether a council writes it in the singular or plural; `undefined` for any other word. */
export function toEventKind({ eventType }: { readonly eventType: string }): EventKind | undefined {
  return kinds.get(eventType.trim().toLowerCase().replace(/s$/, ''));
}
