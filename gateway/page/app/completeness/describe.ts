import { toDateTimeWords } from '../answer/date-words.ts';
import type { Emptiness } from './empty-list.ts';
import { toOtherStates } from './part-states.ts';
import { settingWords } from './settings.ts';
import { stateWords } from './states.ts';
import type { SettingCompleteness } from './to-completeness.ts';

/** What an answer lacks, a line for each setting, to go with whatever is taken out of the page. */
export function describeCompleteness(settings: readonly SettingCompleteness[]): readonly string[] {
  return settings.map((completeness) => {
    const { setting, state, reasons, asOf } = completeness;
    const reason = reasons.length === 0 ? '' : ` (${reasons.join(' ')})`;
    const time = asOf === undefined ? '' : `, as of ${toDateTimeWords(asOf)}`;
    const others = toOtherStates(completeness).map(
      (other) => `; ${stateWords[other.state].word}: ${other.parts}`,
    );
    return `${settingWords[setting]}: ${stateWords[state].word}${reason}${time}${others.join('')}`;
  });
}

/** Why a list holds nothing, in lines. */
export function describeEmptiness({ state, said }: Emptiness): readonly string[] {
  return [
    `This list is empty: ${stateWords[state].word}`,
    ...said.map((one) => `${one.who}, of this list: ${stateWords[one.state].word} (${one.reason})`),
  ];
}
