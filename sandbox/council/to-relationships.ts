import type { Life } from '../population/life.ts';
import { familyNames, givenNames } from '../population/names.ts';
import { createRandom } from '../population/random.ts';

/** Somebody in a person's life, as the council keeps them. */
export interface CouncilRelationship {
  readonly relationshipId: string;
  readonly name: string;
  readonly relationship: string;
  readonly isInformalCarer: 'Y' | 'N';
  readonly isMainCarer: boolean;
  readonly parentalResponsibility: 'Y' | 'N';
  readonly isNextOfKin: 'Y' | 'N';
  readonly isEmergencyContact: 'Y' | 'N';
  readonly livesWithPerson: 'Y' | 'N';
  readonly contact: string;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly hoursPerWeek: number | null;
  readonly assessments: readonly {
    readonly startDate: string;
    readonly endDate: string;
    readonly worker: string;
    readonly outcome: string;
  }[];
}

/** The relative who is rung first. */
export function kinOf({ index, person }: Life) {
  const random = createRandom(index, 0x4e);
  const isWoman = random.chance(0.6);
  const given = isWoman ? random.pick(givenNames.female[1]) : random.pick(givenNames.male[1]);
  const number = String(random.integer(0, 999)).padStart(3, '0');
  return {
    name: `${given} ${person.familyName}`,
    relationship: isWoman ? 'Daughter' : 'Son',
    contact: `01632 960${number}`,
  };
}

/** Renders the relative and the neighbour of everybody to whom somebody is allocated; most relatives also care. */
export function toCouncilRelationships(life: Life): CouncilRelationship[] {
  const [allocation] = life.allocations;
  if (allocation === undefined) return [];
  const random = createRandom(life.index, 0x4f);
  const startDate = allocation.start.slice(0, 10);
  const isCarer = life.index === 0 || random.chance(0.7);
  const none = { parentalResponsibility: 'N', endDate: null, startDate } as const;
  const relative: CouncilRelationship = {
    ...none,
    ...kinOf(life),
    relationshipId: `PR-${allocation.id}-1`,
    isInformalCarer: isCarer ? 'Y' : 'N',
    isMainCarer: isCarer,
    isNextOfKin: 'Y',
    isEmergencyContact: 'Y',
    livesWithPerson: random.chance(0.2) ? 'Y' : 'N',
    hoursPerWeek: isCarer ? random.integer(4, 40) : null,
    assessments:
      isCarer && (life.index === 0 || random.chance(0.5))
        ? [{ startDate, endDate: startDate, worker: allocation.worker, outcome: 'NFA: Other' }]
        : [],
  };
  const neighbour: CouncilRelationship = {
    ...none,
    relationshipId: `PR-${allocation.id}-2`,
    name: `${random.pick(givenNames.female[0])} ${random.pick(familyNames)}`,
    relationship: 'Neighbour',
    isInformalCarer: 'N',
    isMainCarer: false,
    isNextOfKin: 'N',
    isEmergencyContact: random.chance(0.5) ? 'Y' : 'N',
    livesWithPerson: 'N',
    contact: `01632 960${String(random.integer(0, 999)).padStart(3, '0')}`,
    hoursPerWeek: null,
    assessments: [],
  };
  return [relative, neighbour];
}
