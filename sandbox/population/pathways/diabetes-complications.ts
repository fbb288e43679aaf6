import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { coded, heading, note, topic } from './notes.ts';

/** What poorly controlled diabetes does over the years: nerves, eyes, and feet that a podiatrist looks after. */
export function followDiabetesComplications(draft: LifeDraft, diabetesOnset: Day): void {
  const { gp, random, until } = draft;
  const later = () => Math.min(until - 30, diabetesOnset + random.integer(700, 3600));
  if (random.chance(0.3)) {
    const problemId = gp.problem(conditions.diabeticNeuropathy, later());
    const day = until - random.integer(60, 900);
    gp.prescribe({ ...products.amitriptyline, start: day, course: 'repeat', problemId });
    gp.consult(day, {
      type: 'GP Surgery',
      topics: [
        topic(
          'Burning feet',
          problemId,
          heading('History', coded(conditions.diabeticNeuropathy, 'Burning in both feet, worst in bed.')),
          heading('Plan', note('Low dose at night for nerve pain. Review in six weeks.')),
        ),
      ],
    });
  }
  if (random.chance(0.25)) gp.problem(conditions.diabeticRetinopathy, later());
  if (random.chance(0.45)) visitPodiatry(draft, until - random.integer(120, 800));
}

function visitPodiatry({ gp, community, random }: LifeDraft, referred: Day): void {
  const visits = random.integer(3, 7);
  gp.problem(conditions.diabeticFoot, referred, { significance: 'minor' });
  community.refer({
    service: communityServices.podiatry,
    reason: conditions.diabeticFoot,
    received: referred,
    ...(random.chance(0.5) ? { discharged: referred + 20 + visits * 42 } : {}),
    contacts: Array.from({ length: visits }, (_, visit) => ({
      day: referred + 14 + visit * 42,
      minutes: 30,
      place: 'clinic' as const,
      attendance: attendanceOf(random, visit),
      clinician: communityClinicians[9],
      activities: [{ kind: 'assessment' as const, term: observations.footExamination }],
    })),
  });
}
