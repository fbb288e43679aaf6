import { toCount } from '../../answer/words.ts';
import { type SettingName, settingNames } from '../../completeness/settings.ts';
import { type StateName, stateWords } from '../../completeness/states.ts';
import type { SettingCompleteness } from '../../completeness/to-completeness.ts';
import type { TimelineEvent } from './find-events.ts';
import { placeEvents, type PlacedEvent } from './place-events.ts';

/** What is drawn of one setting. */
export interface Lane {
  readonly setting: SettingName;
  readonly state: StateName;
  /** What is said in the lane where it may lack something, or holds nothing. */
  readonly words: string;
  /** Whether all of it is a gap. */
  readonly isGap: boolean;
  /** Since when nothing is known; only where what was answered is old. */
  readonly staleFrom?: Date;
  readonly placed: readonly PlacedEvent[];
  readonly rows: number;
}

/** Lays events out in a lane for each setting; every setting has one, also where nothing is in it. */
export function toLanes(
  { within, all }: { readonly within: readonly TimelineEvent[]; readonly all: readonly TimelineEvent[] },
  settings: readonly SettingCompleteness[],
  toX: (date: Date) => number,
  now: Date,
): readonly Lane[] {
  return settingNames.map((setting) => {
    const known = settings.find((one) => one.setting === setting);
    const state = toLaneState(known);
    const placed = placeEvents(
      within.filter((event) => event.setting === setting),
      toX,
      now,
    );
    const outside = all.filter((event) => event.setting === setting).length - placed.length;
    const { isGap, word } = stateWords[state];
    const reason = known?.state === state ? (known.reasons[0] ?? '') : '';
    const asOf = state === 'STALE' && known?.asOf !== undefined ? new Date(known.asOf) : undefined;
    return {
      setting,
      state,
      isGap: isGap && state !== 'STALE',
      words: [toLaneWords(state, word, reason, placed.length, outside), toOutside(outside)]
        .filter(Boolean)
        .join('. '),
      placed,
      rows: Math.max(2, ...placed.map(({ row }) => row + 1)),
      ...(asOf === undefined || Number.isNaN(asOf.getTime()) ? {} : { staleFrom: asOf }),
    };
  });
}

function toLaneState(known: SettingCompleteness | undefined): StateName {
  return known?.state ?? 'UNSTATED';
}

function toLaneWords(state: StateName, word: string, reason: string, count: number, outside: number): string {
  const because = reason === '' ? '' : `: ${reason}`;
  if (state === 'COMPLETE') return count + outside === 0 ? 'Nothing with a date in what was asked for' : '';
  if (state === 'NONE_RECORDED') return word;
  if (state === 'PARTIAL' || state === 'STALE') return `${word}${because}`;
  return count === 0 ? `${word}${because}` : `${word} in part${because}`;
}

/** What is not seen because another stretch of time is looked at. */
function toOutside(count: number): string {
  return count === 0 ? '' : `${toCount(count, 'item')} before or after what is shown`;
}
