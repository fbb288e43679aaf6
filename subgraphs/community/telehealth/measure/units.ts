import type { MeasureKindName } from './kinds.ts';

/** How an amount in one unit is written in another: multiplied first, then shifted. */
interface Conversion {
  readonly factor: number;
  readonly shift?: number;
}

/** Grams of one mole of glucose (C6H12O6). Source: PubChem, compound 5793. */
const glucoseMolarMass = 180.156;

/** Pounds and stones are exact by law: Weights and Measures Act 1985, schedule 1, part V. */
const kilogramsPerPound = 0.453_592_37;

/**
 * What is converted, for each kind of measurement from UCUM code to its own unit.
 *
 * Mass is turned into moles for glucose alone, because the factor is the substance's. Source of the others: The Unified
 * Code for Units of Measure, tables 4 and following, where each unit is defined by SI units.
 */
const conversions: Readonly<Record<MeasureKindName, Readonly<Record<string, Conversion>>>> = {
  glucose: {
    'mmol/L': { factor: 1 },
    'umol/L': { factor: 0.001 },
    'mg/dL': { factor: 10 / glucoseMolarMass },
    'g/L': { factor: 1000 / glucoseMolarMass },
  },
  weight: {
    kg: { factor: 1 },
    g: { factor: 0.001 },
    '[lb_av]': { factor: kilogramsPerPound },
    '[stone_av]': { factor: 14 * kilogramsPerPound },
  },
  temperature: {
    Cel: { factor: 1 },
    '[degF]': { factor: 5 / 9, shift: -160 / 9 },
    K: { factor: 1, shift: -273.15 },
  },
  systolic: { 'mm[Hg]': { factor: 1 }, kPa: { factor: 7.500_615_758 } },
  diastolic: { 'mm[Hg]': { factor: 1 }, kPa: { factor: 7.500_615_758 } },
  'heart rate': { '/min': { factor: 1 } },
  'respiratory rate': { '/min': { factor: 1 } },
  'oxygen saturation': { '%': { factor: 1 }, '1': { factor: 100 } },
};

/** How suppliers write units, in small letters without spaces, with the UCUM code that is meant. */
const spellings: Readonly<Record<string, string>> = {
  'mmol/l': 'mmol/L',
  'umol/l': 'umol/L',
  // As Unicode's compatibility form has it, whichever of the two letters was sent.
  'μmol/l': 'umol/L',
  millimolesperliter: 'mmol/L',
  millimolesperlitre: 'mmol/L',
  'mg/dl': 'mg/dL',
  'g/l': 'g/L',
  kg: 'kg',
  kgs: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  g: 'g',
  gram: 'g',
  grams: 'g',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  pounds: '[lb_av]',
  '[lb_av]': '[lb_av]',
  st: '[stone_av]',
  stone: '[stone_av]',
  '[stone_av]': '[stone_av]',
  cel: 'Cel',
  c: 'Cel',
  degreescelsius: 'Cel',
  degreecelsius: 'Cel',
  degreesc: 'Cel',
  '°c': 'Cel',
  degc: 'Cel',
  celsius: 'Cel',
  f: '[degF]',
  '°f': '[degF]',
  degf: '[degF]',
  '[degf]': '[degF]',
  fahrenheit: '[degF]',
  degreesfahrenheit: '[degF]',
  degreefahrenheit: '[degF]',
  degreesf: '[degF]',
  k: 'K',
  'mm[hg]': 'mm[Hg]',
  mmhg: 'mm[Hg]',
  millimetersofmercury: 'mm[Hg]',
  millimetresofmercury: 'mm[Hg]',
  millimeterofmercury: 'mm[Hg]',
  millimetreofmercury: 'mm[Hg]',
  kpa: 'kPa',
  '/min': '/min',
  '{beats}/min': '/min',
  'beats/minute': '/min',
  'beats/min': '/min',
  bpm: '/min',
  '1/min': '/min',
  'min-1': '/min',
  perminute: '/min',
  beatsperminute: '/min',
  beatspermin: '/min',
  '{beat}/min': '/min',
  '{heartbeats}/min': '/min',
  '{pulse}/min': '/min',
  '{breaths}/min': '/min',
  '{breath}/min': '/min',
  '{resp}/min': '/min',
  'breaths/minute': '/min',
  'breaths/min': '/min',
  breathsperminute: '/min',
  breathspermin: '/min',
  '%': '%',
  '{%}': '%',
  '%spo2': '%',
  '%o2': '%',
  '%{hemoglobinsaturation}': '%',
  percent: '%',
  '1': '1',
};

