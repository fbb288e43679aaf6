import { codes } from '../../schema/runtime/codes.ts';
import { type Fault, isWithin, type ResponsePath } from '../execution/fault.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { isOfSingleValue, partKey, type StatusRule } from './status-rule.ts';

/** A list of an answer that says what became of the parts that the object around it is joined from. */
export interface StatusList {
  /** The place of the list. */
  readonly path: ResponsePath;
  /** As the client is given it. */
  readonly shaped: readonly unknown[];
  /** As it was answered, where each object names its part. */
  readonly answered: readonly unknown[];
  /** The client's keys of each field. */
  readonly keysOf: (field: string) => readonly string[];
}

/**
 * Corrects what an answer says of its parts by what went wrong around it, in place.
 *
 * A list speaks for the object that it stands in and all below that; of several faults the gravest counts.
 */
export function downgrade(rule: StatusRule, lists: readonly StatusList[], faults: readonly Fault[]): void {
  for (const list of lists) {
    const around = list.path.slice(0, -1);
    const gravest = new Map<string, Fault>();
    for (const fault of faults) {
      if (fault.setting === undefined || !isWithin(fault.path, around) || isWithin(fault.path, list.path))
        continue;
      const known = gravest.get(fault.setting);
      if (known === undefined || (isOfSingleValue(known.code) && !isOfSingleValue(fault.code))) {
        gravest.set(fault.setting, fault);
      }
    }
    if (gravest.size > 0) correctList(rule, list, gravest);
  }
}

function correctList(
  rule: StatusRule,
  { shaped, answered, keysOf }: StatusList,
  gravest: ReadonlyMap<string, Fault>,
): void {
  for (const [index, status] of answered.entries()) {
    const given = shaped[index];
    if (!isObject(status) || !isObject(given)) continue;
    const fault = gravest.get(String(status[partKey]));
    if (fault !== undefined) correct(rule, given, keysOf, fault);
  }
}

function correct(
  rule: StatusRule,
  status: ResponseObject,
  keysOf: StatusList['keysOf'],
  { code }: Fault,
): void {
  const states = isOfSingleValue(code) ? rule.incomplete : rule.failed;
  const stateKeys = keysOf(rule.state);
  const next = stateKeys.map((key) => states[String(status[key])]);
  // What was worse already keeps its own reason.
  if (stateKeys.length > 0 && next.every((state) => state === undefined)) return;
  for (const [index, key] of stateKeys.entries()) if (next[index] !== undefined) status[key] = next[index];
  for (const key of keysOf(rule.code)) status[key] = code;
  for (const key of keysOf(rule.sentence)) status[key] = codes[code];
}
