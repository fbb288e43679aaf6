import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import type { LifeDraft } from '../life-draft.ts';
import { arrangeLongTermSupport, type SupportKind } from './long-term-support.ts';
import { bloodPressure, coded, heading, note, topic, weight } from './notes.ts';
import { everyDays, recentFrom } from './spells.ts';

/** Dementia: diagnosis, yearly reviews and, in most people, support at home or in a care home. */
export function followDementia(draft: LifeDraft, onset: Day, support: SupportKind | undefined): void {
  const { gp, random, until, born } = draft;
  const problemId = gp.problem(random.pick([conditions.dementia, conditions.alzheimers]), onset);
  const livesInHome = support === 'residential' || support === 'nursing';
  const moved = Math.max(onset + 200, until - random.integer(150, 800));
  const kilograms = random.integer(48, 76);
  for (const day of everyDays(random, Math.max(onset + 60, recentFrom(until, born)), until, 300)) {
    const inHome = livesInHome && day > moved + 30;
    gp.consult(day, {
      type: inHome ? 'Residential home visit' : random.pick(['GP Surgery', 'Home visit']),
      topics: [
        topic(
          'Dementia annual review',
          problemId,
          heading(
            'History',
            note(random.pick(histories)),
            inHome
              ? coded(observations.livesInCareHome, 'Lives in care home')
              : coded(observations.voluntaryCarer, 'Family member helps every day'),
          ),
          heading('Examination', weight(random, kilograms), bloodPressure(random, 128)),
          heading('Plan', note(random.pick(plans))),
        ),
      ],
    });
  }
  if (support === undefined) return;
  arrangeLongTermSupport(draft, {
    assessed: moved,
    kind: support,
    reason: 'memory and cognition, personal care',
    strengths: ['Enjoys music and singing', 'Still dresses without help on good days'],
    goal: livesInHome ? 'Feel safe and settled in the home' : 'Stay at home for as long as it is safe',
  });
}

const histories = [
  'Memory a little worse. Got lost once on the way back from the shop.',
  'Sleeps poorly, walks about at night. No falls.',
  'Calm and content. Needs prompting to eat and drink.',
];
const plans = [
  'Driving stopped. Power of attorney discussed. Review in one year.',
  'Carer support offered. Weight to be watched. Bloods requested.',
  'Medication review done, nothing sedating. Advance care planning started.',
];
