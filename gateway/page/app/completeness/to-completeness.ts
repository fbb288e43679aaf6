import type { Answer } from '../asking/answer.ts';
import { isList, isObject, type Json, listAt, textAt } from '../answer/json.ts';
import { toErrorState } from './error-state.ts';
import { isSettingName, type SettingName, settingNames } from './settings.ts';
import { gatherSources, type SourceAnswer, toPart } from './source-answer.ts';
import { isStateName, type StateName, toWorst } from './states.ts';

/** What an answer tells of one setting. */
export interface SettingCompleteness {
  readonly setting: SettingName;
  /** The state that weighs most among its parts. */
  readonly state: StateName;
  readonly reasons: readonly string[];
  /** When the oldest of what it answered was current. */
  readonly asOf?: string;
  readonly parts: readonly SourceAnswer[];
}

/** Tells of every setting what is missing from an answer; a setting that the answer does not speak of reads so. */
export function toCompleteness({ data, errors, extensions }: Answer): readonly SettingCompleteness[] {
  const gathered = gatherSources(data);
  // Where the gateway says what became of each setting, it has taken the errors into account, by the words of each.
  const isTold = isList(extensions['completeness']);
  const failed = (isTold ? [] : errors).flatMap((error): SourceAnswer[] => {
    const { setting, message, path } = error;
    if (!isSettingName(setting)) return [];
    return [
      {
        setting,
        state: toErrorState(error),
        part: String(path?.at(-1) ?? ''),
        reason: message,
        warnings: [],
      },
    ];
  });
  // Sources say more of what they speak of than the gateway, which tells the rest.
  const said = [...gathered, ...failed];
  const told = readExtension(extensions['completeness']).filter((one) => !isSaid(one, said));
  const all = [...said, ...told];
  const names: readonly SettingName[] = all.some(({ setting }) => setting === 'PATIENT')
    ? ['PATIENT', ...settingNames]
    : settingNames;
  return names.map((setting) =>
    toSettingCompleteness(
      setting,
      all.filter((one) => one.setting === setting),
    ),
  );
}

function isSaid({ setting, part, state }: SourceAnswer, said: readonly SourceAnswer[]): boolean {
  return said.some((one) => one.setting === setting && one.part === part && one.state === state);
}

function toSettingCompleteness(setting: SettingName, parts: readonly SourceAnswer[]): SettingCompleteness {
  const [asOf] = parts.flatMap((part) => part.asOf ?? []).toSorted();
  const state = toWorst(parts.map((part) => part.state));
  const reasons = parts
    .filter((part) => part.state === state)
    .flatMap(({ reason, warnings }) => [...(reason === undefined ? [] : [reason]), ...warnings]);
  return {
    setting,
    state,
    reasons: [...new Set(reasons)],
    parts,
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** Reads what the gateway itself says of the whole answer: a setting, its state, and where that holds. */
function readExtension(value: Json | undefined): SourceAnswer[] {
  return (isList(value) ? value : []).flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { setting, state } = entry;
    if (!isSettingName(setting) || !isStateName(state)) return [];
    const reason = textAt(entry, 'reason') ?? textAt(entry, 'reasonCode');
    const paths = listAt(entry, 'paths').map((path) => (isList(path) ? path.map(String) : []));
    const parts = new Set(paths.length === 0 ? [''] : paths.map(toPart));
    return [...parts].map((part) => ({
      setting,
      state,
      part,
      warnings: [],
      ...(reason === undefined ? {} : { reason }),
    }));
  });
}
