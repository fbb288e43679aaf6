import { type Day, toDate, toInstant } from '../population/calendar.ts';
import type { Life } from '../population/life.ts';
import { chooseShare, chooseValue } from './choose-value.ts';

/** Type 1 and type 2 diabetes. */
const diabetes: ReadonlySet<string> = new Set(['44054006', '46635009']);

/** How many days of readings are sent. */
export const daysOfReadings = 30;

const snomed = 'http://snomed.info/sct';
const ucum = 'http://unitsofmeasure.org';
const identifierSystem = 'https://homewatch.example/reading';

/** Tells whether somebody measures at home: everybody who lives with diabetes. */
export function isMonitored(life: Life): boolean {
  return (
    life.person.deathDate === undefined &&
    !life.difficulties.includes('restricted') &&
    life.problems.some(({ term, ended }) => diabetes.has(term.snomed) && ended === undefined)
  );
}

/**
 * Renders what somebody's devices sent on the days before a day, as FHIR R4: glucose each morning and evening, weight
 * each week, and photographs of a foot with an ulcer. The same day always has the same readings.
 */
export function toReadings(life: Life, today: Day): readonly Readonly<Record<string, unknown>>[] {
  const days = Array.from({ length: daysOfReadings }, (_, index) => today - daysOfReadings + index);
  return [
    ...days.flatMap((day) => [
      ...toGlucose(life, day, 'morning', 7 * 60 + 10),
      ...toGlucose(life, day, 'evening', 18 * 60 + 25),
    ]),
    ...days.filter((day) => (day + life.index) % 7 === 0).map((day) => toWeight(life, day)),
    ...days
      .filter((day) => hasFootUlcer(life) && (day + life.index) % 10 === 0)
      .map((day) => toImage(life, day)),
  ];
}

/** Some meters of the sandbox measure in American units, as bought ones do. */
function toGlucose(life: Life, day: Day, slot: string, minutes: number): readonly Record<string, unknown>[] {
  const name = `glucose-${slot}`;
  const isHigh = life.index % 2 === 0;
  const share = chooseShare(life.index, day, slot, 'extreme');
  // Who has an ulcer is the one to look at: every other morning is too low.
  const isLow = hasFootUlcer(life) && slot === 'morning' && day % 2 === 0;
  const millimoles =
    isLow || share < 0.02
      ? chooseValue(2.8, 3.9, 1, life.index, day, slot)
      : share < 0.08 && isHigh
        ? chooseValue(15.2, 19.5, 1, life.index, day, slot)
        : chooseValue(isHigh ? 8 : 5.2, isHigh ? 14.5 : 9.8, 1, life.index, day, slot);
  const isAmerican = life.index % 5 === 3;
  const value = isAmerican
    ? { value: Math.round(millimoles * 18.0156), unit: 'mg/dL', system: ucum, code: 'mg/dL' }
    : { value: millimoles, unit: 'mmol/L', system: ucum, code: 'mmol/L' };
  const reading = toObservation(life, day, name, minutes, {
    code: { coding: [{ system: snomed, code: '997671000000106', display: 'Blood glucose level' }] },
    device: {
      display: 'Home glucometer',
      identifier: { value: `METER-${String(life.index).padStart(4, '0')}` },
    },
    // What is more than a meter measures it shows as a word.
    ...(millimoles > 15 && chooseShare(life.index, day, slot, 'meter') < 0.1
      ? { valueString: 'HI' }
      : { valueQuantity: value }),
  });
  const kind = chooseShare(life.index, day, slot, 'story');
  // Now and then somebody measures another's blood, or a value is mistyped and put right.
  if (kind < 0.01)
    return [reading, { ...reading, status: 'entered-in-error', issued: toInstant(day, minutes + 90) }];
  if (kind < 0.02) {
    const mistyped = { ...value, value: value.value * 10 };
    return [
      { ...reading, valueString: undefined, valueQuantity: mistyped },
      { ...reading, status: 'corrected', issued: toInstant(day, minutes + 60) },
    ];
  }
  return [reading];
}

function toWeight(life: Life, day: Day): Record<string, unknown> {
  const kilograms = 62 + (life.index % 45);
  return toObservation(life, day, 'weight', 8 * 60, {
    code: { coding: [{ system: snomed, code: '27113001', display: 'Body weight' }] },
    performer: [{ type: 'Patient', ...toSubject(life) }],
    valueQuantity: {
      value: chooseValue(kilograms - 0.8, kilograms + 0.8, 1, life.index, day, 'weight'),
      unit: 'kg',
      system: ucum,
      code: 'kg',
    },
  });
}

function toImage(life: Life, day: Day): Record<string, unknown> {
  return {
    resourceType: 'DocumentReference',
    ...toCommon(life, day, 'foot'),
    status: 'current',
    type: {
      coding: [{ system: snomed, code: '371087003', display: 'Ulcer of foot due to diabetes mellitus' }],
    },
    date: toInstant(day, 9 * 60 + 40),
    description: 'Left foot, sole, taken at home',
    content: [{ attachment: { contentType: 'image/jpeg', title: 'Left foot' } }],
  };
}

function hasFootUlcer({ communityReferrals }: Life): boolean {
  return communityReferrals.some(
    ({ carePlan, discharged }) => discharged === undefined && carePlan?.title.includes('foot') === true,
  );
}

function toObservation(
  life: Life,
  day: Day,
  name: string,
  minutes: number,
  rest: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    resourceType: 'Observation',
    ...toCommon(life, day, name),
    status: 'final',
    effectiveDateTime: toInstant(day, minutes),
    issued: toInstant(day, minutes + 1),
    ...rest,
  };
}

function toCommon(life: Life, day: Day, name: string) {
  return {
    identifier: [{ system: identifierSystem, value: `${life.index}-${toDate(day)}-${name}` }],
    subject: toSubject(life),
  };
}

function toSubject(life: Life) {
  return { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: life.person.nhsNumber } };
}
