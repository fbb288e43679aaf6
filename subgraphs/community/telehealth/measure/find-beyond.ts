import type { MeasureKindName } from './kinds.ts';
import type { SentAmount } from './to-measure.ts';

/** The side on which an amount lies where no number tells how far. */
export type Side = 'above' | 'below';

/** What was said in place of a number. */
export interface Beyond {
  readonly side: Side;
  /** As it was said, such as `HI`. */
  readonly said: string;
}

/** What devices show where there is more or less than they can measure, in capitals. */
const shown: Readonly<Record<Side, readonly string[]>> = { above: ['HI'], below: ['LO'] };

/** Words that say the same of what is measured; of other things, such as a risk, they may be the answer itself. */
const words: Readonly<Record<Side, readonly string[]>> = {
  above: ['HI', 'HIGH', 'TOO HIGH', 'ABOVE RANGE', 'OVER RANGE', 'OVERRANGE'],
  below: ['LO', 'LOW', 'TOO LOW', 'BELOW RANGE', 'UNDER RANGE', 'UNDERRANGE'],
};

const sides: readonly Side[] = ['above', 'below'];

/** Reads a text such as `HI` or `Lo mmol/L` that a device gave in place of a number. */
export function findBeyond(kind: MeasureKindName | undefined, text: string | undefined): Beyond | undefined {
  if (text === undefined) return undefined;
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s(]*(?:mmol|mg)\/d?l\)?$/i, '');
  const word = bare
    .replaceAll(/[\s_-]+/g, ' ')
    .replace(/[.!*]+$/, '')
    .toUpperCase();
  const side = sides.find((each) => (kind === undefined ? shown : words)[each].includes(word));
  return side === undefined ? undefined : { side, said: text };
}

/** Interpretations that stand in place of a number, by the codes of HL7 (ObservationInterpretation). */
const interpretations: Readonly<Record<Side, readonly string[]>> = {
  above: ['HX', '>', 'HU', 'HH', 'H'],
  below: ['LX', '<', 'LU', 'LL', 'L'],
};

/** Reads the code of an interpretation that stands without a number, and tells on which side it would lie. */
export function findSide(code: string | undefined): Side | undefined {
  return sides.find((each) => interpretations[each].includes(code?.trim().toUpperCase() ?? ''));
}

/** Reads an amount that a device gave as a text because it lies beyond what it measures, such as `>33.3 mmol/L`. */
export function findBoundary(text: string | undefined): SentAmount | undefined {
  const [, sign, number, unit] =
    /^([<>]=?|[≤≥])\s*(\d{1,9}(?:\.\d{1,9})?)\s*(\S.{0,99})?$/.exec(text?.trim() ?? '') ?? [];
  if (sign === undefined || number === undefined) return undefined;
  const comparator = comparators[sign];
  return {
    value: Number(number),
    ...(comparator === undefined ? {} : { comparator }),
    ...(unit === undefined ? {} : { unit }),
  };
}

const comparators: Readonly<Record<string, SentAmount['comparator']>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
};

/** The side that a comparator names. */
export function toSide(comparator: SentAmount['comparator'] | null): Side | undefined {
  if (comparator === undefined || comparator === null) return undefined;
  return comparator.startsWith('>') ? 'above' : 'below';
}
