import type { HospitalStay } from '../population/life.ts';
import type { Random } from '../population/random.ts';
import {
  addMinutes,
  type HospitalEvent,
  type HospitalVisit,
  type Place,
  type Trigger,
} from './hospital-event.ts';
import { type TellResults, toResultEvents } from './stay-results.ts';

/** What the events of a stay have in common. */
export type StayBase = Pick<HospitalEvent, 'life' | 'medicalRecordNumber' | 'nhsNumber' | 'phone'>;

/** Builds an event of one stay. */
type Tell = (
  trigger: Trigger,
  at: string,
  visit: Partial<HospitalVisit>,
  more?: Partial<HospitalEvent>,
) => HospitalEvent;

/**
 * Tells one stay as events in the order in which they happened: the arrival, moves, what was done, the
 * discharge, the letter; now and then something that was recorded by mistake and taken back.
 */
export function toStayEvents(base: StayBase, stay: HospitalStay, random: Random): HospitalEvent[] {
  const tell: Tell = (trigger, at, visit, more = {}) => ({
    ...base,
    trigger,
    at,
    visit: { number: stay.visitNumber, stay, ...visit },
    diagnoses: [],
    procedures: [],
    letter: [],
    ...more,
  });
  const [firstPlace, ...laterPlaces] = stay.moves;
  const located = firstPlace === undefined ? {} : { place: firstPlace };
  const events: HospitalEvent[] = [];
  const isElective = stay.kind === 'inpatient' && stay.admissionMethod.startsWith('1');
  if (isElective) events.push(tell('A05', addMinutes(stay.admitted, -14 * 24 * 60), {}));
  events.push(
    tell(stay.kind === 'inpatient' ? 'A01' : 'A04', stay.admitted, located, {
      diagnoses: stay.diagnoses.slice(0, 1),
    }),
  );
  let prior = firstPlace;
  for (const place of laterPlaces) {
    const moved = { place, ...(prior === undefined ? {} : { priorPlace: prior }) };
    events.push(tell('A02', place.at, moved));
    prior = place;
  }
  const last = prior === undefined ? {} : { place: prior };
  for (const [index, procedure] of stay.procedures.entries()) {
    const place = stay.moves.findLast(({ at }) => Date.parse(at) <= Date.parse(procedure.at));
    events.push(
      tell('A08', procedure.at, place === undefined ? located : { place }, {
        diagnoses: stay.diagnoses,
        procedures: stay.procedures.slice(0, index + 1),
      }),
    );
  }
  if (stay.kind === 'inpatient' && !isElective && random.chance(0.04)) {
    events.push(...toMistake(tell, stay, prior, random));
  }
  const tellResults: TellResults = (at, report) => tell('R01', at, last, { report });
  events.push(...toResultEvents(tellResults, stay, base.life.index));
  if (stay.discharged !== undefined) events.push(...toEndEvents(tell, stay, last, base));
  return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** A move to a wrong bed, or a discharge, that was recorded by mistake and taken back. */
function toMistake(tell: Tell, stay: HospitalStay, last: Place | undefined, random: Random): HospitalEvent[] {
  const [place, next] = stay.moves;
  if (place === undefined || last === undefined) return [];
  const settled = Date.parse(next?.at ?? stay.discharged ?? '9999') - Date.parse(stay.admitted);
  if (settled > 90 * 60_000 && (next === undefined || random.chance(0.4))) {
    const wrong = { place: { ...place, at: addMinutes(stay.admitted, 45), bed: 'X9' }, priorPlace: place };
    return [
      tell('A02', addMinutes(stay.admitted, 45), wrong),
      tell('A12', addMinutes(stay.admitted, 60), { ...wrong, place, priorPlace: wrong.place }),
    ];
  }
  if (stay.discharged === undefined) return [];
  const early = addMinutes(stay.discharged, -6 * 60);
  if (Date.parse(early) <= Date.parse(last.at)) return [];
  const visit = { place: last };
  return [tell('A03', early, { ...visit, discharged: early }), tell('A13', addMinutes(early, 70), visit)];
}

function toEndEvents(
  tell: Tell,
  stay: HospitalStay,
  last: Partial<HospitalVisit>,
  { life }: StayBase,
): HospitalEvent[] {
  const { discharged, dischargeLetter } = stay;
  if (discharged === undefined) return [];
  const visit = { ...last, discharged };
  const record = { diagnoses: stay.diagnoses, procedures: stay.procedures };
  // 79: not applicable, the person died (NHS Data Dictionary, DISCHARGE DESTINATION).
  const died =
    stay.dischargeDestination === '79' && life.person.deathDate !== undefined ? { died: discharged } : {};
  const events = [tell('A03', discharged, visit, { ...record, ...died })];
  if (dischargeLetter !== undefined) {
    const letter = dischargeLetter.split(/\r\n|\r|\n/);
    events.push(tell('T02', addMinutes(discharged, 125), visit, { ...died, letter }));
  }
  return events;
}
