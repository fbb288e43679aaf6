import { careSettingNames } from '../../schema/care-settings.ts';
import { codes, isCode } from '../../schema/runtime/codes.ts';
import { type Fault, isWithin, type ResponsePath } from '../execution/fault.ts';
import {
  type Completeness,
  type CompletenessEntry,
  type CompletenessState,
  isCompletenessState,
  toGravity,
} from './completeness.ts';
import { toFaultState } from './fault-state.ts';

/** What a source of a setting came to, as it stands in the answer or was given with it. */
export interface Standing {
  readonly setting: string;
  readonly state: string;
  readonly code?: string;
  /** The place of the object that it speaks for. */
  readonly path: ResponsePath;
}

/** What is known of an answer when it is complete. */
export interface CompletenessFacts {
  /** The settings that were asked at all, by the names that clients know. */
  readonly asked: Iterable<string>;
  readonly standings: readonly Standing[];
  /** What the client is told in errors. */
  readonly told: readonly Fault[];
  /** All that went wrong, by the places that the client asked for. */
  readonly faults: readonly Fault[];
}

/** How many places of one state are named, so that an answer about many people stays bounded. */
const maximumPaths = 100;

const order: readonly string[] = Object.values(careSettingNames);

interface Draft extends Pick<CompletenessEntry, 'setting' | 'state' | 'reasonCode'> {
  readonly paths: ResponsePath[];
  readonly keys: Set<string>;
}

/** Says of every setting that was asked what became of it, by its sources in the answer and by what went wrong. */
export function createCompleteness({ asked, standings, told, faults }: CompletenessFacts): Completeness {
  const drafts = new Map<string, Draft>();
  const heard = new Set<string>();

  function note(
    setting: string | undefined,
    state: CompletenessState,
    code: string | undefined,
    path?: ResponsePath,
  ) {
    if (setting !== undefined) heard.add(setting);
    const key = `${setting ?? ''} ${state} ${code ?? ''}`;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = {
        ...(setting === undefined ? {} : { setting }),
        state,
        ...(code === undefined ? {} : { reasonCode: code }),
        paths: [],
        keys: new Set(),
      };
      drafts.set(key, draft);
    }
    if (path !== undefined) addPath(draft, path);
  }

  for (const { setting, state, code, path } of standings) {
    if (isCompletenessState(state)) note(setting, state, toReasonCode(code), path);
  }
  for (const { setting, code, path } of told) note(setting, toFaultState(code), code, path);
  // What went wrong with something that the client did not ask for counts only where no source speaks of it.
  for (const { setting, code, path } of faults) {
    if (setting === undefined || isSpokenOf(setting, path, standings, told)) continue;
    note(setting, toFaultState(code), code, path);
  }
  for (const setting of asked) if (!heard.has(setting)) note(setting, 'COMPLETE', undefined);
  return [...drafts.values()].toSorted(compare).map(toEntry);
}

function addPath(draft: Draft, path: ResponsePath): void {
  // All sources of one list speak for one place.
  if (draft.paths.at(-1) === path) return;
  const key = path.join('\n');
  if (draft.keys.has(key)) return;
  draft.keys.add(key);
  if (draft.paths.length < maximumPaths) draft.paths.push(path);
}

function isSpokenOf(
  setting: string,
  path: ResponsePath,
  standings: readonly Standing[],
  told: readonly Fault[],
): boolean {
  const isNear = (one: { readonly setting?: string; readonly path: ResponsePath }) =>
    one.setting === setting && (isWithin(one.path, path) || isWithin(path, one.path));
  return standings.some(isNear) || told.some(isNear);
}

/** A reason that a subgraph gave is passed on only where it has the form of a code. */
function toReasonCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[A-Z][A-Z0-9_]{0,63}$/.test(code) ? code : undefined;
}

function compare(left: Draft, right: Draft): number {
  return toOrder(left.setting) - toOrder(right.setting) || toGravity(left.state) - toGravity(right.state);
}

function toOrder(setting: string | undefined): number {
  const position = setting === undefined ? -1 : order.indexOf(setting);
  return position < 0 ? order.length : position;
}

function toEntry({ setting, state, reasonCode, paths, keys }: Draft): CompletenessEntry {
  return {
    ...(setting === undefined ? {} : { setting }),
    state,
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(isCode(reasonCode) ? { reason: codes[reasonCode] } : {}),
    paths,
    ...(keys.size > paths.length ? { morePaths: keys.size - paths.length } : {}),
  };
}
