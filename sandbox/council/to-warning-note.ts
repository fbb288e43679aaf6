import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';

/** What staff are to know before a visit. */
export interface CouncilWarningNote {
  readonly warningNoteId: string;
  readonly noteType: string;
  readonly status: 'Open' | 'Closed';
  readonly startDate: string;
  readonly endDate: string | null;
  readonly nextReviewDate: string;
  readonly noteNarrative: string;
  readonly managementAdvice: string;
  readonly disclosedWithIndividual: 'Y' | 'N';
  readonly createdBy: string;
}

const notes = [
  ['Animal in the property', 'A large dog that is not used to strangers.', 'Ring before the visit.'],
  ['Risk to staff', 'A relative has shouted at visitors.', 'Visit in pairs.'],
  ['Hazard in the property', 'Loose stair carpet and no light on the landing.', 'Bring a torch.'],
] as const;

/** Renders a warning about one person's home in nine, and about that of the person to show first. */
export function toCouncilWarningNotes(life: Life): CouncilWarningNote[] {
  const random = createRandom(life.index, 0x3a);
  const [allocation] = life.allocations;
  if (allocation === undefined || !(life.index === 0 || random.chance(1 / 9))) return [];
  const [noteType, noteNarrative, managementAdvice] = random.pick(notes);
  const startDate = allocation.start.slice(0, 10);
  return [
    {
      warningNoteId: `WN-${allocation.id}`,
      noteType,
      status: life.person.deathDate === undefined ? 'Open' : 'Closed',
      startDate,
      endDate: life.person.deathDate?.slice(0, 10) ?? null,
      nextReviewDate: `${Number(startDate.slice(0, 4)) + 1}${startDate.slice(4).replace('02-29', '02-28')}`,
      noteNarrative,
      managementAdvice,
      disclosedWithIndividual: random.chance(0.5) ? 'Y' : 'N',
      createdBy: allocation.worker,
    },
  ];
}
