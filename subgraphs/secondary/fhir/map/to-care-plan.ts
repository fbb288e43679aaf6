import type { z } from 'zod';
import type { HospitalCarePlan } from '../../../../schema/generated/secondary.ts';
import type { CarePlanAction, CarePlanStatus, CodedConcept } from '../../../../schema/generated/shared.ts';
import type { ItemOf } from '../../../kit/setting-backend.ts';
import type { FhirReference } from '../elements.ts';
import { readResource } from '../read-resource.ts';
import { type carePlan, condition, goal } from '../shapes.ts';
import { isReferenceTo, type Mapping, toConcept, toItemId, toParticipant, toProvenance } from './mapping.ts';
import { toTimingText } from './to-timing-text.ts';

type CarePlan = z.output<typeof carePlan>;
type Activity = NonNullable<CarePlan['activity']>[number];
type Goal = z.output<typeof goal>;
type Condition = z.output<typeof condition>;

/** What plans point at, in resources of their own. */
export interface PlanDetails {
  readonly conditions: readonly Condition[];
  readonly goals: readonly Goal[];
}

const planStatuses: Readonly<Record<string, CarePlanStatus>> = {
  draft: 'DRAFT',
  active: 'ACTIVE',
  'on-hold': 'ON_HOLD',
  completed: 'COMPLETED',
  revoked: 'REVOKED',
  'entered-in-error': 'ENTERED_IN_ERROR',
};

/** Makes a care plan; what it addresses may be a resource, words, or a code in an extension of the reference. */
export function toCarePlan(
  given: CarePlan,
  details: PlanDetails,
  mapping: Mapping,
): ItemOf<HospitalCarePlan> | undefined {
  const id = toItemId('HospitalCarePlan', given, mapping);
  if (id === undefined) return undefined;
  const category = toConcept(given.category?.[0]);
  const status = Object.hasOwn(planStatuses, given.status) ? planStatuses[given.status] : undefined;
  return {
    id,
    setting: 'SECONDARY',
    status: status ?? 'UNKNOWN',
    title: given.title ?? category?.display ?? given.description ?? 'Care plan',
    period: { start: given.period?.start ?? null, end: given.period?.end ?? null },
    category: category ?? null,
    author: toParticipant(given.author, 'Author', given.contained) ?? null,
    created: given.created ?? null,
    addresses: (given.addresses ?? []).flatMap((one) => toAddressed(one, given, details) ?? []),
    goals: (given.goal ?? []).flatMap((one) => {
      const description = toGoal(one, given, details);
      return description === undefined || description === '' ? [] : [{ description }];
    }),
    actions: (given.activity ?? []).flatMap((one) => toAction(one, given) ?? []),
    contingencies: [],
    organisation: mapping.organisation,
    provenance: toProvenance(mapping, given.meta?.lastUpdated ?? given.created),
  };
}

/** Tells whether a plan points at goals that are resources of their own. */
export function pointsAtGoals({ goal: goals = [] }: CarePlan): boolean {
  return goals.some(
    ({ reference, display }) => display === undefined && reference?.startsWith('#') === false,
  );
}

/** Tells whether a plan points at something of which nothing can be said. */
export function lacksDetails(given: CarePlan, details: PlanDetails): boolean {
  const { addresses = [], goal: goals = [], activity = [] } = given;
  return (
    addresses.some((one) => toAddressed(one, given, details) === undefined) ||
    goals.some((one) => toGoal(one, given, details) === undefined) ||
    activity.some((one) => isTold(one) && toAction(one, given) === undefined)
  );
}

/** An activity that says no more than what came of it has nothing to do. */
function isTold({ detail, reference }: Activity): boolean {
  return detail !== undefined || reference !== undefined;
}

function findInside({ reference }: FhirReference, { contained = [] }: CarePlan, type: string) {
  return contained.find(
    ({ resourceType, id }) => id !== undefined && reference === `#${id}` && resourceType === type,
  );
}

function toAddressed(
  given: FhirReference,
  plan: CarePlan,
  { conditions }: PlanDetails,
): CodedConcept | undefined {
  const inside = readResource(condition, withSubject(findInside(given, plan, 'Condition'), plan))?.value;
  const kept = conditions.find((one) => isReferenceTo(given, 'Condition', one.id));
  const coded = given.extension?.find(({ valueCodeableConcept }) => valueCodeableConcept !== undefined);
  const words = given.display === undefined ? undefined : { text: given.display };
  return toConcept((inside ?? kept)?.code) ?? toConcept(coded?.valueCodeableConcept) ?? toConcept(words);
}

/** Goals that are to be reached; what became of any other is said beside it. */
const open = new Set([undefined, 'active', 'accepted', 'planned']);

/** What a goal says; empty where it was entered in error, and `undefined` where it cannot be found. */
function toGoal(given: FhirReference, plan: CarePlan, { goals }: PlanDetails): string | undefined {
  const inside = readResource(goal, withSubject(findInside(given, plan, 'Goal'), plan))?.value;
  const kept = inside ?? goals.find(({ id }) => isReferenceTo(given, 'Goal', id));
  if (kept?.lifecycleStatus === 'entered-in-error') return '';
  const words = toConcept(kept?.description)?.display ?? given.display;
  const isOpen = words === undefined || open.has(kept?.lifecycleStatus);
  return isOpen ? words : `${words} (${kept?.lifecycleStatus})`;
}

/** What stands inside a plan is about whom the plan is about. */
function withSubject(given: object | undefined, { subject }: CarePlan): object | undefined {
  return given && { ...given, subject };
}

function toAction({ detail, reference }: Activity, plan: CarePlan): CarePlanAction | undefined {
  const coded = reference?.extension?.find(({ valueCodeableConcept }) => valueCodeableConcept !== undefined);
  const code = toConcept(detail?.code) ?? toConcept(coded?.valueCodeableConcept);
  const what = detail?.description ?? reference?.display ?? code?.display ?? toInsideAction(reference, plan);
  if (what === undefined) return undefined;
  const who = (detail?.performer ?? [])
    .flatMap((one) => toParticipant(one, undefined, plan.contained)?.name ?? [])
    .join(', ');
  return {
    // What must not be done must never look as if it were to be done.
    description: detail?.doNotPerform === true ? `Not to be done: ${what}` : what,
    who: who === '' ? null : who,
    when: toWhen(detail),
    status: detail?.status ?? null,
    code: detail?.doNotPerform === true ? null : (code ?? null),
  };
}

/** What a request inside a plan asks for. */
function toInsideAction(
  reference: FhirReference | undefined,
  { contained = [] }: CarePlan,
): string | undefined {
  const inside = contained.find(({ id }) => id !== undefined && reference?.reference === `#${id}`);
  const coded = [inside?.['code'], inside?.['medicationCodeableConcept']].map((one) =>
    condition.shape.code.safeParse(one),
  );
  const [name] = coded.flatMap(({ data }) => toConcept(data)?.display ?? []);
  const description = inside?.['description'];
  const isForbidden = inside?.['doNotPerform'] === true;
  const what = name ?? (typeof description === 'string' ? description : undefined);
  return what === undefined || !isForbidden ? what : `Not to be done: ${what}`;
}

function toWhen(detail: Activity['detail']): string | null {
  const { scheduledString, scheduledTiming, scheduledPeriod: period } = detail ?? {};
  const timing = scheduledTiming === undefined ? '' : toTimingText(scheduledTiming).join(', ');
  const dates = period === undefined ? '' : `${period.start ?? ''} to ${period.end ?? ''}`.trim();
  return [scheduledString, timing, dates].find((text) => text !== undefined && text !== '') ?? null;
}
