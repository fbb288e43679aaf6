import type { Life, SocialCareEvent } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { toReleaseOne } from './release-one-wording.ts';

/** An event on a person's case, worded as in Client Level Data. */
export interface CouncilEvent {
  readonly eventId: string;
  readonly eventType: 'Request' | 'Assessment' | 'Service' | 'Review';
  readonly startDate: string;
  readonly endDate: string | null;
  readonly description: string;
  readonly outcome: string | null;
  readonly routeOfAccess: string | null;
  readonly assessmentType: string | null;
  readonly serviceType: string | null;
  readonly serviceComponent: string | null;
  readonly deliveryMechanism: string | null;
  readonly providerName: string | null;
  readonly providerCqcId: string | null;
  readonly providerCqcLocationId: string | null;
  readonly plannedUnitsPerWeek: number | null;
  readonly unitType: string | null;
  /** What one unit costs, in pounds. */
  readonly unitCost: number | null;
  readonly worker: string;
  readonly status: 'Open' | 'Completed';
}

const eventTypes = {
  request: 'Request',
  assessment: 'Assessment',
  service: 'Service',
  review: 'Review',
} as const;

/** Renders a person's events, newest first; about one in six still in the wording of Release 1. */
export function toCouncilEvents(life: Life): CouncilEvent[] {
  return life.socialCareEvents
    .map((event, position) => toCouncilEvent(event, createRandom(life.index, 0xe1, position).chance(1 / 6)))
    .sort((one, other) => compare(other.startDate, one.startDate) || compare(one.eventId, other.eventId));
}

function toCouncilEvent(event: SocialCareEvent, inReleaseOne: boolean): CouncilEvent {
  const worded = (value: string | undefined) =>
    value === undefined ? null : inReleaseOne ? toReleaseOne(value) : value;
  return {
    eventId: event.id,
    eventType: eventTypes[event.type],
    startDate: event.start.slice(0, 10),
    endDate: event.end?.slice(0, 10) ?? null,
    description: event.description,
    outcome: worded(event.outcome),
    routeOfAccess: event.routeOfAccess ?? null,
    assessmentType: event.assessmentType ?? null,
    serviceType: worded(event.serviceType),
    serviceComponent: event.serviceComponent ?? null,
    deliveryMechanism: event.deliveryMechanism ?? null,
    providerName: event.provider?.name ?? null,
    // The first of its places stands for the provider itself.
    providerCqcId: event.provider?.cqcLocationId.replace('1-999', '1-998') ?? null,
    providerCqcLocationId: event.provider?.cqcLocationId ?? null,
    plannedUnitsPerWeek: event.unitsPerWeek ?? null,
    unitType: event.unitsPerWeek === undefined ? null : toUnitType(event.serviceType ?? ''),
    unitCost: event.unitsPerWeek === undefined ? null : toUnitCost(event.serviceType ?? ''),
    worker: event.worker,
    status: event.end === undefined ? 'Open' : 'Completed',
  };
}

/** A placement is counted in weeks, everything else in hours (CLD, "Cost Frequency (Unit Type)"). */
function toUnitType(serviceType: string): 'Weekly' | 'Hourly' {
  return /nursing|residential/i.test(serviceType) ? 'Weekly' : 'Hourly';
}

function toUnitCost(serviceType: string): number {
  return toUnitType(serviceType) === 'Weekly' ? 1104 : 24.6;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
