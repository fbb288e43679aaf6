import { useId, useMemo, useState } from 'react';
import { toDateTimeWords } from '../answer/date-words.ts';
import { toWords } from '../answer/words.ts';
import type { Answer } from '../asking/answer.ts';
import { settingWords } from './settings.ts';
import { toOtherStates, toParts, toPartStates } from './part-states.ts';
import { StateMark, toStateClass } from './state-mark.tsx';
import { type StateName, stateWords } from './states.ts';
import { type SettingCompleteness, toCompleteness } from './to-completeness.ts';

/** What an answer lacks: every setting, always, with its state in words, drawing and pattern. */
export function CompletenessBar({ answer }: { readonly answer: Answer }) {
  const settings = useMemo(() => toCompleteness(answer), [answer]);
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  return (
    <section className="completeness" aria-label="What this answer lacks">
      <ul className="tiles">
        {settings.map((setting) => (
          <Tile key={setting.setting} {...setting} />
        ))}
      </ul>
      <p className="tiles-foot">
        <strong>{toVerdict(settings)}</strong>{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide what each source said' : 'What each source said'}
        </button>
      </p>
      <div id={details} hidden={!isOpen}>
        {isOpen && <SourceTable settings={settings} />}
      </div>
    </section>
  );
}

function toVerdict(settings: readonly SettingCompleteness[]): string {
  const parts = settings.flatMap(({ state, parts }) => [state, ...parts.map((part) => part.state)]);
  if (parts.some((state) => state !== 'NOT_SUPPORTED' && stateWords[state].isGap))
    return 'This answer may lack something.';
  return parts.includes('NOT_SUPPORTED')
    ? 'Every setting answered; some cannot give everything that was asked for.'
    : 'Every setting answered in full.';
}

function Tile(completeness: SettingCompleteness) {
  const { setting, state, reasons, asOf, parts } = completeness;
  const byPart = toPartStates(parts);
  const why = reasons[0] ?? (state === 'COMPLETE' ? '' : stateWords[state].meaning);
  return (
    <li className={`tile ${toStateClass(state)}`}>
      <span className="tile-setting">{settingWords[setting]}</span>
      <StateMark state={state} />
      {why !== '' && (
        <span className="tile-reason" title={reasons.join(' ')}>
          {toScope(state, byPart)}
          {why}
          {reasons.length > 1 && ` (and ${reasons.length - 1} more)`}
        </span>
      )}
      {toOtherStates(completeness).map((other) => (
        <span key={other.state} className="tile-rest">
          {stateWords[other.state].word}: {other.parts}
        </span>
      ))}
      {asOf !== undefined && <span className="tile-rest">As of {toDateTimeWords(asOf)}</span>}
    </li>
  );
}

/** Which parts of an answer a state is about, where it is not about all of it. */
function toScope(state: StateName, byPart: ReadonlyMap<string, StateName>): string {
  if ([...byPart.values()].every((one) => one === state)) return '';
  const names = toParts(state, byPart);
  return names === 'the rest' ? '' : `${toWords(names)}: `;
}

function SourceTable({ settings }: { readonly settings: readonly SettingCompleteness[] }) {
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label="What each source said">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Setting</th>
            <th scope="col">Part of the answer</th>
            <th scope="col">Source</th>
            <th scope="col">State</th>
            <th scope="col">Why</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {settings.flatMap(({ setting, parts }) =>
            parts.map((part, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same source may speak twice
              <tr key={`${setting}-${index}`}>
                <th scope="row">{settingWords[setting]}</th>
                <td>{part.part === '' ? 'the whole' : toWords(part.part)}</td>
                <td>{[part.organisation, part.system].filter(Boolean).join(' · ')}</td>
                <td>
                  <StateMark state={part.state} />
                </td>
                <td>{[part.reason, ...part.warnings].filter(Boolean).join(' ')}</td>
                <td>{part.asOf === undefined ? '' : toDateTimeWords(part.asOf)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
