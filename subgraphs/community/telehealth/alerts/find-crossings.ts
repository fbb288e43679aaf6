import type { ReadingStatus } from '../../../../schema/generated/community.ts';
import { snomed } from '../../../kit/coded-concept.ts';
import { toSide } from '../measure/find-beyond.ts';
import { nameUnit, toComparable } from '../measure/units.ts';
import { isUsable, type MeasuredPart, type ReadingFacts } from '../telehealth-facts.ts';
import type { Threshold } from './threshold.ts';

/** A part of a reading that crossed a limit. */
export interface Crossing {
  readonly threshold: Threshold;
  readonly part: MeasuredPart;
}

/** What is compared with limits: a reading as it holds now. */
interface Limited {
  readonly status: ReadingStatus;
  readonly facts: ReadingFacts;
}

/**
 * Finds the limits that a reading crosses, in any of its parts. A limit that is reached exactly is not crossed. What was
 * entered in error crosses none, nor does what cannot be compared.
 */
export function findCrossings(reading: Limited, thresholds: readonly Threshold[]): readonly Crossing[] {
  return pair(reading, thresholds).filter(({ part, threshold }) => compare(part, threshold) === 'beyond');
}

/** Tells whether a reading has a part that some limit is set to and that cannot be compared with it. */
export function isNotCompared(reading: Limited, thresholds: readonly Threshold[]): boolean {
  return pair(reading, thresholds).some(({ part, threshold }) => compare(part, threshold) === 'unknown');
}

/** Every part with every limit of what is measured in it. */
function pair({ status, facts }: Limited, thresholds: readonly Threshold[]): readonly Crossing[] {
  if (!isUsable(status)) return [];
  return [facts, ...facts.components].flatMap((part) =>
    thresholds.filter(({ kind }) => isOfKind(part, kind)).map((threshold) => ({ threshold, part })),
  );
}

/** A kind that is not known is a code of SNOMED CT, and a reading may have several. */
function isOfKind({ kind, code }: MeasuredPart, limited: string): boolean {
  return kind === limited || code.codings.some((each) => each.system === snomed && each.code === limited);
}

/**
 * Compares an amount with a limit. One that is only known to lie above or below something is beyond a limit where it may be.
 * Amounts of different units are compared only where one is turned into the other.
 */
function compare(
  { measure, beyond }: MeasuredPart,
  { comparison, limit, unit }: Threshold,
): 'beyond' | 'within' | 'unknown' {
  const side = beyond?.side ?? toSide(measure?.comparator);
  if (side === comparison) return 'beyond';
  if (measure === null) return beyond?.hasNumber === false ? 'within' : 'unknown';
  const [own, other] = [nameUnit({ code: measure.ucum, unit: measure.unit }), nameUnit({ code: unit })];
  if (own === undefined || other === undefined) return 'unknown';
  const amounts = toComparable([measure.value, own], [limit, other]);
  if (amounts === undefined) return 'unknown';
  const [value, most] = amounts;
  return (comparison === 'below' ? value < most : value > most) ? 'beyond' : 'within';
}
