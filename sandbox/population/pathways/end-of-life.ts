import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { coded, heading, measured, note, topic } from './notes.ts';

/** Severe frailty with palliative care at home: planned ahead, visited weekly and then every other day. */
export function followEndOfLife(draft: LifeDraft, recognised: Day): void {
  const { gp, community, random, until, died } = draft;
  gp.problem(conditions.severeFrailty, recognised - random.integer(100, 700));
  const problemId = gp.problem(conditions.palliative, recognised);
  gp.consult(recognised, {
    type: 'Home visit',
    topics: [
      topic(
        'Advance care planning',
        problemId,
        heading(
          'History',
          note('In bed or chair most of the day. Eating little. Says hospital would not help.'),
        ),
        heading(
          'Examination',
          measured(observations.frailtyScale, 'Clinical Frailty Scale', 8, '{score}', 'out of 9'),
        ),
        heading(
          'Plan',
          coded(observations.respect, 'ReSPECT form completed, comfort is the priority.'),
          coded(observations.notForResuscitation, 'Not for cardiopulmonary resuscitation.'),
          coded(observations.preferredPlace, 'Wishes to die at home.'),
          coded(observations.endOfLifeRegister, 'Added to the end of life register.'),
        ),
      ),
    ],
  });
  gp.consult(recognised + 25, {
    type: 'Telephone call to a patient',
    topics: [
      topic(
        'Palliative care review',
        problemId,
        heading('History', note('Comfortable. More sleepy. Pain controlled with regular paracetamol.')),
        heading(
          'Plan',
          coded(observations.anticipatoryMedicines, 'Anticipatory medicines placed in the home.'),
        ),
      ),
    ],
  });
  const nurses = communityClinicians.slice(0, 4);
  const days: Day[] = [];
  for (let day = recognised + 3; day < until; day += died && until - day < 21 ? 2 : 7) days.push(day);
  community.refer({
    service: communityServices.palliativeCare,
    reason: conditions.palliative,
    received: recognised + 1,
    contacts: days.map((day, visit) => ({
      day,
      minutes: random.integer(6, 10) * 5,
      attendance: attendanceOf(random, visit),
      clinician: random.pick(nurses),
      activities: [
        { kind: 'assessment' as const, term: observations.needsAssessment },
        { kind: 'intervention' as const, term: observations.support },
      ],
    })),
    carePlan: {
      title: 'Personalised care plan for the last months of life',
      created: recognised + 3,
      updated: Math.max(recognised + 3, until - 10),
      reviewed: until + 28,
      goals: ['Free of pain and fear', 'Stay at home with family near'],
      actions: [
        { what: 'Check comfort and the anticipatory medicines', who: 'District nurse', when: 'Each visit' },
        {
          what: 'Ring the single point of access, day or night, before 999',
          who: 'Family',
          when: 'When worried',
        },
        { what: 'Pressure relieving mattress and hospital bed', who: 'District nurse', when: 'Done' },
      ],
    },
  });
}
