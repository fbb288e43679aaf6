import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { toDate, toDay } from '../population/calendar.ts';

/** A safeguarding concern as the council keeps it. */
export interface CouncilSafeguarding {
  readonly concernId: string;
  readonly type: string;
  readonly status: 'Section 42 enquiry' | 'Closed';
  readonly raisedDate: string;
  readonly endDate: string | null;
  readonly details: string;
  readonly outcome: string | null;
  readonly worker: string;
}

const concerns = [
  ['Neglect and acts of omission', 'The evening call did not come three times in one week.'],
  ['Self-neglect', 'Little food in the house, and post unopened for weeks.'],
  ['Financial or material abuse', 'Cash taken out that the person does not remember.'],
] as const;

/** Renders a concern of about one person in eight who has support, and of the person to show first. */
export function toCouncilSafeguarding(life: Life): CouncilSafeguarding[] {
  const random = createRandom(life.index, 0x5a);
  const service = life.socialCareEvents.findLast(({ type }) => type === 'service');
  if (service === undefined || !(life.index === 0 || random.chance(1 / 8))) return [];
  const [type, details] = random.pick(concerns);
  const raised = toDay(service.start.slice(0, 10)) + 20;
  const isClosed = life.person.deathDate !== undefined || random.chance(0.6);
  return [
    {
      concernId: `SG-${service.id}`,
      type,
      status: isClosed ? 'Closed' : 'Section 42 enquiry',
      raisedDate: toDate(raised),
      endDate: isClosed ? toDate(raised + 35) : null,
      details,
      outcome: isClosed ? 'Risk reduced' : null,
      worker: service.worker,
    },
  ];
}
