import type { Answer, AnswerError } from '../asking/answer.ts';
import { isList, isObject, type Json, type JsonPath, listAt, textAt } from './json.ts';

/**
 * Finds what is empty of people of whom it is not known who they are, each field as an error: the graph tells it as
 * what became of the demographic service, and of no single field.
 */
export function findUnknownPeople({
  data,
  extensions,
}: Pick<Answer, 'data' | 'extensions'>): readonly AnswerError[] {
  const told = listAt(extensions, 'completeness');
  return told.flatMap((entry) => {
    if (!isObject(entry) || textAt(entry, 'setting') !== 'PATIENT') return [];
    const state = textAt(entry, 'state');
    if (state !== 'WITHHELD' && state !== 'UNAVAILABLE') return [];
    const code = textAt(entry, 'reasonCode');
    return findEmpty(data, listAt(entry, 'paths')).map((path) => ({
      message: textAt(entry, 'reason') ?? '',
      path,
      state,
      setting: 'PATIENT',
      ...(code === undefined ? {} : { code }),
    }));
  });
}

/** The places of the fields that are empty in the objects at some places. */
function findEmpty(data: Json | undefined, places: readonly Json[]): readonly JsonPath[] {
  return places.filter(isList).flatMap((place) => {
    const path = place.filter((key) => typeof key === 'string' || typeof key === 'number');
    const person = path.reduce<Json | undefined>(stepInto, data);
    if (!isObject(person)) return [];
    return Object.keys(person).flatMap((key) => (person[key] === null ? [[...path, key]] : []));
  });
}

function stepInto(value: Json | undefined, key: string | number): Json | undefined {
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) ? value[key] : undefined;
}
