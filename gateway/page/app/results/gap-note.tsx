import { toOtherStates } from '../completeness/part-states.ts';
import { settingWords } from '../completeness/settings.ts';
import { StateMark, toStateClass } from '../completeness/state-mark.tsx';
import { stateWords } from '../completeness/states.ts';
import type { SettingCompleteness } from '../completeness/to-completeness.ts';

/** Says beside a picture what is not in it. */
export function GapNote({ settings }: { readonly settings: readonly SettingCompleteness[] }) {
  const gaps = settings.filter(({ state }) => stateWords[state].isGap);
  if (gaps.length === 0) return null;
  return (
    <ul className="gap-note" aria-label="Not in this picture">
      {gaps.map((completeness) => {
        const { setting, state, reasons } = completeness;
        const others = toOtherStates(completeness).filter((other) => stateWords[other.state].isGap);
        return (
          <li key={setting} className={`tile ${toStateClass(state)}`}>
            <span>
              Not in this picture: {settingWords[setting]}. <StateMark state={state} />{' '}
              {reasons[0] ?? stateWords[state].meaning}
              {others.map((other) => ` ${stateWords[other.state].word}: ${other.parts}.`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
