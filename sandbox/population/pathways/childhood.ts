import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { coded, heading, topic } from './notes.ts';

/** What every young child meets: the health visitor and the vaccinations at their ages. */
export function followChildhood({ gp, community, born }: LifeDraft): void {
  for (const [days, what, term] of vaccinations) {
    gp.consult(born + days, {
      type: 'Nurse appointment',
      topics: [topic('Childhood immunisation', undefined, heading('Procedure', coded(term, what)))],
    });
  }
  community.refer({
    service: communityServices.healthVisiting,
    reason: observations.needsAssessment,
    received: born + 1,
    discharged: born + 5 * 365,
    contacts: healthVisits.map(([days, kilograms]) => ({
      day: born + days,
      minutes: 40,
      place: days < 60 ? ('home' as const) : ('clinic' as const),
      clinician: communityClinicians[8],
      activities: [
        { kind: 'assessment' as const, term: observations.needsAssessment },
        { kind: 'test' as const, term: observations.weight, value: { number: kilograms, ucum: 'kg' } },
      ],
    })),
  });
}

/** Glue ear and the like do not need a pathway, but recurrent wheeze in a small child does. */
export function followViralWheeze({ gp, random, born, until }: LifeDraft): void {
  const day = born + random.integer(200, 1400);
  if (day >= until) return;
  const problemId = gp.problem(conditions.wheezing, day, { significance: 'minor' });
  gp.consult(day, {
    type: 'GP Surgery',
    topics: [
      topic(
        'Wheeze',
        problemId,
        heading(
          'History',
          coded(conditions.wheezing, 'Wheezy with a cold, third time this winter. Feeding well.'),
        ),
        heading('Plan', coded(observations.support, 'Inhaler with spacer shown. Smoke-free home advice.')),
      ),
    ],
  });
}

const vaccinations = [
  [57, 'First primary immunisations given.', observations.immunisation],
  [85, 'Second primary immunisations given.', observations.immunisation],
  [113, 'Third primary immunisations given.', observations.immunisation],
  [370, 'First MMR given with boosters.', observations.mmrVaccination],
  [1240, 'Second MMR given with pre-school booster.', observations.mmrVaccination],
] as const;

/** Days of age and a usual weight in kilograms. */
const healthVisits = [
  [12, 3.7],
  [46, 4.8],
  [330, 9.4],
  [850, 12.6],
] as const;
