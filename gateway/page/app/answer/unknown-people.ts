import type { Answer, AnswerError } from '../asking/answer.ts';
import { isList, isObject, listAt, textAt } from './json.ts';

/**
 * Finds the people of an answer of whom it is not known who they are, each as an error of everything that is empty
 * there: the graph tells it as what became of the demographic service, and of no single field.
 */
export function findUnknownPeople({ extensions }: Pick<Answer, 'extensions'>): readonly AnswerError[] {
  const told = listAt(extensions, 'completeness');
  return told.flatMap((entry) => {
    if (!isObject(entry) || textAt(entry, 'setting') !== 'PATIENT') return [];
    const state = textAt(entry, 'state');
    if (state !== 'WITHHELD' && state !== 'UNAVAILABLE') return [];
    const code = textAt(entry, 'reasonCode');
    return listAt(entry, 'paths')
      .filter(isList)
      .map((path) => ({
        message: textAt(entry, 'reason') ?? '',
        path: path.filter((key) => typeof key === 'string' || typeof key === 'number'),
        state,
        setting: 'PATIENT',
        ...(code === undefined ? {} : { code }),
      }));
  });
}
