import { toDate, toDay, toInstant } from '../population/calendar.ts';
import type { Life, SocialCareEvent } from '../population/life.ts';
import { createRandom, type Random } from '../population/random.ts';

/** One call in a provider's log: what was due, what was done, and what was written. */
export interface LoggedVisit {
  readonly visitId: string;
  readonly status: 'Completed' | 'Missed' | 'No access' | 'Cancelled';
  readonly scheduledStart: string;
  readonly scheduledEnd: string;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly carers: readonly { readonly name: string; readonly role: string }[];
  readonly reason: string | null;
  readonly tasks: readonly {
    readonly description: string;
    readonly outcome: 'Done' | 'Not done' | null;
    readonly reason: string | null;
    readonly note: string | null;
  }[];
  readonly medicines: readonly {
    readonly medicine: string;
    readonly dose: string;
    readonly support: 'Prompt' | 'Administer';
    readonly due: string;
    readonly recordedAt: string | null;
    readonly outcome: 'G' | 'R' | 'O';
    readonly reason: string | null;
  }[];
  readonly notes: readonly {
    readonly text: string;
    readonly author: string;
    readonly writtenAt: string;
    readonly forFamily: boolean;
  }[];
}

const carers = ['A Mensah', 'R Kowalska', 'B Thwaite', 'S Ferreira'] as const;
const calls = [
  { minutes: 8 * 60, tasks: ['Wash and dress', 'Breakfast and a drink'] },
  { minutes: 18 * 60, tasks: ['Evening meal', 'Help to bed'] },
] as const;
const daysKept = 21;

/** The home care that a provider gives or gave a person. */
export function homeCareOf(life: Life, provider: string): SocialCareEvent | undefined {
  return life.socialCareEvents.findLast(
    (event) =>
      event.type === 'service' &&
      /home support/i.test(event.serviceComponent ?? '') &&
      event.provider?.name === provider,
  );
}

/** Renders the calls of the last three weeks of a person's home care, newest first. */
export function toVisits(life: Life, service: SocialCareEvent, asOf: string): readonly LoggedVisit[] {
  const last = Math.min(
    toDay(asOf),
    service.end === undefined ? toDay(asOf) : toDay(service.end.slice(0, 10)),
  );
  const first = Math.max(toDay(service.start.slice(0, 10)), last - daysKept);
  const visits: LoggedVisit[] = [];
  for (let day = first; day <= last; day += 1) {
    for (const [position, call] of calls.entries()) {
      const random = createRandom(life.index, 0x4c, day, position);
      // The log of the person to show first has one call that was missed.
      const isMissed = life.index === 0 && day === last - 1 && position === 1;
      visits.push(toLoggedVisit(life, { day, call, isMissed }, random));
    }
  }
  return visits.reverse();
}

function toLoggedVisit(
  life: Life,
  {
    day,
    call: { minutes, tasks },
    isMissed,
  }: { readonly day: number; readonly call: (typeof calls)[number]; readonly isMissed: boolean },
  random: Random,
): LoggedVisit {
  const carer = random.pick(carers);
  const fate =
    (['Completed', 'Missed', 'No access', 'Cancelled'] as const)[random.weighted([92, 3, 3, 2])] ??
    'Completed';
  const status = isMissed ? 'Missed' : fate;
  const isThere = status === 'Completed';
  const late = random.integer(-5, 20);
  const at = (minute: number) => toInstant(day, minute);
  const refusesMedicine = random.chance(0.05);
  const leavesTask = random.chance(0.08);
  return {
    visitId: `${toDate(day)}-${minutes}-${life.index}`,
    status,
    scheduledStart: at(minutes),
    scheduledEnd: at(minutes + 30),
    actualStart: isThere ? at(minutes + late) : null,
    actualEnd: isThere ? at(minutes + late + random.integer(20, 35)) : null,
    carers: [{ name: carer, role: 'Care worker' }],
    reason: reasons[status],
    tasks: tasks.map((description, index) => ({
      description,
      outcome: !isThere ? null : leavesTask && index === 1 ? 'Not done' : 'Done',
      reason: isThere && leavesTask && index === 1 ? 'Did not want it today' : null,
      note: null,
    })),
    medicines: life.medicines.slice(0, 2).map(({ product }) => ({
      medicine: product.display,
      dose: 'as on the label',
      support: 'Prompt',
      due: at(minutes),
      recordedAt: isThere ? at(minutes + late + 5) : null,
      outcome: !isThere ? 'O' : refusesMedicine ? 'R' : 'G',
      reason: isThere && refusesMedicine ? 'Said that it makes them dizzy' : null,
    })),
    notes: isThere
      ? [
          {
            text: random.pick(familyNotes),
            author: carer,
            writtenAt: at(minutes + late + 20),
            forFamily: true,
          },
          ...(random.chance(0.2)
            ? [
                {
                  text: 'Key safe sticks; pull hard.',
                  author: carer,
                  writtenAt: at(minutes + late + 20),
                  forFamily: false,
                },
              ]
            : []),
        ]
      : [],
  };
}

const reasons = {
  Completed: null,
  Missed: 'The rota had nobody for this call.',
  'No access': 'Nobody opened the door.',
  Cancelled: 'The family was there.',
} as const;

const familyNotes = [
  'In good spirits; ate everything.',
  'A little tired, and glad of the tea.',
  'Asked after the family. Milk is running low.',
] as const;
