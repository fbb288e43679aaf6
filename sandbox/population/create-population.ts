import { toDay } from './calendar.ts';
import { cast } from './cast/cast.ts';
import { createLife } from './create-life.ts';
import type { Difficulty, Life } from './life.ts';
import { createNhsNumbers, maximumPeople } from './nhs-numbers.ts';

/** How large a population is, which of all possible ones, and the last day that it knows of. */
export interface PopulationOptions {
  readonly people?: number;
  readonly seed?: number;
  /** An ISO 8601 date; nothing happens on it or after. */
  readonly asOf?: string;
}

/** Somebody worth looking at, and why. */
export interface InterestingPerson {
  readonly nhsNumber: string;
  readonly name: string;
  readonly story: string;
  readonly difficulties: readonly Difficulty[];
}

/** Invented people whose lives are written when asked for and never all kept. */
export interface Population {
  readonly size: number;
  /** The last day that anybody can know of. */
  readonly asOf: string;
  /** The life at a position from 0 to `size - 1`; any other position is a `RangeError`. */
  life(index: number): Life;
  /** Every life in turn; the caller decides what to keep. */
  lives(): Generator<Life>;
  /** The person whose number this is or was. */
  findByNhsNumber(nhsNumber: string): Life | undefined;
  interesting(): readonly InterestingPerson[];
}

const livesKept = 256;

/** Makes a population out of a size and a seed; a size that cannot be numbered is a `RangeError`. */
export function createPopulation(options: PopulationOptions = {}): Population {
  const { people = 1000, seed = 1, asOf = '2026-11-01' } = options;
  if (!Number.isInteger(people) || people < 0 || people > maximumPeople) {
    throw new RangeError(`A population has from 0 to ${maximumPeople} people.`);
  }
  const numbers = createNhsNumbers(seed);
  const setting = { seed, numbers, today: toDay(asOf) };
  const kept = new Map<number, Life>();

  const life = (index: number): Life => {
    if (!Number.isInteger(index) || index < 0 || index >= people) {
      throw new RangeError('There is nobody at this position.');
    }
    const known = kept.get(index);
    const found = known ?? createLife(setting, index);
    kept.delete(index);
    kept.set(index, found);
    const oldest = kept.size > livesKept ? kept.keys().next() : undefined;
    if (oldest?.done === false) kept.delete(oldest.value);
    return found;
  };

  return {
    size: people,
    asOf,
    life,
    *lives() {
      for (let index = 0; index < people; index += 1) yield createLife(setting, index);
    },
    findByNhsNumber(nhsNumber) {
      const index = numbers.indexOf(nhsNumber);
      if (index === undefined || index >= people) return undefined;
      const { person } = life(index);
      const isTheirs = person.nhsNumber === nhsNumber || person.supersededNhsNumber === nhsNumber;
      return isTheirs ? life(index) : undefined;
    },
    interesting: () =>
      Array.from({ length: Math.min(cast.length, people) }, (_, index) => toInteresting(life(index))),
  };
}

function toInteresting({ person, story, difficulties }: Life): InterestingPerson {
  return {
    nhsNumber: person.nhsNumber,
    name: [person.title, ...person.givenNames, person.familyName].join(' '),
    story,
    difficulties,
  };
}
