import type { ClinicalSetting } from '../../../schema/care-settings.ts';
import { type AccessView, type AreaViews, parseAreaLetters } from '../../../schema/runtime/access.ts';
import type { RecordAccess, RecordLabel } from '../../../schema/runtime/record-seal.ts';
import { findAreaRule } from '../../../schema/runtime/area-rules.ts';

/** How much of a record one setting may read and give out. */
export interface ReadAccess {
  readonly setting: ClinicalSetting;
  readonly views: AreaViews;
  /** The labels whose items are left out. */
  readonly without: ReadonlySet<RecordLabel>;
  /** Whether the reader is the person. */
  readonly isOwn: boolean;
  /** Whether nothing may be given out that says where the person is. */
  readonly hidesPlaces: boolean;
}

/** Reads what a seal says of access for one setting. */
export function toReadAccess(setting: ClinicalSetting, access: RecordAccess): ReadAccess {
  const isHome = access.home === setting;
  return {
    setting,
    views: parseAreaLetters(access.areas),
    without: new Set(access.without.filter((label) => !(isHome && label === 'SEXUAL_HEALTH'))),
    isOwn: access.isOwn === true,
    hidesPlaces: access.hidesPlaces === true,
  };
}

/**
 * How much a reader sees of one of a setting's areas; `undefined` where it is withheld.
 *
 * A backend that reads several areas in one call asks this to leave out of its question what is withheld.
 */
export function findView(access: ReadAccess | undefined, area: string): AccessView | undefined {
  const rule = access === undefined ? undefined : findAreaRule(access.setting, area);
  if (access === undefined || rule === undefined) return undefined;
  const view = access.views.get(rule.area);
  // Some views of an area leave one of its kinds of item out altogether.
  return view !== undefined && rule.unseenIn?.includes(view) === true ? undefined : view;
}
