import { addYears, type Day, toDate } from './calendar.ts';
import type { Person } from './life.ts';
import { familyNames, givenNames } from './names.ts';
import type { NhsNumbers } from './nhs-numbers.ts';
import { otherNames } from './other-names.ts';
import type { Random } from './random.ts';
import { streets } from './streets.ts';
import type { Town } from './towns.ts';

/** What is decided about somebody before they have a name; whatever is missing falls by chance. */
export interface Profile {
  readonly age?: number;
  readonly gender?: Person['gender'];
  readonly ethnicityCode?: string;
  readonly deprivationDecile?: number;
  /** How many days before the last known day the person died. */
  readonly diedDaysAgo?: number;
  readonly givenNames?: readonly string[];
  readonly familyName?: string;
}

/** Where somebody stands in the population. */
export interface PersonSetting {
  readonly index: number;
  readonly random: Random;
  readonly town: Town;
  readonly numbers: NhsNumbers;
  readonly today: Day;
}

/** Invents a person; somebody with a profile is alive unless it says otherwise. */
export function createPerson(setting: PersonSetting, chosen?: Profile): Person {
  const profile = chosen ?? {};
  const { index, random, town, numbers, today } = setting;
  const age = profile.age ?? inventAge(random);
  const gender = profile.gender ?? (random.chance(age > 80 ? 0.59 : 0.506) ? 'female' : 'male');
  const ethnicityCode = profile.ethnicityCode ?? ethnicities[random.weighted(ethnicityShares)] ?? 'Z';
  const deprivationDecile = profile.deprivationDecile ?? random.integer(1, 10);
  const names = inventNames(random, age, gender, ethnicityCode);
  const died = chosen === undefined ? inventDeath(random, age) : profile.diedDaysAgo;
  return {
    nhsNumber: numbers.current(index),
    title: titleOf(random, age, gender),
    givenNames: profile.givenNames ?? names.given,
    familyName: profile.familyName ?? names.family,
    gender,
    birthDate: toDate(addYears(today, -age) - random.integer(1, 364)),
    ...(died === undefined ? {} : { deathDate: toDate(today - died) }),
    addressLines: [`${random.integer(1, 148)} ${random.pick(streets)}`],
    town: town.name,
    // The sector's digit decides the tenth, so that neighbours are equally deprived.
    postcode: `${town.postcodeArea} ${deprivationDecile % 10}${random.pick(letters)}${random.pick(letters)}`,
    deprivationDecile,
    phone: `${town.phonePrefix}${String(random.integer(0, 999)).padStart(3, '0')}`,
    ethnicityCode,
    medicalRecordNumber: `${town.trust.odsCode.slice(-1)}${String(index).padStart(7, '0')}`,
    councilPersonId: String(3_000_000 + index),
  };
}

/** Shares of five-year bands in England, from births to 95 and over. */
const ageShares = [54, 58, 60, 58, 61, 66, 70, 68, 65, 62, 68, 68, 60, 50, 48, 41, 26, 16, 7, 2] as const;

function inventAge(random: Random): number {
  return random.weighted(ageShares) * 5 + random.integer(0, 4);
}

/** Some have died in the last two years. */
function inventDeath(random: Random, age: number): number | undefined {
  const share = age < 60 ? 0.001 : age < 75 ? 0.01 : age < 85 ? 0.04 : 0.1;
  const happened = random.chance(share);
  const daysAgo = random.integer(5, 720);
  return happened && age > 2 ? daysAgo : undefined;
}

/** NHS Data Dictionary ethnic categories and their shares in per mille. */
const ethnicities = ['A', 'B', 'C', 'D', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'R', 'S', 'Z'] as const;
const ethnicityShares = [745, 9, 60, 9, 8, 32, 27, 11, 17, 11, 26, 8, 20, 17] as const;

function inventNames(
  random: Random,
  age: number,
  gender: Person['gender'],
  ethnicityCode: string,
): { readonly given: readonly string[]; readonly family: string } {
  const group = groupOf(ethnicityCode);
  if (group !== undefined) {
    const names = otherNames[group];
    return { given: [random.pick(names[gender])], family: random.pick(names.family) };
  }
  const pool = givenNames[gender][age >= 62 ? 0 : age >= 27 ? 1 : 2];
  const first = random.pick(pool);
  const second = random.pick(pool);
  return {
    given: second === first || random.chance(0.35) ? [first] : [first, second],
    family: random.pick(familyNames),
  };
}

function groupOf(ethnicityCode: string): keyof typeof otherNames | undefined {
  if (ethnicityCode === 'H') return 'indian';
  if ('JKL'.includes(ethnicityCode)) return 'pakistani';
  if ('MNP'.includes(ethnicityCode)) return 'black';
  return ethnicityCode === 'R' ? 'chinese' : undefined;
}

function titleOf(random: Random, age: number, gender: Person['gender']): string {
  if (gender === 'male') return age < 16 ? 'Master' : 'Mr';
  if (age < 20) return 'Miss';
  return random.pick(age > 60 ? ['Mrs', 'Mrs', 'Mrs', 'Miss'] : ['Mrs', 'Ms', 'Miss']);
}

/** Letters that a postcode may end in. */
const letters = [
  'A',
  'B',
  'D',
  'E',
  'F',
  'G',
  'H',
  'J',
  'L',
  'N',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'W',
  'X',
  'Y',
  'Z',
] as const;
