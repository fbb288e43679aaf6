import type { Day } from '../calendar.ts';
import { observations } from '../codes/observations.ts';
import type { ContactPlan } from '../draft/community-chapter.ts';
import type { LifeDraft } from '../life-draft.ts';
import type { CommunityContact, Term } from '../life.ts';
import type { Random } from '../random.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';

/** A wound that district nurses dress; the length is in millimetres at the first visit. */
export interface WoundPlan {
  readonly received: Day;
  readonly reason: Term;
  readonly visits: number;
  readonly length: number;
  readonly isHealed: boolean;
  readonly title: string;
  readonly place?: CommunityContact['place'];
  /** Days between visits; two or three if not given. */
  readonly everyDays?: number;
}

const nurses = communityClinicians.filter(({ id }) => id.startsWith('N10'));

/** District nurses visit to dress a wound, measure it each week, and keep a plan. */
export function dressWound({ community, random, until }: LifeDraft, plan: WoundPlan): void {
  const { received, visits, place = 'home', isHealed } = plan;
  const first = received + 1;
  const days = visitDays(random, plan, until);
  const day = days.at(-1) ?? first;
  const contacts = days.map((day, visit): ContactPlan => {
    const healing = isHealed ? 1 - visit / visits : Math.max(0.45, 1 - visit / (visits * 1.6));
    return {
      day,
      minutes: visit === 0 ? 60 : random.integer(4, 8) * 5,
      place,
      attendance: attendanceOf(random, visit),
      mechanism: visit > 0 && random.chance(0.05) ? 'telephone' : 'face-to-face',
      clinician: random.pick(nurses),
      activities: activitiesOf(visit, plan.length * healing),
    };
  });
  community.refer({
    service: communityServices.districtNursing,
    reason: plan.reason,
    received,
    ...(isHealed ? { discharged: day + 1 } : {}),
    contacts,
    carePlan: {
      title: plan.title,
      created: first,
      updated: Math.max(first, day - 14),
      reviewed: day + 28,
      goals: ['Wound healed without further infection', 'Able to walk to the shop again'],
      actions: [
        {
          what: 'Dress the wound and check for signs of infection',
          who: 'District nurse',
          when: 'Each visit',
        },
        { what: 'Measure and photograph the wound', who: 'District nurse', when: 'Weekly' },
        {
          what: 'Keep weight off the wound and report new pain, smell or fever',
          who: 'Patient',
          when: 'Every day',
        },
      ],
    },
  });
}

/** As many visits as planned; a wound that has not healed by then is dressed weekly for as long as known. */
function visitDays(
  random: Random,
  { received, visits, everyDays, isHealed }: WoundPlan,
  until: Day,
): readonly Day[] {
  const days: Day[] = [];
  let day = received + 1;
  for (; days.length < visits; day += everyDays ?? random.integer(2, 3)) days.push(day);
  if (!isHealed) for (; day < until; day += 7) days.push(day);
  return days;
}

/** About one visit in eight does not happen as planned; the first always does. */
export function attendanceOf(random: Random, visit: number): CommunityContact['attendance'] {
  if (visit === 0) return 'attended';
  return ranked[random.weighted([84, 5, 3, 5, 3])] ?? 'attended';
}

const ranked: readonly CommunityContact['attendance'][] = [
  'attended',
  'late-seen',
  'late-not-seen',
  'did-not-attend',
  'cancelled-by-provider',
];

function activitiesOf(visit: number, length: number): ContactPlan['activities'] {
  const care = { kind: 'intervention', term: observations.woundCare } as const;
  if (visit % 3 !== 0) return [care];
  return [
    { kind: 'assessment', term: observations.woundAssessment },
    {
      kind: 'test',
      term: observations.woundLength,
      value: { number: Math.max(1, Math.round(length)), ucum: 'mm' },
    },
    {
      kind: 'test',
      term: observations.woundWidth,
      value: { number: Math.max(1, Math.round(length * 0.7)), ucum: 'mm' },
    },
    care,
  ];
}
