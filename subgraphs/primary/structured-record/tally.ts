import type { SourceWarning } from '../../../schema/generated/shared.ts';

/** What was counted while an area was read, so that nothing is left out in silence. */
export interface Tally {
  /** Items that the area's lists name. */
  listed: number;
  /** Items that could not be read, were missing from the answer or were about someone else. */
  refused: number;
  /** Items in whose place the practice's system says that it cannot send them. */
  unsupported: number;
  /** Items that the answer holds and no list names. */
  unlisted: number;
  /** Details of items that could not be read, such as an impossible date. */
  lostDetails: number;
  /** Parts of items, such as lines of consultations, that could not be read or were missing from the answer. */
  refusedParts: number;
  /** Consultations that came without the list of what was recorded in them. */
  bareConsultations: number;
  /** Items out of whose texts markup was taken. */
  markup: number;
  /** What each of these was about, by its kind; only names of the specification and never a value. */
  readonly places: Readonly<Record<PlacedCount, Map<string, number>>>;
}

/** The counts that say where in an answer the fault was. */
export type PlacedCount = 'refused' | 'refusedParts' | 'lostDetails';

/** Builds an empty tally. */
export function createTally(): Tally {
  return {
    listed: 0,
    refused: 0,
    unsupported: 0,
    unlisted: 0,
    lostDetails: 0,
    refusedParts: 0,
    bareConsultations: 0,
    markup: 0,
    places: { refused: new Map(), refusedParts: new Map(), lostDetails: new Map() },
  };
}

/** Counts one fault; `place` is a name of the specification, such as `Immunization.date`, and never a value. */
export function count(tally: Tally, what: PlacedCount, place: string): void {
  tally[what] += 1;
  const places = tally.places[what];
  places.set(place, (places.get(place) ?? 0) + 1);
}

/** Says what a reader must know of what was counted; the sentences hold counts and places and nothing else. */
export function toTallyWarnings(tally: Tally): readonly SourceWarning[] {
  const warnings: SourceWarning[] = [];
  const say = (
    code: SourceWarning['code'],
    number: number,
    one: string,
    many: string,
    what?: PlacedCount,
  ) => {
    const where = what === undefined ? '' : toPlaces(tally.places[what]);
    if (number > 0) warnings.push({ code, message: `${number} ${number === 1 ? one : many}${where}.` });
  };
  say(
    'ITEMS_REFUSED',
    tally.refused,
    'item could not be read and was left out',
    'items could not be read and were left out',
    'refused',
  );
  say(
    'ITEMS_REFUSED',
    tally.unsupported,
    "item is missing because the practice's system cannot send it",
    "items are missing because the practice's system cannot send them",
  );
  say(
    'ITEMS_REFUSED',
    tally.unlisted,
    'item of the answer stands in no list and was left out',
    'items of the answer stand in no list and were left out',
  );
  say(
    'ITEMS_REFUSED',
    tally.refusedParts,
    'part of an item could not be read and was left out',
    'parts of items could not be read and were left out',
    'refusedParts',
  );
  say(
    'OTHER',
    tally.bareConsultations,
    'consultation came without what was recorded in it',
    'consultations came without what was recorded in them',
  );
  say(
    'OTHER',
    tally.lostDetails,
    'detail of an item could not be read and was left out',
    'details of items could not be read and were left out',
    'lostDetails',
  );
  say(
    'OTHER',
    tally.markup,
    'item held markup, which was taken out of its texts',
    'items held markup, which was taken out of their texts',
  );
  return warnings;
}

/** The places, each once; a few are enough to know where to look. */
function toPlaces(places: ReadonlyMap<string, number>): string {
  const named = [...places.keys()].toSorted().slice(0, 5);
  if (named.length === 0) return '';
  return ` (${named.join('; ')}${places.size > named.length ? '; …' : ''})`;
}
