import type { CarePlanIndexEntry, CarePlanStaleness } from '../../../../schema/generated/patient.ts';
import { type PartialDate, toInstants } from '../../../../schema/runtime/partial-date.ts';
import { toConceptKeys } from '../concept-keys.ts';
import { isStandingPlan } from './is-standing-plan.ts';

/** How many months a plan of a kind may go without review; a kind that is not named has no limit of its own. */
const monthsByKind: ReadonlyMap<string, number> = new Map([
  // Personalised care and support plan: reviewed at least once a year (NHS England, Universal Personalised Care).
  ['snomed 2181441000000107', 12],
  // Mental health crisis plan: reviewed with the care programme, at least once a year.
  ['snomed 736253002', 12],
]);

/** A council reviews a plan no later than every twelve months (Care and Support Statutory Guidance, 13.32). */
const monthsByType: Readonly<Record<string, number>> = { SupportPlan: 12 };

/** Says why a plan that stands may no longer be relied on at an instant, in milliseconds since 1970. */
export function findStaleness(plan: CarePlanIndexEntry, now: number): readonly CarePlanStaleness[] {
  if (!isStandingPlan(plan, now)) return [];
  const { reviewDate, period, type } = plan;
  const found = (reason: CarePlanStaleness['reason'], explanation: string, since: PartialDate) => [
    { reason, explanation, since, asOf: new Date(now).toISOString() },
  ];
  const isPast = (date: PartialDate) => toInstants(date).last < now;
  const months = Math.min(monthsByType[type] ?? Infinity, ...toKinds(plan).map(toMonths));
  const changed = toLastChange(plan);
  const limit = changed === undefined || months === Infinity ? undefined : addMonths(changed, months);
  return [
    ...(reviewDate && isPast(reviewDate)
      ? found('REVIEW_OVERDUE', 'The day on which the plan was to be looked at again has passed.', reviewDate)
      : []),
    ...(limit !== undefined && isPast(limit)
      ? found('TOO_OLD', `Plans of this kind are to be looked at again within ${months} months.`, limit)
      : []),
    ...(period?.end && isPast(period.end)
      ? found(
          'PERIOD_OVER',
          'The time for which the plan was made is over, and it was not ended.',
          period.end,
        )
      : []),
  ];
}

function toKinds({ category }: CarePlanIndexEntry): readonly string[] {
  return category ? toConceptKeys(category).codes : [];
}

function toMonths(kind: string): number {
  return monthsByKind.get(kind) ?? Infinity;
}

/** Whoever changed a plan looked at it; where no change is known, it is as old as it is. */
function toLastChange({ created, provenance, period }: CarePlanIndexEntry): PartialDate | undefined {
  const dates = [created, provenance?.recordedAt].flatMap((date) => date ?? []);
  const newest = dates.toSorted((left, right) => toInstants(right).last - toInstants(left).last)[0];
  return newest ?? period?.start ?? undefined;
}

/** The day so many months after the last day that a date can mean; the month's last day where it has fewer. */
function addMonths(date: PartialDate, months: number): PartialDate {
  const last = new Date(toInstants(date).last);
  const [year, month] = [last.getUTCFullYear(), last.getUTCMonth() + months];
  const day = Math.min(last.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
