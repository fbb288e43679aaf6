import { type Day, toInstant } from '../calendar.ts';
import type { HospitalMedicine, HospitalStay, Term } from '../life.ts';
import { consultants, type TreatmentFunction, treatmentFunctions } from '../staff.ts';
import type { Town, WardKind } from '../towns.ts';
import { createRecordIds } from './record-ids.ts';
import { isWithin, type Span } from './span.ts';

/** A stay as a pathway tells it; hours count from the admission. */
export interface StayPlan {
  readonly kind: HospitalStay['kind'];
  readonly day: Day;
  readonly nights: number;
  readonly admissionMethod: string;
  readonly dischargeDestination?: string;
  readonly specialty: TreatmentFunction;
  readonly path: readonly { readonly ward: WardKind; readonly afterHours: number }[];
  readonly diagnoses: readonly Term[];
  readonly procedures?: readonly {
    readonly opcs4: string;
    readonly display: string;
    readonly afterHours: number;
  }[];
  readonly letter?: string;
}

/** When a stay really was, and whether the person went home from it. */
export interface ActualStay {
  readonly admitted: Day;
  readonly discharged: Day;
  readonly wentHome: boolean;
}

/** What the hospital comes to know of a person. */
export interface HospitalChapter {
  /** Puts a stay on the first day from the given one that is free; none if the life ended before. */
  stay(plan: StayPlan): ActualStay | undefined;
  /** All stays, the earliest first. */
  stays(): readonly HospitalStay[];
  /** Writes down a medicine beside what a hospital always orders and asks for. */
  medicine(toMedicine: (id: string) => HospitalMedicine): void;
  medicines(): readonly HospitalMedicine[];
}

interface Clock {
  readonly day: Day;
  readonly minutes: number;
}

/** Opens an empty chapter of hospital care. */
export function createHospitalChapter(span: Span, town: Town): HospitalChapter {
  const nextId = createRecordIds(span.index, 2);
  const taken: { readonly from: Day; readonly to: Day }[] = [];
  const stays: HospitalStay[] = [];
  const medicines: HospitalMedicine[] = [];
  return {
    stay(plan) {
      const admitted = firstFreeDay(taken, plan.day, plan.nights);
      if (!isWithin(span, admitted)) return undefined;
      const planned = admitted + plan.nights;
      taken.push({ from: admitted, to: planned });
      stays.push(toHospitalStay(nextId('V'), { ...plan, day: admitted }, span, town));
      return { admitted, discharged: planned, wentHome: planned < span.until };
    },
    medicine: (toMedicine) => void medicines.push(toMedicine(nextId('D'))),
    medicines: () => medicines,
    stays: () => stays.sort((left, right) => Date.parse(left.admitted) - Date.parse(right.admitted)),
  };
}

function firstFreeDay(taken: readonly { from: Day; to: Day }[], wanted: Day, nights: number): Day {
  let day = wanted;
  for (;;) {
    const clash = taken.find(({ from, to }) => day <= to && day + nights >= from);
    if (clash === undefined) return day;
    day = clash.to + 2;
  }
}

function toHospitalStay(visitNumber: string, plan: StayPlan, span: Span, town: Town): HospitalStay {
  const admitted: Clock = { day: plan.day, minutes: admissionMinutes(plan, span) };
  const end = toEnd(plan, admitted, span);
  const after = (hours: number) => later(admitted, hours * 60);
  const happened = (clock: Clock) => end.clock === undefined || isBefore(clock, end.clock);
  const isKnown = (clock: Clock) => clock.day < span.until && happened(clock);
  const moves = plan.path.map(({ ward, afterHours }) => ({ ward, clock: after(afterHours) }));
  return {
    visitNumber,
    kind: plan.kind,
    admitted: toInstant(admitted.day, admitted.minutes),
    ...(end.clock === undefined ? {} : { discharged: toInstant(end.clock.day, end.clock.minutes) }),
    admissionMethod: plan.admissionMethod,
    ...(end.destination === undefined ? {} : { dischargeDestination: end.destination }),
    specialty: { code: plan.specialty, display: treatmentFunctions[plan.specialty] },
    consultant: consultants[plan.specialty],
    moves: moves
      .filter(({ clock }, place) => place === 0 || isKnown(clock))
      .map(({ ward, clock }) => ({
        at: toInstant(clock.day, clock.minutes),
        site: town.trust.siteOdsCode,
        ward: town.wards[ward],
        bed: `${span.random.pick(['A', 'B', 'C', 'D'])}${span.random.integer(1, 6)}`,
      })),
    diagnoses: plan.diagnoses,
    procedures: (plan.procedures ?? [])
      .map(({ opcs4, display, afterHours }) => ({ opcs4, display, clock: after(afterHours) }))
      .filter(({ clock }) => isKnown(clock))
      .map(({ opcs4, display, clock }) => ({ opcs4, display, at: toInstant(clock.day, clock.minutes) })),
    ...(plan.letter === undefined || !end.asPlanned ? {} : { dischargeLetter: plan.letter }),
  };
}

/** Emergencies arrive at any hour, everybody else in the morning or early afternoon. */
function admissionMinutes(plan: StayPlan, span: Span): number {
  if (plan.kind === 'outpatient') return span.random.integer(36, 60) * 15;
  if (!plan.admissionMethod.startsWith('2')) return span.random.integer(450, 600);
  return plan.nights === 0 ? span.random.integer(8 * 60, 18 * 60) : span.random.integer(0, 1439);
}

function toEnd(
  plan: StayPlan,
  admitted: Clock,
  span: Span,
): { readonly clock?: Clock; readonly destination?: string; readonly asPlanned: boolean } {
  const planned = plan.day + plan.nights;
  if (planned < span.until) {
    const minutes = span.random.integer(620, 1080);
    const clock =
      plan.nights === 0 ? later(admitted, span.random.integer(25, 230)) : { day: planned, minutes };
    const { dischargeDestination: destination } = plan;
    return { clock, asPlanned: true, ...(destination === undefined ? {} : { destination }) };
  }
  if (!span.died) return { asPlanned: false };
  return {
    clock: { day: span.until, minutes: span.random.integer(300, 1300) },
    destination: '79',
    asPlanned: false,
  };
}

function later(clock: Clock, minutes: number): Clock {
  const total = clock.minutes + Math.round(minutes);
  return { day: clock.day + Math.floor(total / 1440), minutes: total % 1440 };
}

function isBefore(left: Clock, right: Clock): boolean {
  return left.day < right.day || (left.day === right.day && left.minutes < right.minutes);
}
