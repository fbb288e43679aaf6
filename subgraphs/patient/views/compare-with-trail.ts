import { clinicalSettings, type ClinicalSetting } from '../../../schema/care-settings.ts';
import { addDigests, emptyDigest, type IdDigest, isSameDigest, toIdDigest } from './id-digest.ts';
import type { MergedItem } from './merge-indexes.ts';
import { comparePlaces, eachSetting, type Shown, type Trail } from './trail.ts';

/** What a page must say of a setting because of what earlier pages showed of it. */
export type PagingWarning = 'MISSING_FROM_EARLIER_PAGES' | 'CHANGED_SINCE_EARLIER_PAGE';

/** The warnings of each setting whose items before a place are no longer those that were shown. */
export type PagingWarnings = ReadonlyMap<ClinicalSetting, ReadonlySet<PagingWarning>>;

/** Compares what a reader was shown with what stands there now; `items` are in the direction of the trail. */
export function compareWithTrail(
  trail: Trail,
  items: readonly Pick<MergedItem<unknown>, 'setting' | 'position'>[],
): PagingWarnings {
  const now = digestStretches(trail, items);
  const warnings = new Map<ClinicalSetting, Set<PagingWarning>>();
  trail.stretches.forEach(({ shown }, index) => {
    for (const setting of clinicalSettings) {
      for (const warning of toWarnings(shown[setting], now[index]?.[setting] ?? emptyDigest)) {
        warnings.set(setting, (warnings.get(setting) ?? new Set()).add(warning));
      }
    }
  });
  return warnings;
}

function toWarnings(shown: Shown, now: IdDigest): readonly PagingWarning[] {
  if (isSameDigest(shown, now)) return [];
  if (!shown.isLacking) return ['CHANGED_SINCE_EARLIER_PAGE'];
  if (shown.count === 0) return ['MISSING_FROM_EARLIER_PAGES'];
  // One source of the setting was lacking and another was shown: what differs may be of either.
  return ['MISSING_FROM_EARLIER_PAGES', 'CHANGED_SINCE_EARLIER_PAGE'];
}

function digestStretches(trail: Trail, items: Parameters<typeof compareWithTrail>[1]) {
  const { direction, from, stretches } = trail;
  const digests = stretches.map(() => eachSetting<IdDigest>(() => emptyDigest));
  let index = 0;
  for (const { setting, position } of items) {
    if (from !== null && comparePlaces(direction, position, from) <= 0) continue;
    let stretch = stretches[index];
    while (stretch !== undefined && comparePlaces(direction, position, stretch.end) > 0) {
      index += 1;
      stretch = stretches[index];
    }
    const digest = digests[index];
    if (digest === undefined) break;
    digest[setting] = addDigests(digest[setting], toIdDigest(position.id));
  }
  return digests;
}
