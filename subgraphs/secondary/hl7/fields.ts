import type { Hl7Segment } from '@medplum/core';
import type { Change } from './change.ts';
import { unescapeText } from './unescape-text.ts';

/** How HL7 v2 writes that a value is to be deleted. */
const deleted = '""';

/**
 * How much of a component is read: the whole, or one of its subcomponents, as the first of a family name and its
 * parts, or the second of an authority (HD), which is its universal id.
 */
export type Part = 'whole' | 'first' | 'second';

/** One repetition of a field; gives a component by its number from 1, `undefined` where it is empty. */
export type Repetition = (component: number, part?: Part) => string | undefined;

/** Reads one component of a field's first repetition. */
export function readComponent(
  segment: Hl7Segment,
  field: number,
  component = 1,
  part: Part = 'whole',
): Change<string> {
  const [first] = readComponents(segment, field);
  if (first === undefined) return undefined;
  if (first.length === 1 && first[0] === deleted) return null;
  return toChange(first[component - 1], segment, part);
}

/** Reads all repetitions of a field; `null` where the message deletes it, `undefined` where it says nothing. */
export function readRepetitions(segment: Hl7Segment, field: number): Change<readonly Repetition[]> {
  const repetitions = readComponents(segment, field);
  if (repetitions.length === 1 && repetitions[0]?.length === 1 && repetitions[0][0] === deleted) return null;
  const filled = repetitions.filter((components) => components.some((text) => text !== ''));
  if (filled.length === 0) return undefined;
  return filled.map(
    (components) =>
      (component, part = 'whole') =>
        toChange(components[component - 1], segment, part) ?? undefined,
  );
}

/** Reads the subcomponents of a component of a field's first repetition as if each were a component. */
export function readSubcomponents(segment: Hl7Segment, field: number, component = 1): Repetition {
  const parts = readComponents(segment, field)[0]?.[component - 1]?.split(
    segment.context.subcomponentSeparator,
  );
  return (subcomponent) => toChange(parts?.[subcomponent - 1], segment, 'whole') ?? undefined;
}

/** Reads a text whole, a line for each repetition; separators in it that were not escaped are part of it. */
export function readLines(segment: Hl7Segment, field: number): readonly string[] {
  const { context } = segment;
  return readComponents(segment, field).map((components) => {
    const text = components.join(context.componentSeparator).trimEnd();
    return text === deleted ? '' : unescapeText(text, context).trimEnd();
  });
}

function readComponents(segment: Hl7Segment, field: number): readonly (readonly string[])[] {
  // Beware: the library returns nothing for a field beyond the last, although its type says otherwise.
  const value = segment.getField(field) as ReturnType<Hl7Segment['getField']> | undefined;
  return value?.components ?? [];
}

function toChange(raw: string | undefined, { context }: Hl7Segment, part: Part): Change<string> {
  // Beware: an escaped separator separates nothing, so a component is divided before it is unescaped.
  const divide = (whole = '') => whole.split(context.subcomponentSeparator);
  const text = (part === 'whole' ? raw : divide(raw)[part === 'first' ? 0 : 1])?.trim();
  if (text === undefined || text === '') return undefined;
  return text === deleted ? null : unescapeText(text, context);
}
