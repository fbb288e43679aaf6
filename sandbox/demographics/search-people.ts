import type { Life } from '../population/life.ts';
import type { Population } from '../population/create-population.ts';
import type { PatientSearch } from './parse-search.ts';

/** Finds the positions of the people whom a search describes. */
export type PeopleIndex = (search: PatientSearch) => readonly number[];

interface Entry {
  readonly index: number;
  readonly family: string;
  readonly given: readonly string[];
  readonly gender: string;
  readonly birthDate: string;
  /** Empty for whoever must not be found by where they are. */
  readonly postcode: string;
  readonly practice: string;
}

/** Beware: only this many of the first people can be searched, so that a large population stays on demand. */
export const searchablePeople = 20_000;

/** Indexes the population when first asked. */
export function createPeopleIndex(population: Population): PeopleIndex {
  let entries: readonly Entry[] | undefined;
  return (search) => {
    entries ??= Array.from({ length: Math.min(population.size, searchablePeople) }, (_, index) =>
      toEntry(population.life(index)),
    );
    return entries.filter((entry) => isMatch(entry, search)).map(({ index }) => index);
  };
}

function toEntry({ index, person, practice, difficulties }: Life): Entry {
  const isHidden = difficulties.includes('restricted');
  return {
    index,
    family: fold(person.familyName),
    given: person.givenNames.map(fold),
    gender: person.gender,
    birthDate: person.birthDate,
    postcode: isHidden ? '' : withoutSpaces(person.postcode),
    practice: isHidden || person.removedFromPractice !== undefined ? '' : practice.odsCode,
  };
}

function isMatch(entry: Entry, search: PatientSearch): boolean {
  const { family, given, gender, bornFrom, bornTo, postcode, practice } = search;
  return (
    entry.birthDate >= bornFrom &&
    entry.birthDate <= bornTo &&
    (family === undefined || isNameMatch(entry.family, family)) &&
    given.every((name) => entry.given.some((own) => isNameMatch(own, name))) &&
    (gender === undefined || entry.gender === gender) &&
    (postcode === undefined ||
      (entry.postcode !== '' && isNameMatch(entry.postcode, withoutSpaces(postcode)))) &&
    (practice === undefined || entry.practice === practice.toUpperCase())
  );
}

function isNameMatch(own: string, wanted: string): boolean {
  const folded = fold(wanted);
  return folded.endsWith('*') ? own.startsWith(folded.slice(0, -1)) : own === folded;
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

function withoutSpaces(postcode: string): string {
  return fold(postcode.replaceAll(' ', ''));
}