/**
 * The UCUM code of a unit as it was sent, by its code or by how it is written; `undefined` where neither is known, and
 * where the two say different things.
 */
export function toUcum(
  code: string | null | undefined,
  written: string | null | undefined,
): string | undefined {
  const coded = findSpelling(code);
  const said = findSpelling(written);
  return coded !== undefined && said !== undefined && coded !== said ? undefined : (coded ?? said);
}

function findSpelling(text: string | null | undefined): string | undefined {
  const key = text?.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '') ?? '';
  return Object.hasOwn(spellings, key) ? spellings[key] : undefined;
}

/** Writes an amount in the unit of its kind; `undefined` where the unit is none of this kind's. */
export function convert(kind: MeasureKindName, amount: number, ucum: string): number | undefined {
  const conversion = findConversion(conversions[kind], ucum);
  return conversion === undefined ? undefined : toOwn(amount, conversion);
}

type Units = Readonly<Record<string, Conversion>>;

function findConversion(units: Units, ucum: string): Conversion | undefined {
  return Object.hasOwn(units, ucum) ? units[ucum] : undefined;
}

function toOwn(amount: number, { factor, shift = 0 }: Conversion): number {
  return amount * factor + shift;
}

/** Units that are turned into one another whatever is measured in them; moles and grams are not. */
const physical: readonly Units[] = [conversions.weight, conversions.temperature, conversions.systolic];

/** The system of UCUM in FHIR. */
const ucumSystem = 'http://unitsofmeasure.org';

/** A unit as somebody sent it, by its code or in writing. */
export interface SentUnit {
  readonly system?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly unit?: string | null | undefined;
}

/**
 * Names a unit so that two names are equal where the units are: by UCUM where it is known, else as it was sent. The
 * name of a bare number, such as a score, is empty. `undefined` where code and words say different things.
 */
export function nameUnit({ system, code, unit }: SentUnit): string | undefined {
  const sent = toUcumCode({ system, code });
  const coded = sent && toBare(sent);
  const [fromCode, fromWords] = [findSpelling(coded), findSpelling(unit)];
  if (coded && fromWords !== undefined && fromCode !== fromWords) return undefined;
  const name = fromCode ?? fromWords ?? coded ?? unit?.trim() ?? '';
  return name === '1' ? '' : name;
}

/** The code of a unit where it is one of UCUM, or does not say of what; a code of another system means nothing beside one. */
export function toUcumCode({ system, code }: Omit<SentUnit, 'unit'>): string | undefined {
  return (system ?? ucumSystem) === ucumSystem ? code?.trim() || undefined : undefined;
}

/** What stands in braces is no part of a unit (UCUM, section 6). */
function toBare(code: string): string {
  return code.replaceAll(/\{[^}]*\}/g, '') || '1';
}

/**
 * Two amounts as numbers that can be compared; `undefined` where their units are neither one nor turned into one another.
 *
 * Each unit is a name by `nameUnit`.
 */
export function toComparable(
  [left, leftUnit]: readonly [amount: number, unit: string],
  [right, rightUnit]: readonly [amount: number, unit: string],
): readonly [left: number, right: number] | undefined {
  if (leftUnit === rightUnit) return [left, right];
  for (const units of physical) {
    const [from, to] = [findConversion(units, leftUnit), findConversion(units, rightUnit)];
    if (from !== undefined && to !== undefined)
      return [toRounded(toOwn(left, from)), toRounded(toOwn(right, to))];
  }
  return undefined;
}

/** Binary fractions must not put an amount beyond a limit that it reaches exactly. */
function toRounded(amount: number): number {
  return Number(amount.toPrecision(9));
}
