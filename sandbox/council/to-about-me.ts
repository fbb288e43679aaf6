import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';

/** What a person wrote about themselves, by the headings of PRSB About Me. */
export interface CouncilAboutMe {
  readonly aboutMeId: string;
  readonly mostImportantToMe: string;
  readonly peopleImportantToMe: string;
  readonly howToCommunicateWithMe: string;
  readonly myWellness: string;
  readonly pleaseDoAndPleaseDoNot: string;
  readonly howAndWhenToSupportMe: string;
  readonly alsoWorthKnowing: string;
  readonly supportedToWriteBy: string;
  readonly lastUpdated: string;
}

/** Renders what people with a support plan wrote with it, newest first. */
export function toCouncilAboutMe(life: Life): CouncilAboutMe[] {
  return life.supportPlans
    .map((plan, position) => {
      const random = createRandom(life.index, 0xab, position);
      const [first] = plan.goals;
      return {
        aboutMeId: `AM-${plan.id}`,
        mostImportantToMe: first?.description ?? 'To stay in my own home',
        peopleImportantToMe: random.pick([
          'My daughter, who rings every evening',
          'My sister and her family',
          'My neighbours on both sides',
        ]),
        howToCommunicateWithMe: random.pick([
          'Speak slowly and face me; I do not hear well on the left',
          'Write down what you arrange with me',
          'I like a joke, and I need a moment to answer',
        ]),
        myWellness: random.pick([
          'When I am well I am up before eight',
          'If I stop asking questions, something is wrong',
        ]),
        pleaseDoAndPleaseDoNot: random.pick([
          'Please knock and say who you are; please do not tidy my papers',
          'Please put the kettle on; please do not hurry me',
        ]),
        howAndWhenToSupportMe: random.pick([
          'Mornings are hard, afternoons are good',
          'Let me try first, and help when I ask',
        ]),
        alsoWorthKnowing: plan.strengths[0] ?? 'I was a bus driver for thirty years',
        supportedToWriteBy: plan.agreedWith,
        lastUpdated: plan.created.slice(0, 10),
      };
    })
    .reverse();
}
