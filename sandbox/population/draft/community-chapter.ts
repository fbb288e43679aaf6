import { type Day, toDate, toInstant } from '../calendar.ts';
import type { CommunityContact, CommunityReferral, Term } from '../life.ts';
import { createRecordIds } from './record-ids.ts';
import { isWithin, type Span } from './span.ts';

/** A contact as a pathway tells it. */
export interface ContactPlan {
  readonly day: Day;
  readonly minutes: number;
  readonly mechanism?: CommunityContact['mechanism'];
  readonly place?: CommunityContact['place'];
  readonly attendance?: CommunityContact['attendance'];
  readonly clinician: CommunityContact['clinician'];
  readonly activities: readonly Omit<CommunityContact['activities'][number], 'id'>[];
}

/** A care plan as a pathway tells it. */
export interface CarePlanPlan {
  readonly title: string;
  readonly created: Day;
  readonly updated: Day;
  readonly reviewed: Day;
  readonly goals: readonly string[];
  readonly actions: readonly { readonly what: string; readonly who: string; readonly when: string }[];
}

/** A referral as a pathway tells it. */
export interface ReferralPlan {
  readonly service: CommunityReferral['service'];
  readonly reason: Term;
  readonly received: Day;
  /** Empty while the person is on the caseload. */
  readonly discharged?: Day;
  readonly contacts: readonly ContactPlan[];
  readonly carePlan?: CarePlanPlan;
}

/** What the community provider comes to know of a person. */
export interface CommunityChapter {
  refer(plan: ReferralPlan): void;
  /** All referrals, the earliest first. */
  read(isAtHome: (instant: string) => boolean): readonly CommunityReferral[];
}

const missed: ReadonlySet<CommunityContact['attendance']> = new Set([
  'did-not-attend',
  'cancelled-by-provider',
  'late-not-seen',
] as const);

/** Opens an empty chapter of community care. */
export function createCommunityChapter(span: Span): CommunityChapter {
  const nextReferralId = createRecordIds(span.index, 2);
  const nextContactId = createRecordIds(span.index);
  const nextActivityId = createRecordIds(span.index, 4);
  const referrals: CommunityReferral[] = [];

  const toContact = (plan: ContactPlan): CommunityContact => {
    const attendance = plan.attendance ?? 'attended';
    const activities = missed.has(attendance) ? [] : plan.activities;
    return {
      careContactId: nextContactId('CC'),
      at: toInstant(plan.day, span.random.integer(34, 66) * 15),
      minutes: missed.has(attendance) ? 0 : plan.minutes,
      mechanism: plan.mechanism ?? 'face-to-face',
      place: plan.place ?? 'home',
      attendance,
      clinician: plan.clinician,
      activities: activities.map((activity) => ({ id: nextActivityId('CA'), ...activity })),
    };
  };

  return {
    refer(plan) {
      if (!isWithin(span, plan.received)) return;
      const closed = closingDay(plan, span);
      const seen = plan.contacts.filter(
        ({ day }) => day >= plan.received && isWithin(span, day) && day <= (closed ?? day),
      );
      const { carePlan } = plan;
      referrals.push({
        serviceRequestId: nextReferralId('SR'),
        service: plan.service,
        reason: plan.reason,
        received: toDate(plan.received),
        ...(closed === undefined ? {} : { discharged: toDate(closed) }),
        contacts: seen.map(toContact),
        ...(carePlan === undefined || !isWithin(span, carePlan.created)
          ? {}
          : { carePlan: toCarePlan(nextReferralId('PL'), carePlan, span) }),
      });
    },
    read: (isAtHome) =>
      referrals
        .map((referral) => ({
          ...referral,
          contacts: referral.contacts
            .filter(({ at, place }) => place === 'clinic' || isAtHome(at))
            .sort((left, right) => Date.parse(left.at) - Date.parse(right.at)),
        }))
        .sort((left, right) => left.received.localeCompare(right.received)),
  };
}

function closingDay(plan: ReferralPlan, span: Span): Day | undefined {
  if (plan.discharged !== undefined && plan.discharged < span.until) return plan.discharged;
  return span.died ? span.until : undefined;
}

function toCarePlan(id: string, plan: CarePlanPlan, span: Span): NonNullable<CommunityReferral['carePlan']> {
  return {
    id,
    title: plan.title,
    created: toDate(plan.created),
    updated: toDate(Math.min(plan.updated, span.until - 1)),
    reviewDate: toDate(plan.reviewed),
    goals: plan.goals,
    actions: plan.actions,
  };
}
