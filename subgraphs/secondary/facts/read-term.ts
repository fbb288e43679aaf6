import type { Hl7Segment } from '@medplum/core';
import type { Coding } from '../../../schema/generated/shared.ts';
import type { Change } from '../hl7/change.ts';
import { readComponent, type Repetition, readRepetitions } from '../hl7/fields.ts';
import { toCodeSystem } from './coding-systems.ts';
import type { Term } from './common-facts.ts';

/** Reads a coded element (CE or CWE): code, text and system, and the same again in another system. */
export function readTerm(segment: Hl7Segment, field: number): Change<Term> {
  const repetitions = readRepetitions(segment, field);
  if (repetitions === null || repetitions === undefined) return repetitions;
  return repetitions.map(toTerm).find((term) => term !== undefined);
}

/** Reads every coded element of a field that repeats. */
export function readTerms(segment: Hl7Segment, field: number): Change<readonly Term[]> {
  return readRepetitions(segment, field)?.flatMap((repetition) => toTerm(repetition) ?? []);
}

/** Reads a code of a table of the NHS Data Dictionary, which the sender writes without naming the table. */
export function readDictionaryTerm(
  segment: Hl7Segment,
  field: number,
  system: string,
  displays: Readonly<Record<string, string>>,
): Change<Term> {
  const code = readComponent(segment, field);
  if (code === undefined || code === null) return code;
  const written = readComponent(segment, field, 2) ?? undefined;
  const known = Object.hasOwn(displays, code) ? displays[code] : undefined;
  // What is in no table is the sender's own word, and is shown as such.
  if (known === undefined && written === undefined) return { codings: [{ code }], text: code };
  const display = written ?? known;
  return { codings: [{ ...(known === undefined ? {} : { system }), code, ...(display ? { display } : {}) }] };
}

function toTerm(repetition: Repetition): Term | undefined {
  const codings = [1, 4].flatMap((first) => toCoding(repetition, first));
  const original = repetition(9);
  // Words without a code are the whole term; words with a code belong to the code.
  const text = original ?? (codings.length === 0 ? (repetition(2) ?? repetition(5)) : undefined);
  if (codings.length === 0 && text === undefined) return undefined;
  return { codings, ...(text === undefined ? {} : { text }) };
}

function toCoding(repetition: Repetition, first: number): readonly Coding[] {
  const code = repetition(first);
  if (code === undefined) return [];
  const display = repetition(first + 1);
  const system = toCodeSystem(repetition(first + 2));
  return [
    { ...(system === undefined ? {} : { system }), code, ...(display === undefined ? {} : { display }) },
  ];
}
