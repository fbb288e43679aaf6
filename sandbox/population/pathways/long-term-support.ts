import type { Day } from '../calendar.ts';
import type { SocialCareEvent } from '../life.ts';
import type { LifeDraft } from '../life-draft.ts';
import { careProviders, socialWorkers } from '../staff.ts';
import { everyDays } from './spells.ts';

/** What the council arranges for good. */
export type SupportKind = 'home-care' | 'residential' | 'nursing' | 'direct-payment' | 'supported-living';

/** A council's long-term support as a pathway tells it. */
export interface LongTermPlan {
  readonly assessed: Day;
  readonly kind: SupportKind;
  readonly reason: string;
  readonly strengths: readonly string[];
  readonly goal: string;
}

interface Package extends Pick<SocialCareEvent, 'serviceType' | 'serviceComponent' | 'deliveryMechanism'> {
  readonly description: string;
  readonly providers: readonly NonNullable<SocialCareEvent['provider']>[];
  readonly hours?: readonly [number, number];
}

const packages: Readonly<Record<SupportKind, Package>> = {
  'home-care': {
    description: 'Home care, personal care and meals',
    serviceType: 'Long term support: Community',
    serviceComponent: 'Home support or domiciliary care',
    deliveryMechanism: 'CASSR managed personal budget',
    providers: careProviders.homeCare,
    hours: [7, 21],
  },
  residential: {
    description: 'Residential care home placement',
    serviceType: 'Long term support: Residential care',
    serviceComponent: 'Long term residential care',
    deliveryMechanism: 'CASSR commissioned support',
    providers: careProviders.residential,
  },
  nursing: {
    description: 'Nursing home placement',
    serviceType: 'Long term support: Nursing care',
    serviceComponent: 'Long term nursing care',
    deliveryMechanism: 'CASSR commissioned support',
    providers: careProviders.nursing,
  },
  'direct-payment': {
    description: 'Direct payment for a personal assistant',
    serviceType: 'Long term support: Community',
    serviceComponent: 'Direct payment',
    deliveryMechanism: 'Direct payment',
    providers: [],
    hours: [6, 14],
  },
  'supported-living': {
    description: 'Supported living with shared support',
    serviceType: 'Long term support: Community',
    serviceComponent: 'Community supported living',
    deliveryMechanism: 'CASSR managed personal budget',
    providers: careProviders.supportedLiving,
    hours: [14, 35],
  },
};

/** A Care Act assessment, the package that follows, its support plan and its yearly reviews. */
export function arrangeLongTermSupport({ social, random, until }: LifeDraft, plan: LongTermPlan): void {
  const worker = random.pick(socialWorkers);
  const begins = plan.assessed + random.integer(8, 20);
  const { providers, hours, ...offer } = packages[plan.kind];
  social.allocate({ worker, team: 'Adult Social Care Locality Team', start: plan.assessed - 3 });
  social.event({
    type: 'assessment',
    start: plan.assessed,
    end: plan.assessed + random.integer(1, 6),
    description: `Care Act assessment: ${plan.reason}`,
    outcome: 'Progress to support planning or services',
    assessmentType: 'Long term assessment',
    worker,
  });
  social.event({
    type: 'service',
    start: begins,
    ...offer,
    ...(providers.length === 0 ? {} : { provider: random.pick(providers) }),
    ...(hours === undefined ? {} : { unitsPerWeek: random.integer(...hours) }),
    worker,
  });
  const reviews = everyDays(random, begins + 56, until, 365);
  for (const day of reviews) {
    social.event({
      type: 'review',
      start: day,
      end: day,
      description: day === reviews[0] ? 'Six to eight week review' : 'Annual review of support',
      outcome: 'Continuation of support or services',
      worker,
    });
  }
  social.supportPlan({
    created: begins - 2,
    review: (reviews.at(-1) ?? begins) + 365,
    agreedWith: 'The person',
    strengths: plan.strengths,
    goals: [
      {
        description: plan.goal,
        importance: random.integer(7, 10),
        actions: [
          {
            what: 'Support as set out in the package',
            who: 'Care provider',
            when: 'Every day',
            status: 'In progress',
          },
          {
            what: 'Review whether the support still fits',
            who: 'Social worker',
            when: 'Yearly',
            status: 'Planned',
          },
        ],
      },
      {
        description: 'See friends and family each week',
        importance: random.integer(5, 9),
        actions: [
          {
            what: 'Find a local group to join',
            who: 'Link worker',
            when: 'Within two months',
            status: 'Planned',
          },
        ],
      },
    ],
    contingencies: [
      {
        trigger: 'The carer does not come or cannot come',
        response: 'Ring the provider; if nobody answers within an hour, ring the council',
        contact: 'Council duty desk, 01632 960111',
      },
      {
        trigger: 'A fall or sudden illness',
        response: 'Press the pendant alarm; ring 999 if hurt',
        contact: 'Telecare centre, 01632 960222',
      },
    ],
    fundingSource: random.chance(0.7) ? 'Local authority with a contribution' : 'Local authority',
  });
}
