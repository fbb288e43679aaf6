import { type Day, toDate } from '../calendar.ts';
import type { Allocation, SocialCareEvent, SupportPlan } from '../life.ts';
import { createRecordIds } from './record-ids.ts';
import { isWithin, type Span } from './span.ts';

/** An event as a pathway tells it. */
export interface SocialEventPlan extends Omit<SocialCareEvent, 'id' | 'start' | 'end'> {
  readonly start: Day;
  /** Empty for a service that goes on. */
  readonly end?: Day;
}

/** A support plan as a pathway tells it. */
export interface SupportPlanPlan extends Omit<SupportPlan, 'id' | 'created' | 'reviewDate'> {
  readonly created: Day;
  readonly review: Day;
}

/** An allocation as a pathway tells it. */
export interface AllocationPlan extends Pick<Allocation, 'worker' | 'team'> {
  readonly start: Day;
  readonly end?: Day;
}

/** What the council comes to know of a person. */
export interface SocialChapter {
  event(plan: SocialEventPlan): void;
  supportPlan(plan: SupportPlanPlan): void;
  allocate(plan: AllocationPlan): void;
  read(): {
    readonly socialCareEvents: readonly SocialCareEvent[];
    readonly supportPlans: readonly SupportPlan[];
    readonly allocations: readonly Allocation[];
  };
}

/** Opens an empty chapter of social care. */
export function createSocialChapter(span: Span): SocialChapter {
  const nextId = createRecordIds(span.index);
  const socialCareEvents: SocialCareEvent[] = [];
  const supportPlans: SupportPlan[] = [];
  const allocations: Allocation[] = [];
  return {
    event({ start, end: planned, ...plan }) {
      if (!isWithin(span, start)) return;
      const end = endOf(planned, span);
      // Only services may be open in Client Level Data; what else has not ended has not been recorded.
      if (plan.type !== 'service' && end === undefined) return;
      const cutShort = span.died && end === span.until;
      socialCareEvents.push({
        ...plan,
        id: nextId(eventPrefixes[plan.type]),
        start: toDate(start),
        ...toEnd(end),
        ...(cutShort ? { outcome: 'NFA: Deceased' } : {}),
      });
    },
    supportPlan({ created, review, ...plan }) {
      if (!isWithin(span, created)) return;
      supportPlans.push({ id: nextId('SP'), created: toDate(created), reviewDate: toDate(review), ...plan });
    },
    allocate({ worker, team, start, end }) {
      if (!isWithin(span, start)) return;
      allocations.push({ id: nextId('AL'), worker, team, start: toDate(start), ...toEnd(endOf(end, span)) });
    },
    read: () => ({
      socialCareEvents: socialCareEvents.sort((left, right) => left.start.localeCompare(right.start)),
      supportPlans,
      allocations,
    }),
  };
}

const eventPrefixes = { request: 'R', assessment: 'AS', service: 'S', review: 'V' } as const;

function endOf(end: Day | undefined, span: Span): Day | undefined {
  if (end !== undefined && end < span.until) return end;
  return span.died ? span.until : undefined;
}

function toEnd(end: Day | undefined): { readonly end?: string } {
  return end === undefined ? {} : { end: toDate(end) };
}
