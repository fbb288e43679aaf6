import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';

/** The part of a population that a council looks at. */
export interface CouncilPopulation {
  lives(): Iterable<Life>;
  life(index: number): Life;
}

/** A person on the council's case management system. */
export interface RegisteredPerson {
  readonly personId: number;
  /** Empty where the council holds no number. */
  readonly nhsNumber?: string;
  readonly nhsIdStatus: 'verified' | 'traced' | 'unverified';
  readonly restricted: boolean;
  /** Taken off the system for good, with no record in its place. */
  readonly deleted: boolean;
  readonly life: Life;
  /** A second record of the same person that was found out and merged into this one. */
  readonly mergedPersonId?: number;
}

/** Everybody whom the council knows, by its own number and by NHS number. */
export interface CouncilRegister {
  byPersonId(personId: number): RegisteredPerson | undefined;
  byNhsNumber(nhsNumber: string): RegisteredPerson | undefined;
  /** Everybody, in the order of the population. */
  all(): readonly RegisteredPerson[];
}

/** Reads the population once and remembers the positions of those with whom social care has had to do. */
export function createCouncilRegister(population: CouncilPopulation): CouncilRegister {
  const byPersonId = new Map<number, number>();
  const byNhsNumber = new Map<string, number>();
  for (const life of population.lives()) {
    if (!isKnownToCouncil(life)) continue;
    const person = toRegisteredPerson(life);
    byPersonId.set(person.personId, life.index);
    if (person.nhsNumber !== undefined) byNhsNumber.set(person.nhsNumber, life.index);
  }
  const at = (index: number | undefined) =>
    index === undefined ? undefined : toRegisteredPerson(population.life(index));
  return {
    byPersonId: (personId) => at(byPersonId.get(personId)),
    byNhsNumber: (nhsNumber) => at(byNhsNumber.get(nhsNumber)),
    all: () => [...byPersonId.values()].map((index) => toRegisteredPerson(population.life(index))),
  };
}

function isKnownToCouncil(life: Life): boolean {
  return life.socialCareEvents.length + life.supportPlans.length + life.allocations.length > 0;
}

function toRegisteredPerson(life: Life): RegisteredPerson {
  const { person, difficulties } = life;
  const random = createRandom(life.index, 0xc0);
  const personId = Number(person.councilPersonId.replaceAll(/\D/g, ''));
  const status = random.weighted([8, 1, 1]);
  const merged = random.chance(0.05);
  // Nobody among those whom the page suggests, so that what is shown first is there.
  const fate = life.index < 50 ? 0 : random.weighted([98, 1, 1]);
  // A number that was superseded since is what the council was given at the time and still holds.
  const nhsNumber = person.supersededNhsNumber ?? person.nhsNumber;
  return {
    personId,
    ...(difficulties.includes('no-number-in-social-care') ? {} : { nhsNumber }),
    nhsIdStatus: status === 0 ? 'verified' : status === 1 ? 'traced' : 'unverified',
    restricted: fate === 1 || difficulties.includes('restricted'),
    deleted: fate === 2,
    life,
    ...(merged ? { mergedPersonId: personId + 70_000_000 } : {}),
  };
}
