/**
 * The kinds of information that access is decided by, each with the two letters that stand for it in a seal.
 *
 * They are the rows of the entitlement table; what belongs to none of them is shown to nobody. The letters are
 * never given another meaning: processes of two releases read each other's seals.
 */
export const accessAreas = {
  demographics: 'DM',
  consultations: 'GC',
  problems: 'PR',
  medicines: 'MA',
  immunisations: 'IM',
  investigations: 'IN',
  observations: 'OB',
  hospital: 'HO',
  community: 'CO',
  support: 'SP',
  cost: 'CC',
  safeguarding: 'SG',
  legal: 'LE',
  aboutMe: 'AM',
  carePlans: 'CP',
} as const;

/** A kind of information that access is decided by. */
export type AccessArea = keyof typeof accessAreas;

/** How much of an area a reader sees, each with the letter that stands for it in a seal. */
export const accessViews = {
  /** Everything. */
  full: 'F',
  /** The outline of each item, without its details. */
  summary: 'S',
  /** What the national restricted view of the role shows. */
  restricted: 'R',
  /** The three most recent. */
  'last three': 'T',
  /** What is active, and what was major. */
  active: 'A',
  /** The kinds of measurement that the role's list names. */
  listed: 'L',
  /** When and where to, not why. */
  'dates and destination': 'D',
  /** The medicines alone, which are an area of their own. */
  'discharge medicines': 'M',
  /** What belongs to the care of the eyes. */
  eye: 'E',
  /** That there is something, not what. */
  flag: 'G',
} as const;

/** How much of an area a reader sees. */
export type AccessView = keyof typeof accessViews;

/** Which views each area knows; a seal with any other opens nothing of that area. */
export const viewsOfArea: Readonly<Record<AccessArea, readonly AccessView[]>> = {
  demographics: ['full'],
  consultations: ['full', 'last three'],
  problems: ['full', 'active', 'restricted'],
  medicines: ['full', 'restricted'],
  immunisations: ['full'],
  investigations: ['full', 'restricted'],
  observations: ['full', 'listed', 'restricted'],
  hospital: ['full', 'dates and destination', 'discharge medicines', 'eye'],
  community: ['full', 'summary'],
  support: ['full', 'summary'],
  cost: ['full'],
  safeguarding: ['full', 'flag'],
  legal: ['full', 'summary'],
  aboutMe: ['full'],
  carePlans: ['full', 'restricted'],
};

/** What a reader sees of each area; an area that is not named is withheld. */
export type AreaViews = ReadonlyMap<AccessArea, AccessView>;

const areasByLetters = new Map(Object.entries(accessAreas).map(([area, letters]) => [letters, area]));
const viewsByLetter = new Map(Object.entries(accessViews).map(([view, letter]) => [letter, view]));

/** Writes areas and views as the letters that a seal holds, such as `GCF MAR`. */
export function toAreaLetters(views: AreaViews): string {
  return [...views].map(([area, view]) => `${accessAreas[area]}${accessViews[view]}`).join(' ');
}

/** Reads the letters of a seal; an area or view that this process does not know stays withheld. */
export function parseAreaLetters(letters: string): AreaViews {
  const views = new Map<AccessArea, AccessView>();
  for (const word of letters.split(' ')) {
    const area = areasByLetters.get(word.slice(0, 2) as never) as AccessArea | undefined;
    const view = viewsByLetter.get(word.slice(2) as never) as AccessView | undefined;
    if (area !== undefined && view !== undefined && viewsOfArea[area].includes(view)) views.set(area, view);
  }
  return views;
}
