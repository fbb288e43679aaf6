import type { FhirDosage } from '../medication-shapes.ts';
import { toConcept, toConcepts } from './mapping.ts';
import { toAmountText, toRangeText, toRatioText } from './to-amount-text.ts';
import { toTimingText } from './to-timing-text.ts';

/**
 * Writes how a medicine is to be taken: the source's own words, and in brackets what it says in fields alone.
 *
 * Where there are no words, the fields are written out one after the other. Several instructions are lines, in their
 * order.
 */
export function toDosageText(given: readonly FhirDosage[] | undefined): string | null {
  const lines = [...(given ?? [])]
    .sort((left, right) => (left.sequence ?? 0) - (right.sequence ?? 0))
    .map(toLine)
    .filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('\n');
}

/** The instructions that are written for the person. */
export function toPatientInstruction(given: readonly FhirDosage[] | undefined): string | null {
  const words = (given ?? []).flatMap(({ patientInstruction }) => patientInstruction?.trim() || []);
  return words.length === 0 ? null : words.join('\n');
}

function toLine(given: FhirDosage): string {
  const text = given.text?.trim() ?? '';
  const parts = [...toAmounts(given), ...toWays(given), ...toTimes(given), ...toLimits(given)];
  if (text === '') return parts.join(', ');
  const unsaid = [
    ...toAmounts(given).filter((part) => !hasNumbers(text, part)),
    ...toWays(given).filter((part) => !hasWords(text, part)),
    ...toTimes(given).filter((part) => !isSaid(text, part)),
    ...toLimits(given).filter((part) => !hasNumbers(text, part)),
  ];
  return unsaid.length === 0 ? text : `${text} (${unsaid.join(', ')})`;
}

/** Tells whether words speak of what a part of the timing says. */
function isSaid(text: string, part: string): boolean {
  if (part.startsWith(asNeeded)) return tellsNeed.test(text);
  // For how long is seldom said along with how often.
  return /^for \d| in all$/.test(part) ? hasNumbers(text, part) : tellsTime.test(text);
}

const asNeeded = 'as needed';
const tellsNeed = /\b(?:p\.?r\.?n|need|require)/i;
/** FHIR R4 wants words to say what the timing does; those that speak of no time at all do not. */
const tellsTime =
  /\b(?:once|twice|daily|nightly|weekly|monthly|hourly|times|morning|noon|evening|night|bedtime|every|each|per|hours?|days?|weeks?|months?|o\.?d|b\.?i?\.?d|t\.?i\.?d|t\.?d\.?s|q\.?i\.?d|q\.?d\.?s|stat|mane|nocte)\b/i;

function toAmounts({ doseAndRate = [] }: FhirDosage): readonly string[] {
  const amounts = doseAndRate.flatMap((one) => {
    const dose = toAmountText(one.doseQuantity) ?? toRangeText(one.doseRange);
    const rate = toAmountText(one.rateQuantity) ?? toRangeText(one.rateRange) ?? toRatioText(one.rateRatio);
    return [dose ?? [], rate === undefined ? [] : `at ${rate}`].flat();
  });
  // What was ordered and what was calculated are mostly one.
  return [...new Set(amounts)];
}

function toWays({ method, route, site, additionalInstruction }: FhirDosage): readonly string[] {
  return toConcepts([method ?? [], route ?? [], site ?? [], additionalInstruction ?? []].flat()).map(
    ({ display }) => display,
  );
}

function toTimes({ timing, asNeededBoolean, asNeededCodeableConcept }: FhirDosage): readonly string[] {
  const reason = toConcept(asNeededCodeableConcept)?.display;
  const need =
    reason === undefined ? (asNeededBoolean === true ? asNeeded : []) : `${asNeeded} for ${reason}`;
  return [...(timing === undefined ? [] : toTimingText(timing)), need].flat();
}

function toLimits(given: FhirDosage): readonly string[] {
  const period = toRatioText(given.maxDosePerPeriod);
  const once = toAmountText(given.maxDosePerAdministration);
  const ever = toAmountText(given.maxDosePerLifetime);
  return [
    period === undefined ? [] : `at most ${period}`,
    once === undefined ? [] : `at most ${once} at a time`,
    ever === undefined ? [] : `at most ${ever} in a lifetime`,
  ].flat();
}

function hasNumbers(text: string, part: string): boolean {
  const numbers = new Set(text.match(/\d+(?:\.\d+)?/g));
  return (part.match(/\d+(?:\.\d+)?/g) ?? []).every((number) => numbers.has(number));
}

function hasWords(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
