import { clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import { addDigests, emptyDigest, type IdDigest, toIdDigest } from './id-digest.ts';
import type { MergedItem } from './merge-indexes.ts';
import { comparePositions, type Position } from './position.ts';

/** Which way a list is read: from its front with `first`, or from its back with `last`. */
export type Direction = 'forwards' | 'backwards';

/** What was shown of one setting within a stretch of the list. */
export interface Shown extends IdDigest {
  /** Whether a source of the setting was unknown while the stretch was read. */
  readonly isLacking: boolean;
}

/** A stretch of the list that was read under the same settings lacking; it begins where the one before ended. */
export interface Stretch {
  /** The place of its last item, which belongs to it. */
  readonly end: Position;
  readonly shown: Readonly<Record<ClinicalSetting, Shown>>;
}

/** What a reader has been shown on the way to a place, page after page in one direction. */
export interface Trail {
  readonly direction: Direction;
  /** Where the reading began: after this place, or at the end of the list where it is `null`. */
  readonly from: Position | null;
  readonly stretches: readonly Stretch[];
}

/** A cursor must not grow with every page, so the two oldest of more stretches than this become one. */
const maximumStretches = 6;

/** Compares places in the order in which a direction meets them. */
export function comparePlaces(direction: Direction, left: Position, right: Position): number {
  return direction === 'forwards' ? comparePositions(left, right) : comparePositions(right, left);
}

/** The place that a trail has come to. */
export function toPlace(trail: Trail): Position | null {
  return trail.stretches.at(-1)?.end ?? trail.from;
}

/** Adds what a page showed to a trail, item by item in the direction of reading; `lacking` was unknown then. */
export function extendTrail(
  trail: Trail,
  items: readonly Pick<MergedItem<unknown>, 'setting' | 'position'>[],
  lacking: ReadonlySet<ClinicalSetting>,
): Trail {
  const last = items.at(-1);
  if (last === undefined) return trail;
  const shown = eachSetting((setting) => ({ ...emptyDigest, isLacking: lacking.has(setting) }));
  for (const { setting, position } of items) {
    shown[setting] = { ...shown[setting], ...addDigests(shown[setting], toIdDigest(position.id)) };
  }
  return { ...trail, stretches: append(trail.stretches, { end: last.position, shown }) };
}

function append(stretches: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = stretches.at(-1);
  if (last !== undefined && isLackingAlike(last, next)) return [...stretches.slice(0, -1), join(last, next)];
  const [first, second, ...rest] = [...stretches, next];
  if (rest.length + 2 <= maximumStretches || first === undefined || second === undefined) {
    return [...stretches, next];
  }
  return [join(first, second), ...rest];
}

function isLackingAlike(left: Stretch, right: Stretch): boolean {
  return clinicalSettings.every(
    (setting) => left.shown[setting].isLacking === right.shown[setting].isLacking,
  );
}

/** Where only one of two stretches lacked a setting, the whole counts as lacking it: said too often, never too little. */
function join(left: Stretch, right: Stretch): Stretch {
  const shown = eachSetting((setting) => ({
    ...addDigests(left.shown[setting], right.shown[setting]),
    isLacking: left.shown[setting].isLacking || right.shown[setting].isLacking,
  }));
  return { end: right.end, shown };
}

/** Makes a value for every clinical setting. */
export function eachSetting<T>(make: (setting: ClinicalSetting) => T): Record<ClinicalSetting, T> {
  return {
    primary: make('primary'),
    secondary: make('secondary'),
    community: make('community'),
    social: make('social'),
  };
}
