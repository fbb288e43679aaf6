import { isList, isObject, type Json, type JsonObject } from './json.ts';
import { isQuantity } from './qualifiers.ts';
import { toWords } from './words.ts';

/** One column of a table of items. */
export interface Column {
  /** The place of its values below the item, such as `period.start`. */
  readonly key: string;
  readonly label: string;
  /** Whether it holds ids that mean nothing to a reader. */
  readonly isTechnical: boolean;
}

/** Turns an item into its values by column; lists stay whole, and an amount stays one with its unit. */
export function flatten(item: JsonObject): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  fill(item, [], values);
  return values;
}

function fill(item: JsonObject, place: readonly string[], values: Map<string, Json>): void {
  for (const [key, value] of Object.entries(item)) {
    if (key === '__typename' || value === undefined || isWhole(value)) continue;
    const inner = [...place, key];
    if (isObject(value) && !isQuantity(value)) fill(value, inner, values);
    else values.set(inner.join('.'), value);
  }
}

/** What is a table of its own: connections, and lists that say where they come from. */
function isWhole(value: Json): boolean {
  return (
    isObject(value) && (isList(value['edges']) || (isList(value['sources']) && Object.keys(value).length > 0))
  );
}

/** The columns of items, in the order in which they first come. */
export function toColumns(items: readonly ReadonlyMap<string, Json>[]): readonly Column[] {
  const keys = new Set<string>();
  for (const item of items) for (const key of item.keys()) keys.add(key);
  const labels = new Map<string, number>();
  const short = [...keys].map((key) => ({ key, label: toShortLabel(key) }));
  for (const { label } of short) labels.set(label, (labels.get(label) ?? 0) + 1);
  return short.map(({ key, label }) => ({
    key,
    label: labels.get(label) === 1 ? label : toWords(key.replaceAll('.', ' ')),
    isTechnical: /(?:^|\.)(?:id|cursor)$/.test(key),
  }));
}

/** What only says that a thing is shown by its name. */
const plain = new Set(['display', 'name', 'text', 'preferred']);

function toShortLabel(key: string): string {
  const names = key.split('.');
  const telling = names.filter((name, index) => index === 0 || !plain.has(name));
  return toWords(telling.slice(-2).join(' '));
}
