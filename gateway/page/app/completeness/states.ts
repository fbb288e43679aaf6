/** What is known of a setting: the states of sources, and that an answer says nothing of it. */
export const stateNames = [
  'UNAVAILABLE',
  'WITHHELD',
  'PARTIAL',
  'STALE',
  'UNSTATED',
  'NOT_ASKED',
  'COMPLETE',
  'NONE_RECORDED',
  'NOT_SUPPORTED',
] as const;

/** One of them; the first in the list weighs most. */
export type StateName = (typeof stateNames)[number];

/** How a state is put into words. */
export interface StateWords {
  readonly word: string;
  /** What a reader may conclude from it. */
  readonly meaning: string;
  /** Whether what is shown lacks something that may exist. */
  readonly isGap: boolean;
}

/** The words of each state. */
export const stateWords: Readonly<Record<StateName, StateWords>> = {
  UNAVAILABLE: {
    word: 'Unavailable',
    meaning: 'Could not find out. There may be records that are not shown.',
    isGap: true,
  },
  WITHHELD: {
    word: 'Withheld',
    meaning: 'This reader may not see it. There may be records that are not shown.',
    isGap: true,
  },
  PARTIAL: { word: 'Partial', meaning: 'A part was left out: see why.', isGap: true },
  STALE: {
    word: 'Out of date',
    meaning: 'Older than it should be: newer records may be missing.',
    isGap: true,
  },
  UNSTATED: {
    word: 'Not stated',
    meaning: 'The query asks for no “sources”, so this answer does not say whether anything is missing.',
    isGap: true,
  },
  NOT_ASKED: { word: 'Not asked', meaning: 'The question left this setting out.', isGap: true },
  NOT_SUPPORTED: { word: 'Not supported', meaning: 'It cannot give information of this kind.', isGap: true },
  COMPLETE: { word: 'Complete', meaning: 'It answered, and this is all that it holds.', isGap: false },
  NONE_RECORDED: {
    word: 'None recorded',
    meaning: 'It answered, and it holds nothing of this kind.',
    isGap: false,
  },
};

/** Tells whether a value is the name of a state. */
export function isStateName(value: unknown): value is StateName {
  return stateNames.some((name) => name === value);
}

/** The state that weighs most. */
export function toWorst(states: readonly StateName[]): StateName {
  return stateNames.find((name) => states.includes(name)) ?? 'UNSTATED';
}
