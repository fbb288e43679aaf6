import type { Hl7Segment } from '@medplum/core';
import type { Change } from './change.ts';
import { unescapeText } from './unescape-text.ts';

/** How HL7 v2 writes that a value is to be deleted. */
const deleted = '""';

/** One repetition of a field; gives a component by its number from 1, `undefined` where it is empty. */
export type Repetition = (component: number) => string | undefined;

/** Reads one component of a field's first repetition. */
export function readComponent(segment: Hl7Segment, field: number, component = 1): Change<string> {
  const [first] = readComponents(segment, field);
  if (first === undefined) return undefined;
  if (first.length === 1 && first[0] === deleted) return null;
  return toChange(first[component - 1], segment);
}

/** Reads all repetitions of a field; `null` where the message deletes it, `undefined` where it says nothing. */
export function readRepetitions(segment: Hl7Segment, field: number): Change<readonly Repetition[]> {
  const repetitions = readComponents(segment, field);
  if (repetitions.length === 1 && repetitions[0]?.length === 1 && repetitions[0][0] === deleted) return null;
  const filled = repetitions.filter((components) => components.some((text) => text !== ''));
  if (filled.length === 0) return undefined;
  return filled.map((components) => (component) => toChange(components[component - 1], segment) ?? undefined);
}

/** Reads a text whole, a line for each repetition; separators in it that were not escaped are part of it. */
export function readLines(segment: Hl7Segment, field: number): readonly string[] {
  const { context } = segment;
  return readComponents(segment, field).map((components) =>
    unescapeText(components.join(context.componentSeparator), context).trimEnd(),
  );
}

/** The first subcomponent of a component, as where a family name is followed by its parts. */
export function toFirstSubcomponent(segment: Hl7Segment, text: string | undefined): string | undefined {
  return text?.split(segment.context.subcomponentSeparator, 1)[0];
}

function readComponents(segment: Hl7Segment, field: number): readonly (readonly string[])[] {
  // Beware: the library returns nothing for a field beyond the last, although its type says otherwise.
  const value = segment.getField(field) as ReturnType<Hl7Segment['getField']> | undefined;
  return value?.components ?? [];
}

function toChange(raw: string | undefined, segment: Hl7Segment): Change<string> {
  const text = raw?.trim();
  if (text === undefined || text === '') return undefined;
  if (text === deleted) return null;
  return unescapeText(text, segment.context);
}
