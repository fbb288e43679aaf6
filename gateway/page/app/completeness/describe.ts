import { toDateTimeWords } from '../answer/date-words.ts';
import { settingWords } from './settings.ts';
import { stateWords } from './states.ts';
import type { SettingCompleteness } from './to-completeness.ts';

/** What an answer lacks, a line for each setting, to go with whatever is taken out of the page. */
export function describeCompleteness(settings: readonly SettingCompleteness[]): readonly string[] {
  return settings.map(({ setting, state, reasons, asOf }) => {
    const reason = reasons.length === 0 ? '' : ` (${reasons.join(' ')})`;
    const time = asOf === undefined ? '' : `, as of ${toDateTimeWords(asOf)}`;
    return `${settingWords[setting]}: ${stateWords[state].word}${reason}${time}`;
  });
}
