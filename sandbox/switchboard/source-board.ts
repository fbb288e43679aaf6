import type { RunningSource, SourceState } from '../faults/source-state.ts';

/** The kinds of care whose sources can be switched, demographics, who says who is asking, and who may see whom. */
export type BoardSetting =
  | 'patient'
  | 'primary'
  | 'secondary'
  | 'community'
  | 'social'
  | 'identity'
  | 'access';

/** The sources of each setting. */
export type BoardSources = Readonly<Record<BoardSetting, readonly RunningSource[]>>;

/** Remembers the state of every setting and changes one at a time. */
export interface SourceBoard {
  states(): Readonly<Record<BoardSetting, SourceState>>;
  /** Resolves once the state is in force in every source of the setting. */
  set(setting: BoardSetting, state: SourceState): Promise<void>;
}

/** Every setting, in the order in which they are shown. */
export const boardSettings: readonly BoardSetting[] = [
  'patient',
  'primary',
  'secondary',
  'community',
  'social',
  'identity',
  'access',
];

/** Takes over sources that are all up. */
export function createSourceBoard(sources: BoardSources): SourceBoard {
  const states: Record<BoardSetting, SourceState> = {
    patient: 'up',
    primary: 'up',
    secondary: 'up',
    community: 'up',
    social: 'up',
    identity: 'up',
    access: 'up',
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    states: () => ({ ...states }),
    set(setting, state) {
      const earlier = last;
      const change = (async () => {
        await earlier;
        await Promise.all(sources[setting].map((source) => source.setState(state)));
        states[setting] = state;
      })();
      last = change.catch(() => undefined);
      return change;
    },
  };
}
