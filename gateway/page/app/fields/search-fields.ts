import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { toWords } from '../answer/words.ts';
import { type SelectionPath, toField, toOn } from './selection-path.ts';
import { toSynonyms } from './synonyms.ts';

/** Something that can be asked for, and the shortest way to it. */
export interface FoundField {
  readonly path: SelectionPath;
  readonly type: string;
  readonly name: string;
  readonly description: string;
}

interface Entry extends FoundField {
  readonly nameWords: readonly string[];
  readonly otherWords: ReadonlySet<string>;
}

/** Finds fields by what people call them; a word may stand in a name, a description or the values of a field. */
export function createFieldSearch(schema: GraphQLSchema): (sought: string) => readonly FoundField[] {
  const entries = listFields(schema);
  return (sought) => {
    const words = toPlainWords(sought).filter((word) => !fillers.has(word));
    if (words.length === 0) return [];
    const scored = entries.flatMap((entry) => {
      const scores = words.map((word) => score(entry, word));
      return scores.includes(0) ? [] : [{ entry, total: scores.reduce((sum, one) => sum + one, 0) }];
    });
    // What only happens to name a word in passing is not what somebody looks for.
    const best = Math.max(0, ...scored.map(({ total }) => total));
    return scored
      .filter(({ total }) => total * 2 >= best)
      .toSorted((left, right) => right.total - left.total || left.entry.path.length - right.entry.path.length)
      .slice(0, 40)
      .map(({ entry }) => entry);
  };
}

const fillers = new Set([
  'the',
  'a',
  'an',
  'of',
  'and',
  'or',
  'is',
  'are',
  'in',
  'for',
  'to',
  'with',
  'what',
  'when',
]);

function score({ nameWords, otherWords }: Entry, word: string): number {
  if (nameWords.includes(word)) return 12;
  if (nameWords.some((one) => one.startsWith(word))) return 8;
  const same = toSynonyms(word);
  if (nameWords.some((one) => same.includes(one))) return 7;
  if (otherWords.has(word)) return 4;
  if (same.some((one) => otherWords.has(one))) return 2;
  return word.length > 3 && [...otherWords].some((one) => one.startsWith(word)) ? 1 : 0;
}

/** All fields, each by the shortest way from one person. */
function listFields(schema: GraphQLSchema): readonly Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let next: { readonly type: GraphQLNamedType; readonly path: SelectionPath }[] = [];
  const root = schema.getQueryType();
  const patient = root?.getFields()['patient'];
  if (patient !== undefined) next = [{ type: getNamedType(patient.type), path: [toField('patient')] }];
  while (next.length > 0) {
    const after: typeof next = [];
    for (const { type, path } of next) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const key = `${type.name}.${field.name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const inner = getNamedType(field.type);
        const own = [...path, toField(field.name)];
        if (!structural.has(field.name))
          entries.push(toEntry(field.name, field.description ?? '', type.name, own, inner));
        if (isLeafType(inner) || own.length > 9) continue;
        after.push({ type: inner, path: own });
        if (!isInterfaceType(inner)) continue;
        for (const one of schema.getPossibleTypes(inner))
          after.push({ type: one, path: [...own, toOn(one.name)] });
      }
    }
    next = after;
  }
  return entries;
}

/** What only holds other things, and means nothing to whoever looks for something. */
const structural = new Set(['edges', 'node', 'items', 'pageInfo', 'cursor', 'seal']);

function toEntry(
  name: string,
  description: string,
  type: string,
  path: SelectionPath,
  inner: GraphQLNamedType,
): Entry {
  const values = isEnumType(inner)
    ? inner.getValues().map((value) => `${value.name} ${value.description ?? ''}`)
    : [inner.description ?? ''];
  return {
    path,
    type,
    name,
    description,
    nameWords: toPlainWords(toWords(name)),
    otherWords: new Set(toPlainWords([description, toWords(type), ...values].join(' '))),
  };
}

function toPlainWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replaceAll('&', '')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
