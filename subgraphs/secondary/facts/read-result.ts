import type { Hl7Segment } from '@medplum/core';
import { readComponent, readLines } from '../hl7/fields.ts';
import type { Term } from './common-facts.ts';
import { parseAmount, parseRange, type Unit } from './parse-amount.ts';
import type { ResultFacts } from './report-facts.ts';
import { readParticipants } from './read-participants.ts';
import { readTerm, readTerms } from './read-term.ts';
import { present, readTime, type Reading } from './reading.ts';
import { toResultStatus } from './result-status.ts';

/** The value types (OBX-2) whose content is text, a line in each repetition. */
const texts: ReadonlySet<string> = new Set(['TX', 'FT', 'ST']);
/** The value types whose content is a code. */
const codes: ReadonlySet<string> = new Set(['CE', 'CWE', 'CNE', 'CF']);
/** The value types whose content is not kept. */
const encapsulated: ReadonlySet<string> = new Set(['ED', 'RP']);

const interpretationSystem = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation';
/** HL7 table 0078, as far as laboratories use it. */
const interpretations: Readonly<Record<string, string>> = {
  L: 'Low',
  H: 'High',
  LL: 'Critical low',
  HH: 'Critical high',
  '<': 'Off scale low',
  '>': 'Off scale high',
  N: 'Normal',
  A: 'Abnormal',
  AA: 'Critical abnormal',
  S: 'Susceptible',
  R: 'Resistant',
  I: 'Intermediate',
};

/** Tells whether a result's content is a file, which is named and not kept. */
export function isEncapsulated(obx: Hl7Segment): boolean {
  return encapsulated.has(readComponent(obx, 2) ?? '');
}

/** Reads one result (OBX); `undefined` where OBX-3 does not say what it is of. */
export function readResult(obx: Hl7Segment, reading: Reading): ResultFacts | undefined {
  const code = readTerm(obx, 3);
  if (code === undefined || code === null) {
    reading.refuse('OBX-3');
    return undefined;
  }
  const { resultStatuses = {} } = reading.profile;
  const sent = readComponent(obx, 11) ?? '';
  const status = toResultStatus(Object.hasOwn(resultStatuses, sent) ? (resultStatuses[sent] ?? sent) : sent);
  return {
    code,
    status,
    // What was withdrawn, and perhaps is about someone else, is not repeated.
    ...(status === 'ENTERED_IN_ERROR' ? {} : readValue(obx, reading)),
    flags: (readTerms(obx, 8) ?? []).map(toInterpretation),
    ...present<Pick<ResultFacts, 'subId' | 'observed' | 'observer'>>({
      subId: readComponent(obx, 4),
      observed: readTime(obx, 14, reading),
      observer: readParticipants(obx, 16, 'Observer')?.[0],
    }),
  };
}

type Value = Pick<ResultFacts, 'value' | 'amount' | 'coded' | 'range'>;

function readValue(obx: Hl7Segment, reading: Reading): Value {
  const type = readComponent(obx, 2) ?? '';
  const unit = toUnit(readTerm(obx, 6));
  const rangeText = readLines(obx, 7).join(' ').trim();
  const range = rangeText === '' ? undefined : parseRange(rangeText, unit);
  const terms = codes.has(type) ? (readTerms(obx, 5) ?? []) : [];
  // Several codes are all told in words, for the graph has room for one.
  const coded = terms.length === 1 ? terms[0] : undefined;
  const value =
    terms.length === 0 ? toText(obx, type) : terms.flatMap((term) => toWords(term) ?? []).join('\n');
  // A text is an amount only where it has a unit: "2" may be a grade.
  const isAmount = type === 'NM' || type === 'SN' || (type === 'ST' && unit.unit !== undefined);
  const amount = isAmount && value !== undefined ? parseAmount(value, unit) : undefined;
  if (type === 'NM' && value !== undefined && amount === undefined) reading.refuse('OBX-5');
  return present<Value>({ value, amount, coded, range });
}

function toWords({ codings: [coding], text }: Term): string | undefined {
  return text ?? coding?.display ?? coding?.code ?? undefined;
}

function toText(obx: Hl7Segment, type: string): string | undefined {
  if (encapsulated.has(type)) return undefined;
  const lines = readLines(obx, 5);
  if (lines.every((line) => line.trim() === '')) return undefined;
  if (texts.has(type)) return lines.join('\n');
  // A structured number (SN) is written in parts: comparator, number, separator, number.
  if (type === 'SN') return [1, 2, 3, 4].map((part) => readComponent(obx, 5, part) ?? '').join('');
  return lines.join('\n').trim();
}

function toUnit(term: Term | null | undefined): Unit {
  const [coding] = term?.codings ?? [];
  const isUcum = /^(?:UCUM|http:\/\/unitsofmeasure\.org)$/i.test(coding?.system ?? '');
  return present<Unit>({
    unit:
      term?.text ??
      (isOwnNumber(coding?.code) ? coding?.display : undefined) ??
      coding?.code ??
      coding?.display,
    ucum: isUcum ? coding?.code : undefined,
  });
}

/** Tells whether a code is a number of a system's own for a unit, such as `CD:289` of Cerner Millennium. */
function isOwnNumber(code: string | null | undefined): boolean {
  return /^(?:CD:)?\d+$/.test(code ?? '');
}

function toInterpretation(term: Term): Term {
  const [coding] = term.codings;
  const code = coding?.code ?? '';
  if (coding?.display !== undefined || !Object.hasOwn(interpretations, code)) return term;
  const display = interpretations[code] ?? code;
  return { codings: [{ system: interpretationSystem, code, display }] };
}
