import type { Profile } from '../create-person.ts';
import type { Difficulty } from '../life.ts';
import type { LifeDraft } from '../life-draft.ts';
import * as hard from './hard-people.ts';
import { writeShowcase } from './showcase.ts';

/** Somebody whose life is told rather than drawn by chance. */
export interface CastMember {
  readonly story: string;
  readonly difficulties: readonly Difficulty[];
  readonly profile: Profile;
  /** Position of the town and of the practice within it. */
  readonly place: readonly [town: number, practice: number];
  readonly write: (draft: LifeDraft) => void;
}

/** The people at the first positions of every population, in this order. */
export const cast: readonly CastMember[] = [
  {
    story:
      'Type 2 diabetes with a foot ulcer: practice, hospital, district nurses and home care within months',
    difficulties: [],
    profile: {
      age: 78,
      gender: 'female',
      ethnicityCode: 'A',
      deprivationDecile: 3,
      givenNames: ['Dorothy', 'Jean'],
      familyName: 'Ashworth',
    },
    place: [0, 0],
    write: writeShowcase,
  },
  {
    story: 'Two NHS numbers, one superseded by the other',
    difficulties: ['superseded-number'],
    profile: { age: 66, gender: 'male' },
    place: [0, 2],
    write: hard.writeSuperseded,
  },
  {
    story: 'Restricted in demographics: no address, no practice',
    difficulties: ['restricted'],
    profile: { age: 34, gender: 'female', deprivationDecile: 2 },
    place: [1, 0],
    write: hard.writeRestricted,
  },
  {
    story: 'Died at home under palliative care',
    difficulties: ['deceased'],
    profile: { age: 84, gender: 'male', diedDaysAgo: 40 },
    place: [0, 1],
    write: hard.writeDeceased,
  },
  {
    story: 'On no practice list, but seen in hospital',
    difficulties: ['no-practice'],
    profile: { age: 41, gender: 'male', deprivationDecile: 1 },
    place: [1, 1],
    write: hard.writeUnregistered,
  },
  {
    story: 'COPD under two hospital numbers that were merged later, with a medicine of every status',
    difficulties: ['duplicate-hospital-number'],
    profile: { age: 72, gender: 'female', deprivationDecile: 2 },
    place: [0, 0],
    write: hard.writeDuplicate,
  },
  {
    story: 'Dementia with home care from a council that holds no NHS number',
    difficulties: ['no-number-in-social-care'],
    profile: { age: 80, gender: 'male' },
    place: [1, 2],
    write: hard.writeUnmatched,
  },
  {
    story: 'Penicillin allergy at the practice, no known allergies at the hospital',
    difficulties: ['contradicted-allergy'],
    profile: { age: 58, gender: 'female' },
    place: [0, 1],
    write: hard.writeContradicted,
  },
  {
    story: 'An allergy without a date',
    difficulties: ['undated-item'],
    profile: { age: 63, gender: 'male' },
    place: [1, 1],
    write: hard.writeUndated,
  },
  {
    story: 'Consultations that the practice keeps confidential',
    difficulties: ['confidential-items'],
    profile: { age: 29, gender: 'female' },
    place: [0, 0],
    write: hard.writeConfidential,
  },
  {
    story: 'Nothing recorded anywhere',
    difficulties: [],
    profile: { age: 26, gender: 'male' },
    place: [1, 2],
    write: hard.writeNothing,
  },
  {
    story: 'More than 150 district nurse visits',
    difficulties: [],
    profile: { age: 88, gender: 'female', deprivationDecile: 4 },
    place: [1, 0],
    write: hard.writeManyContacts,
  },
  {
    story: 'A child of four with vaccinations and a wheezy winter',
    difficulties: [],
    profile: { age: 4, gender: 'female' },
    place: [0, 2],
    write: hard.writeChild,
  },
];
