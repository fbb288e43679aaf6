import type { TermList } from '../events/term-lists.ts';

/** What became of a medicine, by the letters of administration records. */
export const administrationOutcomes: TermList = {
  system: 'urn:home-care:administration-outcome',
  terms: [
    'Given',
    'Prompted',
    'Taken by the person',
    'Refused',
    'Asleep',
    'Not at home',
    'Not available',
    'Withheld on advice',
    'Vomited',
    'Destroyed',
    'Not given',
  ],
  alsoKnownAs: {
    Given: ['G', 'Administered'],
    Prompted: ['P'],
    'Taken by the person': ['Self administered', 'S'],
    Refused: ['R', 'Declined'],
    Asleep: ['A'],
    'Not at home': ['H', 'Hospital', 'Absent', 'In hospital'],
    'Not available': ['N', 'Out of stock'],
    'Withheld on advice': ['W', 'Withheld'],
    Vomited: ['V', 'Nausea or vomiting'],
    Destroyed: ['D', 'Dropped'],
    'Not given': ['O', 'Omitted', 'Missed'],
  },
};

/** How a person is supported with medicines (CQC, medicines support in home care). */
export const medicineSupports: TermList = {
  system: 'urn:home-care:medicine-support',
  terms: ['General support', 'Prompt', 'Assist', 'Administer', 'Specialist administration'],
  alsoKnownAs: {
    'General support': ['Level 1', 'Self'],
    Prompt: ['Prompting', 'Prompted'],
    Assist: ['Assisted'],
    Administer: ['Level 2', 'Administration', 'Administered'],
    'Specialist administration': ['Level 3'],
  },
};
