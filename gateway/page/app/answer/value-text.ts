import { isSettingName, settingWords } from '../completeness/settings.ts';
import { closeDirection } from './close-direction.ts';
import { isPartialDate, toDateWords } from './date-words.ts';
import { isList, isObject, type Json, type JsonObject, objectAt, textAt } from './json.ts';
import { isQuantity, toQualifiers, toQuantityWords } from './qualifiers.ts';
import { toWords } from './words.ts';

/** The value of a field as one text; values of enumerations are put into words. */
export function toFieldText(key: string, value: Json | undefined): string {
  if (typeof value !== 'string') return toValueText(value);
  if (isSettingName(value) && key === 'setting') return settingWords[value];
  return enumKeys.test(key) && /^[A-Z][A-Z_\d]*$/.test(value) ? toWords(value) : toValueText(value);
}

/** Which fields hold values of enumerations, by the last part of their names. */
const enumKeys =
  /(?:^|\.)(?:\w*[sS]tatus|setting|kind|certainty|courseType|state|gender|class|sensitivity|reasonCode)$/;

/** Any value as one text; nothing that it holds is left out but where it came from and its technical ids. */
export function toValueText(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return isPartialDate(value) && value.length > 4 ? toDateWords(value) : closeDirection(toEnumWords(value));
  if (isList(value)) return value.map(toValueText).filter(Boolean).join('; ');
  return isObject(value) ? toObjectText(value) : '';
}

/** A value of an enumeration as words; other texts stay as they are. */
export function toEnumWords(text: string): string {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(text) ? toWords(text) : text;
}

/** The part of an item that names it. */
export function toLabel(item: JsonObject): string {
  for (const key of labelKeys) {
    const value = item[key];
    if (typeof value === 'string' && value !== '') return closeDirection(value);
    if (isObject(value)) {
      const inner = textAt(value, 'display') ?? textAt(value, 'text') ?? textAt(value, 'name');
      if (inner !== undefined) return closeDirection(inner);
    }
  }
  return '';
}

/** Which fields name an item, the best first. */
export const labelKeys = [
  'title',
  'display',
  'code',
  'medication',
  'procedure',
  'vaccine',
  'text',
  'serviceType',
  'service',
  'concept',
  'name',
  'description',
  'trigger',
  'message',
  'type',
  'value',
] as const;

function toObjectText(value: JsonObject): string {
  if (isQuantity(value)) return toQuantityWords(value);
  if (isPeriod(value)) return toPeriodText(value);
  const label = toLabel(value);
  const labelKey = labelKeys.find(
    (key) => value[key] !== undefined && toValueText(value[key]).startsWith(label),
  );
  const code = textAt(objectAt(value, 'preferred') ?? {}, 'code');
  const qualifiers = toQualifiers(value);
  const others = Object.entries(value).flatMap(([key, inner]) => {
    if (key === labelKey || technical.has(key)) return [];
    const text = toFieldText(key, inner);
    return text === '' || text === label ? [] : [`${toWords(key).toLowerCase()}: ${text}`];
  });
  const beside = [...qualifiers, ...(code === undefined ? [] : [code]), ...others];
  if (label === '') return beside.join(', ');
  return beside.length === 0 ? label : `${label} (${beside.join(', ')})`;
}

const technical = new Set(['__typename', 'id', 'preferred', 'codings', 'provenance']);

/** Tells whether a value is a stretch of time. */
export function isPeriod(value: Json | undefined): boolean {
  return (
    isObject(value) &&
    Object.keys(value).every((key) => key === 'start' || key === 'end' || key === '__typename')
  );
}

function toPeriodText({ start, end }: JsonObject): string {
  const from = toValueText(start);
  const to = toValueText(end);
  if (to === '') return from;
  return from === '' ? `until ${to}` : `${from} to ${to}`;
}
