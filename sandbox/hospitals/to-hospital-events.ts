import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { addMinutes, type HospitalEvent } from './hospital-event.ts';
import { type HospitalIdentity, toIdentities } from './hospital-identity.ts';
import { toStayEvents } from './stay-events.ts';

/** Tells everything that a person's trust has to tell about them, in the order in which it happened. */
export function toHospitalEvents(life: Life): HospitalEvent[] {
  const stays = [...life.hospitalStays].sort(
    (one, other) => Date.parse(one.admitted) - Date.parse(other.admitted),
  );
  const [firstStay, ...laterStays] = stays;
  if (firstStay === undefined) return [];
  const { mistaken, usual, renumbered } = toIdentities(life);
  const random = createRandom(life.index, 0x40);
  const aboutPerson = (
    trigger: 'A28' | 'A31' | 'A40',
    at: string,
    identity: HospitalIdentity,
  ): HospitalEvent => ({
    ...identity,
    trigger,
    at,
    life,
    diagnoses: [],
    procedures: [],
    letter: [],
  });

  const first = mistaken ?? usual;
  const opening = addMinutes(firstStay.admitted, -10);
  const events = [
    aboutPerson('A28', isElective(firstStay) ? addMinutes(opening, -14 * 24 * 60) : opening, first),
    ...toStayEvents({ life, ...first }, firstStay, random),
  ];
  if (mistaken !== undefined)
    events.push(...toMergeEvents(firstStay.discharged ?? addMinutes(firstStay.admitted, 1440)));
  for (const stay of laterStays) events.push(...toStayEvents({ life, ...usual }, stay, random));
  if (random.chance(0.04)) events.push(...toCancelledAdmission());

  const lastAt = events.reduce(
    (latest, { at }) => (Date.parse(at) > Date.parse(latest) ? at : latest),
    opening,
  );
  if (renumbered !== undefined) events.push(aboutPerson('A31', addMinutes(lastAt, 30), renumbered));
  else if (life.person.deathDate !== undefined) {
    const told = `${addMinutes(`${life.person.deathDate.slice(0, 10)}T10:00:00`, 1440)}+00:00`;
    const at = Date.parse(told) > Date.parse(lastAt) ? told : addMinutes(lastAt, 90);
    events.push({ ...aboutPerson('A31', at, usual), died: life.person.deathDate });
  } else if (random.chance(0.1))
    events.push(aboutPerson('A31', addMinutes(lastAt, 60), { ...usual, phone: '' }));
  return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));

  /** The proper number is opened, takes over the mistaken one, and one more message comes under that. */
  function toMergeEvents(end: string): HospitalEvent[] {
    if (mistaken === undefined) return [];
    const last = events.findLast(({ visit }) => visit !== undefined);
    const at = addMinutes(end, 24 * 60);
    return [
      aboutPerson('A28', at, usual),
      {
        ...aboutPerson('A40', addMinutes(at, 5), usual),
        mergedMedicalRecordNumber: mistaken.medicalRecordNumber,
      },
      ...(last === undefined
        ? []
        : [{ ...last, trigger: 'A08' as const, at: addMinutes(at, 50), letter: [] }]),
    ];
  }

  /** Somebody is admitted who was only asked to come back; half an hour later it is taken back. */
  function toCancelledAdmission(): HospitalEvent[] {
    const stay = laterStays.at(-1);
    const place = stay?.moves[0];
    if (stay === undefined || place === undefined) return [];
    const at = addMinutes(stay.admitted, -2 * 24 * 60);
    const visit = {
      number: `${stay.visitNumber}C`,
      stay: { ...stay, admitted: at },
      place: { ...place, at },
    };
    const event = { ...aboutPerson('A28', at, usual), visit };
    return [
      { ...event, trigger: 'A01' },
      { ...event, trigger: 'A11', at: addMinutes(at, 30) },
    ];
  }
}

function isElective(stay: Life['hospitalStays'][number]): boolean {
  return stay.kind === 'inpatient' && stay.admissionMethod.startsWith('1');
}
