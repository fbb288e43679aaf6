import { type Code, codes } from '../../schema/runtime/codes.ts';
import { type Fault, isWithin, type ResponsePath } from '../execution/fault.ts';
import { isObject } from '../execution/response-object.ts';
import { codeKey, isOfSingleValue, isWithheld, partKey, stateKey, type StatusRule } from './status-rule.ts';

/** A list of an answer that says what became of the parts that the object around it is joined from. */
export interface StatusList {
  /** The place of the list; its last key is the list's own. */
  readonly path: ResponsePath;
  /** As the client is given it; shorter where the client did not ask for it. */
  readonly shaped: readonly unknown[];
  /** As it was answered, where each object names its part and what became of it. */
  readonly answered: readonly unknown[];
  /** The client's keys of each field. */
  readonly keysOf: (field: string) => readonly string[];
}

/** What became of one part, once all that went wrong is known. */
export interface SettledStatus {
  readonly setting: string;
  readonly state: string;
  readonly code?: string;
  /** The place of the object that the status speaks for. */
  readonly path: ResponsePath;
}

/**
 * Corrects what an answer says of its parts by what went wrong around it, in place, and gives what then holds.
 *
 * A list speaks for the object that it stands in and all below that; of several faults the gravest counts.
 */
export function downgrade(
  rule: StatusRule,
  lists: readonly StatusList[],
  faults: readonly Fault[],
): readonly SettledStatus[] {
  const settled: SettledStatus[] = [];
  for (const list of lists) {
    const path = list.path.slice(0, -1);
    const gravest = findGravest(faults, path, list.path);
    for (const [index, answered] of list.answered.entries()) {
      if (!isObject(answered)) continue;
      const part = String(answered[partKey]);
      const state = String(answered[stateKey]);
      const corrected = toCorrected(rule, state, gravest.get(part));
      if (corrected !== undefined) correct(rule, list, list.shaped[index], corrected);
      const { [codeKey]: code } = answered;
      settled.push({
        setting: part,
        path,
        ...(corrected ?? { state, ...(typeof code === 'string' ? { code } : {}) }),
      });
    }
  }
  return settled;
}

/** By part, the gravest of the faults around a list. */
function findGravest(
  faults: readonly Fault[],
  around: ResponsePath,
  own: ResponsePath,
): ReadonlyMap<string, Fault> {
  const gravest = new Map<string, Fault>();
  for (const fault of faults) {
    if (fault.setting === undefined || !isWithin(fault.path, around) || isWithin(fault.path, own)) continue;
    // What the reader may not see says nothing of whether its part answered, nor does a value that it cannot use.
    if (isWithheld(fault.code) || isOfArgument(fault)) continue;
    const known = gravest.get(fault.setting);
    if (known === undefined || (isOfSingleValue(known.code) && !isOfSingleValue(fault.code))) {
      gravest.set(fault.setting, fault);
    }
  }
  return gravest;
}

/** Tells whether a fault is of a value that the client gave; a question that is refused as a whole has no reason. */
function isOfArgument({ code, reason }: Fault): boolean {
  return code === 'BAD_USER_INPUT' && reason !== undefined;
}

interface Corrected {
  readonly state: string;
  readonly code: Code;
}

/** What a state becomes by a fault; `undefined` where it stays, for what was worse already keeps its own reason. */
function toCorrected(rule: StatusRule, state: string, fault: Fault | undefined): Corrected | undefined {
  if (fault === undefined) return undefined;
  const next = (isOfSingleValue(fault.code) ? rule.incomplete : rule.failed)[state];
  return next === undefined ? undefined : { state: next, code: fault.code };
}

function correct(rule: StatusRule, { keysOf }: StatusList, shaped: unknown, corrected: Corrected): void {
  if (!isObject(shaped)) return;
  for (const key of keysOf(rule.state)) shaped[key] = corrected.state;
  for (const key of keysOf(rule.code)) shaped[key] = corrected.code;
  for (const key of keysOf(rule.sentence)) shaped[key] = codes[corrected.code];
}
