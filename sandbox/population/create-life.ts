import { cast } from './cast/cast.ts';
import { allergyReactions, allergySubstances, noKnownAllergy } from './codes/allergy-substances.ts';
import { type Day, toDate } from './calendar.ts';
import { createPerson } from './create-person.ts';
import { createLifeDraft, finishLifeDraft, type LifeDraft } from './life-draft.ts';
import type { Difficulty, Life, Person } from './life.ts';
import type { NhsNumbers } from './nhs-numbers.ts';
import { createRandom, type Random } from './random.ts';
import { type Town, towns } from './towns.ts';
import { writeLife } from './write-life.ts';

/** What all lives of a population have in common. */
export interface LifeSetting {
  readonly seed: number;
  readonly today: Day;
  readonly numbers: NhsNumbers;
}

/** Invents the life at a position; the same setting and position always give the same life. */
export function createLife({ seed, today, numbers }: LifeSetting, index: number): Life {
  const member = cast[index];
  const random = createRandom(seed, index);
  const [town, practice] = placeOf(random, member?.place);
  const difficulties = member?.difficulties ?? [];
  const invented = createPerson({ index, random, town, numbers, today }, member?.profile);
  const person = applyDifficulties(invented, difficulties, { index, today, numbers, town });
  const generalPractitioner = random.pick(practice.generalPractitioners);
  const allergy = member === undefined ? inventAllergy(random) : undefined;
  const draft = createLifeDraft({
    index,
    random,
    person,
    town,
    today,
    avoidsPenicillin: member !== undefined || allergy === 0,
  });
  if (allergy !== undefined) recordAllergy(draft, allergy);
  (member?.write ?? writeLife)(draft);
  const { generalPractitioners: _, ...organisation } = practice;
  return {
    index,
    person,
    story: member?.story ?? '',
    difficulties,
    practice: { ...organisation, generalPractitioner },
    trust: town.trust,
    ...finishLifeDraft(draft),
  };
}

function placeOf(
  random: Random,
  place: readonly [number, number] | undefined,
): [Town, Town['practices'][number]] {
  const drawnTown = random.pick(towns);
  const town = (place === undefined ? undefined : towns[place[0]]) ?? drawnTown;
  const drawnPractice = random.pick(town.practices);
  return [town, (place === undefined ? undefined : town.practices[place[1]]) ?? drawnPractice];
}

function applyDifficulties(
  person: Person,
  difficulties: readonly Difficulty[],
  setting: { readonly index: number; readonly today: Day; readonly numbers: NhsNumbers; readonly town: Town },
): Person {
  const { index, today, numbers, town } = setting;
  const has = (difficulty: Difficulty) => difficulties.includes(difficulty);
  return {
    ...person,
    ...(has('superseded-number') ? { supersededNhsNumber: numbers.superseded(index) } : {}),
    ...(has('no-practice') ? { removedFromPractice: { reason: 'ORR', on: toDate(today - 200) } } : {}),
    ...(has('duplicate-hospital-number')
      ? { duplicateMedicalRecordNumber: `${town.trust.odsCode.slice(-1)}9${String(index).padStart(6, '0')}` }
      : {}),
  };
}

/** Half the people have been asked and have none, one in eight has one; of the rest nothing is recorded. */
function inventAllergy(random: Random): number | 'none-known' | undefined {
  const draw = random.next();
  if (draw < 0.5) return 'none-known';
  return draw < 0.625 ? random.weighted([60, 8, 10, 3, 6, 4, 6]) : undefined;
}

function recordAllergy({ gp, random, born, until }: LifeDraft, allergy: number | 'none-known'): void {
  const onset = toDate(random.integer(Math.min(born + 30, until - 1), until - 1));
  const entry = allergy === 'none-known' ? undefined : allergySubstances[allergy];
  gp.allergy(
    entry === undefined
      ? { substance: noKnownAllergy, kind: 'medication', onset, recordedBy: 'practice' }
      : { ...entry, reaction: random.pick(allergyReactions), onset, recordedBy: 'practice' },
  );
}
