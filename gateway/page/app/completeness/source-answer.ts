import { isList, isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../answer/json.ts';
import { isSettingName, type SettingName } from './settings.ts';
import { isStateName, type StateName } from './states.ts';

/** What one source said of one part of an answer. */
export interface SourceAnswer {
  readonly setting: SettingName;
  /** The part of the answer that it spoke of, as the query names it; empty for the whole. */
  readonly part: string;
  readonly state: StateName;
  readonly organisation?: string;
  readonly system?: string;
  readonly reason?: string;
  readonly asOf?: string;
  readonly warnings: readonly string[];
}

/** Gathers what the sources in an answer said, wherever the query asked for it. */
export function gatherSources(data: Json | undefined): readonly SourceAnswer[] {
  const found: SourceAnswer[] = [];
  walk(data ?? null, [], found);
  return found;
}

function walk(value: Json, path: readonly string[], found: SourceAnswer[]): void {
  if (isList(value)) {
    for (const item of value) walk(item, path, found);
    return;
  }
  if (!isObject(value)) return;
  const source = toSourceAnswer(value, path);
  if (source !== undefined) {
    found.push(source);
    return;
  }
  for (const [key, inner] of Object.entries(value)) walk(inner ?? null, [...path, key], found);
}

function toSourceAnswer(value: JsonObject, path: readonly string[]): SourceAnswer | undefined {
  const { setting, state } = value;
  if (!isSettingName(setting) || !isStateName(state)) return undefined;
  const organisation = objectAt(value, 'organisation');
  return {
    setting,
    state,
    part: toPart(path),
    warnings: listAt(value, 'warnings').flatMap((warning) =>
      isObject(warning) ? [textAt(warning, 'message') ?? textAt(warning, 'code') ?? ''].filter(Boolean) : [],
    ),
    ...optional(
      'organisation',
      organisation && (textAt(organisation, 'name') ?? textAt(organisation, 'odsCode')),
    ),
    ...optional('system', textAt(value, 'system')),
    ...optional('reason', textAt(value, 'reason') ?? textAt(value, 'reasonCode')),
    ...optional('asOf', textAt(value, 'asOf')),
  };
}

/** The name of the list that sources stand beside, without what every query has around it. */
export function toPart(path: readonly string[]): string {
  return path.findLast((key) => !passing.has(key) && !/^\d+$/.test(key)) ?? '';
}

const passing = new Set(['sources', 'source', 'edges', 'node', 'patient', 'patients', 'record', 'areas']);

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: string });
}
