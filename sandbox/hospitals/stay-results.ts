import type { HospitalStay } from '../population/life.ts';
import { createRandom, type Random } from '../population/random.ts';
import { addMinutes, type HospitalEvent } from './hospital-event.ts';
import type { LabReport, LabResult } from './lab-report.ts';

/** What is measured: its code, name, unit, lowest and highest normal value, and how many digits stand after the point. */
type Analyte = readonly [code: string, name: string, unit: string, low: number, high: number, digits: number];

interface Panel {
  readonly code: string;
  readonly name: string;
  readonly analytes: readonly Analyte[];
}

const panels: readonly Panel[] = [
  {
    code: 'FBC',
    name: 'Full blood count',
    analytes: [
      ['HB', 'Haemoglobin', 'g/L', 115, 165, 0],
      ['WCC', 'White cell count', 'x10^9/L', 4, 11, 1],
      ['PLT', 'Platelets', 'x10^9/L', 150, 450, 0],
    ],
  },
  {
    code: 'UE',
    name: 'Urea and electrolytes',
    analytes: [
      ['NA', 'Sodium', 'mmol/L', 133, 146, 0],
      ['K', 'Potassium', 'mmol/L', 3.5, 5.3, 1],
      ['CREA', 'Creatinine', 'umol/L', 45, 84, 0],
    ],
  },
];

/** C-reactive protein, which a laboratory often finds below what it can measure. */
const crp = { code: 'CRP', name: 'C reactive protein', unit: 'mg/L', range: '<5' };

/** What each result tells beside its trigger, in the order in which the laboratory sent it. */
export type TellResults = (at: string, report: LabReport) => HospitalEvent;

/**
 * Tells what a laboratory found during a stay: one panel after the arrival, now and then first as a preliminary
 * report, and now and then corrected on the next day.
 */
export function toResultEvents(tell: TellResults, stay: HospitalStay, person: number): HospitalEvent[] {
  if (stay.kind === 'outpatient') return [];
  const random = createRandom(person, 0x42, Date.parse(stay.admitted) / 60_000);
  const panel = random.pick(panels);
  const collected = addMinutes(stay.admitted, 25);
  const results = [...panel.analytes.map((analyte) => toResult(analyte, random)), toCrp(random)];
  const { code, name } = panel;
  const report: LabReport = { number: `L${stay.visitNumber}`, code, name, collected, status: 'F', results };
  const events = [tell(addMinutes(collected, 80), report)];
  if (random.chance(0.1)) {
    events.unshift(tell(addMinutes(collected, 40), { ...report, status: 'P', results: results.slice(0, 1) }));
  }
  const [first, ...others] = panel.analytes;
  if (random.chance(0.06) && first !== undefined) {
    const corrected = [toResult(first, random), ...others.map((_, index) => results[index + 1])];
    const known = corrected.filter((result) => result !== undefined);
    events.push(
      tell(addMinutes(collected, 24 * 60), { ...report, status: 'C', results: [...known, toCrp(random)] }),
    );
  }
  return events;
}

function toResult([code, name, unit, low, high, digits]: Analyte, random: Random): LabResult {
  const spread = high - low;
  // What is flagged is the value as it is written.
  const value = Number((low - spread * 0.15 + random.next() * spread * 1.3).toFixed(digits));
  const flag = value < low ? { flag: 'L' as const } : value > high ? { flag: 'H' as const } : {};
  return { code, name, unit, range: `${low}-${high}`, value: value.toFixed(digits), ...flag };
}

function toCrp(random: Random): LabResult {
  if (random.chance(0.4)) return { ...crp, value: '<1' };
  const value = random.integer(1, 180);
  return { ...crp, value: String(value), ...(value >= 5 ? { flag: 'H' as const } : {}) };
}
