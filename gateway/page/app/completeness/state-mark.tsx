import { Icon, type IconName } from '../look/icon.tsx';
import { type StateName, stateWords } from './states.ts';

const icons: Readonly<Record<StateName, IconName>> = {
  UNAVAILABLE: 'warning',
  WITHHELD: 'lock',
  PARTIAL: 'half',
  STALE: 'clock',
  UNSTATED: 'question',
  NOT_ASKED: 'skip',
  NOT_SUPPORTED: 'dash',
  COMPLETE: 'check',
  NONE_RECORDED: 'none',
};

/** A state as a drawing and a word; its pattern comes from the box around it. */
export function StateMark({ state }: { readonly state: StateName }) {
  return (
    <span className={`state-mark ${toStateClass(state)}`}>
      <Icon name={icons[state]} />
      {stateWords[state].word}
    </span>
  );
}

/** The name by which a state is drawn. */
export function toStateClass(state: StateName): string {
  return `state-${state.toLowerCase().replace('_', '-')}`;
}
