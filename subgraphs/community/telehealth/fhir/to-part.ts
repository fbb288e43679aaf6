import {
  type Beyond,
  findBeyond,
  findBoundary,
  findSide,
  type Side,
  toSide,
} from '../measure/find-beyond.ts';
import { findKind, type MeasureKindName } from '../measure/kinds.ts';
import { type MeasureConcern, type SentAmount, toMeasure, toOriginal } from '../measure/to-measure.ts';
import type { MeasuredPart } from '../telehealth-facts.ts';
import type { CodeableConcept, Valued } from './shapes.ts';
import { toConcept } from './to-concept.ts';

/** One measured part, with why its amount stands only as it was sent. */
export interface ReadPart {
  readonly part: MeasuredPart;
  readonly concern: MeasureConcern | undefined;
}

/** What is measured, with what holds the amounts where it does not itself. */
type Whole = Valued & {
  readonly component?: readonly unknown[] | undefined;
  readonly hasMember?: readonly unknown[] | undefined;
};

/**
 * Reads what was measured and how much of it; `undefined` where it does not say what. Beware: what is said of a whole whose
 * parts hold the numbers stands in the place of none.
 */
export function toPart(valued: Whole): ReadPart | undefined {
  const concept = toConcept(valued.code);
  if (concept === undefined) return undefined;
  const kind = findKind(valued.code.coding ?? []);
  const common = { kind: kind ?? concept.preferred?.code ?? concept.display, code: concept };
  const amount = toAmount(valued);
  if (amount === undefined) {
    const beyond = toBeyond(kind, valued);
    const known = beyond === undefined ? {} : { beyond: { ...beyond, hasNumber: false } };
    return { part: { ...common, measure: null, original: null, ...known }, concern: undefined };
  }
  const { measure, concern } = toMeasure(kind, amount);
  const original = toOriginal(amount);
  const side = measure === null ? toSide(amount.comparator) : undefined;
  const known = side === undefined ? {} : { beyond: { side, said: original, hasNumber: true } };
  return { part: { ...common, measure, original, ...known }, concern };
}

/** The amount that was sent; one beyond what the device measures may be a text. */
function toAmount(valued: Valued): SentAmount | undefined {
  const { valueQuantity, valueInteger, valueString } = valued;
  if (valueQuantity !== undefined) {
    const { value } = valueQuantity;
    return value === undefined ? undefined : { ...valueQuantity, value };
  }
  return valueInteger === undefined ? findBoundary(valueString) : { value: valueInteger };
}

/** Why there is no number, where it is because no scale reaches so far (FHIR, data-absent-reason). */
const infinities: Readonly<Record<string, Side>> = {
  'positive-infinity': 'above',
  'negative-infinity': 'below',
};

function toBeyond(kind: MeasureKindName | undefined, valued: Whole): Beyond | undefined {
  const { valueString, valueCodeableConcept, dataAbsentReason, interpretation = [] } = valued;
  const { component = [], hasMember = [] } = valued;
  const said = valueString ?? textsOf(valueCodeableConcept).find((text) => findBeyond(kind, text));
  const beyond = findBeyond(kind, said);
  if (beyond !== undefined) return beyond;
  if (!isWithoutValue(valued) || component.length > 0 || hasMember.length > 0) return undefined;
  for (const { code } of dataAbsentReason?.coding ?? []) {
    const side = Object.hasOwn(infinities, code ?? '') ? infinities[code ?? ''] : undefined;
    if (side !== undefined)
      return { side, said: side === 'above' ? 'too high to measure' : 'too low to measure' };
  }
  for (const concept of interpretation) {
    const display = toConcept(concept)?.display ?? '';
    const [side] = (concept.coding ?? []).flatMap(({ code }) => findSide(code) ?? []);
    if (side !== undefined) return { side, said: display };
    const spoken = findBeyond(kind, display);
    if (spoken !== undefined) return spoken;
  }
  return undefined;
}

function textsOf(concept: CodeableConcept | undefined): readonly string[] {
  const texts = (concept?.coding ?? []).flatMap(({ code, display }) => [display, code]);
  return [concept?.text, ...texts].filter((text) => text !== undefined);
}

/** Tells whether nothing was sent as a value; an amount without its number is none. */
export function isWithoutValue(valued: Omit<Valued, 'code'>): boolean {
  const { valueString, valueInteger, valueBoolean, valueCodeableConcept, valueRange, valueRatio } = valued;
  const others = [valueInteger, valueBoolean, valueCodeableConcept, valueRange, valueRatio];
  const values = [...others, valued.valueQuantity?.value, valued.valueTime, valued.valueDateTime];
  return !valueString && values.every((value) => value === undefined);
}
