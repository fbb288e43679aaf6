import type { SourceWarning } from '../../../schema/generated/shared.ts';

/** What was counted while an area was read, so that nothing is left out in silence. */
export interface Tally {
  /** Items that the area's lists name. */
  listed: number;
  /** Items that could not be read, were missing from the bundle or were about someone else. */
  refused: number;
  /** Items in whose place the practice's system says that it cannot send them. */
  unsupported: number;
  /** Details of items that could not be read, such as an impossible date. */
  lostDetails: number;
  /** Parts of consultations that could not be read or were missing from the bundle. */
  refusedParts: number;
  /** Consultations that came without the list of what was recorded in them. */
  bareConsultations: number;
}

/** Builds an empty tally. */
export function createTally(): Tally {
  return { listed: 0, refused: 0, unsupported: 0, lostDetails: 0, refusedParts: 0, bareConsultations: 0 };
}

/** Says what a reader must know of what was counted; the sentences hold counts and nothing else. */
export function toTallyWarnings(tally: Tally): readonly SourceWarning[] {
  const warnings: SourceWarning[] = [];
  const say = (code: SourceWarning['code'], count: number, one: string, many: string) => {
    if (count > 0) warnings.push({ code, message: count === 1 ? `1 ${one}` : `${count} ${many}` });
  };
  say(
    'ITEMS_REFUSED',
    tally.refused,
    'item could not be read and was left out.',
    'items could not be read and were left out.',
  );
  say(
    'ITEMS_REFUSED',
    tally.unsupported,
    "item is missing because the practice's system cannot send it.",
    "items are missing because the practice's system cannot send them.",
  );
  say(
    'ITEMS_REFUSED',
    tally.refusedParts,
    'part of a consultation could not be read and was left out.',
    'parts of consultations could not be read and were left out.',
  );
  say(
    'OTHER',
    tally.bareConsultations,
    'consultation came without what was recorded in it.',
    'consultations came without what was recorded in them.',
  );
  say(
    'OTHER',
    tally.lostDetails,
    'detail of an item could not be read and was left out.',
    'details of items could not be read and were left out.',
  );
  return warnings;
}
