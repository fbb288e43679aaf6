import type { AnswerError } from '../asking/answer.ts';
import { isList, isObject, type Json, type JsonObject, type JsonPath } from './json.ts';
import { toLabel } from './value-text.ts';
import { toCount, toWords } from './words.ts';

/** One item of a list, and where it stands. */
export interface AnswerRow {
  readonly path: JsonPath;
  readonly value: JsonObject;
  /** What the item belongs to, where the list stands inside items of another. */
  readonly owner: string;
  /** The items that it stands in, the nearest first. */
  readonly within: readonly JsonObject[];
  /** What could not be answered of it, with the place below it. */
  readonly faults: readonly { readonly below: JsonPath; readonly error: AnswerError }[];
}

/** Every item of one kind in an answer: all that stand at one place of the query. */
export interface AnswerList {
  /** The place of the query, such as `patient.record.encounters`. */
  readonly key: string;
  readonly label: string;
  /** The label without how many items there are. */
  readonly name: string;
  /** Why there is no such list, where it could not be found out or is withheld. */
  readonly gap: AnswerError | undefined;
  readonly rows: readonly AnswerRow[];
  /** Whether its items say what sources answered. */
  readonly isSources: boolean;
}

/**
 * Finds every list of an answer, those about the person before those about sources. With the names of the fields that
 * hold more than a value, it finds those that are empty or not there too.
 */
export function findLists(
  data: Json | undefined,
  errors: readonly AnswerError[],
  composites: ReadonlySet<string> = new Set(),
): readonly AnswerList[] {
  const rows = new Map<string, AnswerRow[]>();
  const gaps = new Map<string, AnswerError>();
  const faults = indexFaults(errors);

  function add(key: string, value: JsonObject, path: JsonPath, within: readonly JsonObject[]): void {
    const found = faults.size === 0 ? [] : (faults.get(JSON.stringify(path)) ?? []);
    const row = {
      path,
      value,
      within,
      owner: within.map(toLabel).find((label) => label !== '') ?? '',
      faults: found.map((error) => ({ error, below: (error.path ?? []).slice(path.length) })),
    };
    const known = rows.get(key);
    if (known === undefined) rows.set(key, [row]);
    else known.push(row);
  }
  function addNothing(place: readonly string[], gap?: AnswerError): void {
    if (!composites.has(place.at(-1) ?? '')) return;
    const key = (place.at(-1) === 'edges' ? place.slice(0, -1) : place).join('.');
    if (!rows.has(key)) rows.set(key, []);
    if (gap !== undefined) gaps.set(key, gap);
  }
  function walk(value: Json, place: readonly string[], path: JsonPath, within: readonly JsonObject[]): void {
    if (isObject(value)) return walkFields(value, place, path, within);
    if (isList(value) && value.length === 0) addNothing(place);
    for (const [index, item] of isList(value) ? value.entries() : []) {
      const isEdge = isObject(item) && item['node'] !== undefined;
      const inner = isEdge ? (item['node'] ?? null) : item;
      if (inner !== null && !isObject(inner)) continue;
      const innerPath = isEdge ? [...path, index, 'node'] : [...path, index];
      const names = isEdge ? place.slice(0, -1) : place;
      add(names.join('.'), inner ?? {}, innerPath, within);
      if (inner !== null) walkFields(inner, names, innerPath, [inner, ...within]);
    }
  }
  function walkFields(
    value: JsonObject,
    place: readonly string[],
    path: JsonPath,
    within: readonly JsonObject[],
  ): void {
    for (const [key, inner] of Object.entries(value)) {
      if (isList(inner) || isObject(inner)) walk(inner, [...place, key], [...path, key], within);
      const gap = inner === null ? faults.get(JSON.stringify([...path, key]))?.[0] : undefined;
      if (gap !== undefined) addNothing([...place, key], gap);
    }
  }
  for (const [key, value] of Object.entries(isObject(data) ? data : {})) {
    // A connection is its items; it is nothing by itself.
    if (isObject(value) && !isList(value['edges'])) add(key, value, [key], []);
    walk(value ?? null, [key], [key], []);
  }
  const lists = [...rows].map(([key, found]) => toList(key, found, gaps.get(key)));
  return lists.toSorted((left, right) => toRank(left) - toRank(right));
}

function toList(key: string, rows: readonly AnswerRow[], gap: AnswerError | undefined): AnswerList {
  const names = key.split('.').filter((name) => !quiet.has(name));
  const own = names.at(-1) ?? key.split('.').at(-1) ?? key;
  const above = names.at(-2);
  const isSources = /(?:^|\.)sources?$/.test(key);
  const name = isSources
    ? `Sources${names.length === 0 ? '' : ` of ${toWords(own).toLowerCase()}`}`
    : above === undefined
      ? toWords(own)
      : `${toWords(above)}: ${toWords(own).toLowerCase()}`;
  return { key, name, label: `${name} (${toCount(rows.length, 'row')})`, gap, rows, isSources };
}

const quiet = new Set(['patient', 'patients', 'record', 'items', 'edges', 'node', 'sources', 'source']);

function toRank({ isSources, key, rows }: AnswerList): number {
  if (isSources) return 3;
  if (!key.includes('.')) return rows.length > 1 ? 0 : 2;
  return rows.some(({ within }) => within.length > 0) ? 1 : 0;
}

/** Each error under every place that it lies at or below. */
function indexFaults(errors: readonly AnswerError[]): ReadonlyMap<string, AnswerError[]> {
  const index = new Map<string, AnswerError[]>();
  for (const error of errors) {
    const path = error.path ?? [];
    for (let length = 1; length <= path.length; length += 1) {
      const key = JSON.stringify(path.slice(0, length));
      const known = index.get(key);
      if (known === undefined) index.set(key, [error]);
      else known.push(error);
    }
  }
  return index;
}

/** The list that is shown first: one that holds something, before those about sources, and before what is empty. */
export function toFirstList(lists: readonly AnswerList[]): AnswerList | undefined {
  const about = lists.filter(({ isSources, key }) => !isSources && key.includes('.'));
  return about.find(({ rows }) => rows.length > 0) ?? about[0] ?? lists[0];
}
