import type { CodedConcept, Coding } from '../../../schema/generated/social.ts';
import { toCodedConcept } from '../../kit/coded-concept.ts';
import type { TermList } from './term-lists.ts';

const spellings = new WeakMap<TermList, ReadonlyMap<string, string>>();

/**
 * Finds the term of Release 2 that a council's words mean, whatever their case, spaces and punctuation;
 * `undefined` where the list has none.
 */
export function findTerm(list: TermList, words: string | null): string | undefined {
  if (words === null) return undefined;
  let known = spellings.get(list);
  if (known === undefined) {
    known = toSpellings(list);
    spellings.set(list, known);
  }
  return known.get(toSkeleton(words));
}

/** Maps a council's words to a concept that keeps them as they came beside the term that they mean. */
export function toListedConcept(list: TermList, words: string | null): CodedConcept | null {
  if (words === null) return null;
  const term = findTerm(list, words);
  const asSent: Coding = { system: null, code: words, display: words };
  if (term === undefined) return toCodedConcept([asSent]) ?? null;
  const listed: Coding = { system: list.system, code: term, display: term };
  return toCodedConcept(term === words ? [listed] : [listed, asSent]) ?? null;
}

function toSpellings({ terms, alsoKnownAs }: TermList): ReadonlyMap<string, string> {
  const others = Object.entries(alsoKnownAs).flatMap(([term, names]) =>
    names.map((name): [string, string] => [toSkeleton(name), term]),
  );
  return new Map([...others, ...terms.map((term): [string, string] => [toSkeleton(term), term])]);
}

/** Letters and digits alone: `NFA - Deceased` and `NFA: deceased` are one. */
function toSkeleton(words: string): string {
  return words
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
