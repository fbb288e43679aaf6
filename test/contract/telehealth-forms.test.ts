import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDigit } from '../../schema/runtime/nhs-number.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

beforeAll(async () => {
  house = await startTelehealthHouse();
});

afterAll(() => house?.close());

const selection = `readings { total items { status value { value unit comparator } original text note concerns device { name identifier }
  code { display } components { code { display } value { value unit } original } history { status original } } }`;

const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
});
const loinc = (code: string, display: string) => ({
  coding: [{ system: 'http://loinc.org', code, display }],
});
const device = (code: string, display: string) => ({
  coding: [{ system: 'urn:iso:std:iso:11073:10101', code, display }],
});
const ucum = (value: number, code: string, unit = code) => ({
  value,
  unit,
  code,
  system: 'http://unitsofmeasure.org',
});

/** A reading of something else than glucose; members that are left out are not sent. */
const toReading = (person: string, changes: Record<string, unknown>) =>
  toGlucose(person, {
    identifier: toIdentifier(person),
    valueQuantity: undefined,
    device: undefined,
    ...changes,
  });

/** Sends one reading of a person who has no other, and reads it back. */
async function sendOne(person: string, changes: Record<string, unknown>) {
  const answer = await house.send(toReading(person, changes));
  const { community } = await house.ask(selection, { nhsNumber: person });
  return { status: answer.status, issue: answer.body.issue[0], readings: community.readings };
}

let next = 100;
/** An NHS number of the range for tests that no other test of this file uses. */
function toPerson(): string {
  for (;;) {
    const nine = `999000${next}`;
    next += 1;
    const digit = checkDigit(nine);
    if (digit !== undefined) return `${nine}${digit}`;
  }
}

describe('values in the forms of FHIR R4', () => {
  test('a finding whose code says all is shown as found', async () => {
    const { status, readings } = await sendOne(toPerson(), {
      code: snomed('722742002', 'Breathing room air'),
    });
    expect(status).toBe(201);
    expect(readings.items).toMatchObject([
      { code: { display: 'Breathing room air' }, value: null, original: null, text: 'Found' },
    ]);
  });

  test.each([
    ['what is measured', { code: snomed('86290005', 'Respiratory rate') }],
    ['a panel that only groups', { code: loinc('85353-1', 'Vital signs panel'), hasMember: [{}] }],
    [
      'a group that is said to be high',
      { code: loinc('85353-1', 'Panel'), hasMember: [{}], interpretation: [{ coding: [{ code: 'H' }] }] },
    ],
    ['a group in SNOMED CT', { code: snomed('75367002', 'Blood pressure'), hasMember: [{}] }],
    ['an amount without its number', { code: snomed('88020006', 'Score'), valueQuantity: { unit: 'cm' } }],
  ])('%s is refused without a value', async (_name, changes) => {
    const { status, issue, readings } = await sendOne(toPerson(), changes);
    expect([status, issue.code, issue.expression]).toStrictEqual([422, 'required', ['Observation.value']]);
    expect(readings.total).toBe(0);
  });

  test.each<[name: string, value: Record<string, unknown>, text: string]>([
    ['yes', { valueBoolean: true }, 'Yes'],
    ['no', { valueBoolean: false }, 'No'],
    ['a range', { valueRange: { low: ucum(88, '%'), high: ucum(92, '%') } }, '88% to 92%'],
    ['a range without an end', { valueRange: { low: ucum(88, '%') } }, 'from 88%'],
    ['a ratio', { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, '1 : 128'],
    ['a time', { valueTime: '07:30:00' }, '07:30:00'],
    [
      'why there is none',
      { dataAbsentReason: { coding: [{ code: 'not-performed' }] } },
      'No value: not performed',
    ],
  ])('%s is shown in words', async (_name, value, text) => {
    const { status, readings } = await sendOne(toPerson(), { code: loinc('80341-1', 'Something'), ...value });
    expect(status).toBe(201);
    expect(readings.items).toMatchObject([{ value: null, original: null, text }]);
  });

  test('parts keep their words, and why one has no value', async () => {
    const { readings } = await sendOne(toPerson(), {
      code: loinc('85354-9', 'Blood pressure'),
      component: [
        { code: loinc('8480-6', 'Systolic'), valueQuantity: ucum(118, 'mm[Hg]', 'mmHg') },
        { code: loinc('8462-4', 'Diastolic'), dataAbsentReason: { text: 'Not Performed' } },
        { code: snomed('1', 'Rhythm'), valueCodeableConcept: { text: 'Irregular' } },
        { code: snomed('722742002', 'Breathing room air') },
        { code: snomed('88020006', 'Score'), valueQuantity: { unit: 'cm' } },
      ],
    });
    expect(readings.items[0].components).toMatchObject([
      { value: { value: 118 }, original: '118 mmHg' },
      { value: null, original: 'No value: not performed' },
      { value: null, original: 'Irregular' },
      { value: null, original: 'Found' },
      { value: null, original: null },
    ]);
  });

  test('what else is said of a measurement stands with its notes', async () => {
    const { readings } = await sendOne(toPerson(), {
      valueQuantity: ucum(18.4, 'mmol/L'),
      note: [{ text: 'After lunch.' }],
      interpretation: [{ coding: [{ code: 'HH', display: 'Critical high' }] }],
      bodySite: { text: 'Left upper arm' },
      method: { text: 'Finger prick' },
    });
    expect(readings.items[0].note).toBe(
      'After lunch.\nInterpretation: Critical high\nBody site: Left upper arm\nMethod: Finger prick',
    );
  });

  test('an interpretation in the form that it had before R4 is read too', async () => {
    const { readings } = await sendOne(toPerson(), {
      valueQuantity: ucum(18.4, 'mmol/L'),
      interpretation: { text: 'High' },
    });
    expect(readings.items[0].note).toBe('Interpretation: High');
  });

  test('a period that has an end alone says when', async () => {
    const { status } = await sendOne(toPerson(), {
      effectiveDateTime: undefined,
      effectivePeriod: { end: '2026-05-31T08:00:00Z' },
      valueQuantity: ucum(6, 'mmol/L'),
    });
    expect(status).toBe(201);
  });

  test.each([
    [
      'what may change its meaning',
      { modifierExtension: [{ url: 'urn:not' }] },
      'Observation.modifierExtension',
    ],
    [
      'what may change a part’s meaning',
      { component: [{ code: loinc('8480-6', 'S'), modifierExtension: [{ url: 'urn:not' }] }] },
      'Observation.modifierExtension',
    ],
    ['another focus than the person', { focus: [{ display: 'Fetus' }] }, 'Observation.focus'],
    [
      'a recording',
      { valueSampledData: { origin: { value: 0 }, period: 10, dimensions: 1 } },
      'Observation.value',
    ],
  ])('a reading with %s is refused', async (_name, changes, place) => {
    const { status, issue, readings } = await sendOne(toPerson(), {
      code: loinc('8867-4', 'Heart rate'),
      valueQuantity: ucum(150, '/min'),
      ...changes,
    });
    expect([status, issue.code, issue.expression]).toStrictEqual([422, 'not-supported', [place]]);
    expect(readings.total).toBe(0);
  });
});

test('the codes of personal health devices name the same kinds, and their units too', async () => {
  const person = toPerson();
  const sent = [
    { code: device('150456', 'SpO2'), valueQuantity: ucum(97, '%', 'MDC_DIM_PERCENT') },
    {
      code: device('188736', 'Mass'),
      valueQuantity: { value: 77.5, unit: 'kg', code: '263875', system: 'urn:iso' },
    },
    { code: device('150364', 'Temperature'), valueQuantity: ucum(98.6, '[degF]', 'degrees F') },
    { code: device('149530', 'Pulse'), valueQuantity: { value: 72, unit: 'beats per minute' } },
    { code: device('151562', 'Breathing'), valueQuantity: ucum(26, '/min', 'breaths/minute') },
    { code: device('160184', 'Glucose'), valueQuantity: { value: 7000, unit: '\u{3bc}mol/L' } },
    { code: device('160184', 'Glucose'), valueQuantity: { value: 7000, unit: '\u{b5}mol/L' } },
  ];
  await house.send(
    toBundle(
      sent.map((changes, index) =>
        toReading(person, {
          identifier: toIdentifier(`mdc${index}`),
          effectiveDateTime: `2026-05-0${9 - index}T08:00:00Z`,
          ...changes,
        }),
      ),
    ),
  );
  const { community } = await house.ask(selection, { nhsNumber: person });
  expect(
    community.readings.items.map(({ value }: { value: { value: number; unit: string } }) => [
      value.value,
      value.unit,
    ]),
  ).toStrictEqual([
    [97, '%'],
    [77.5, 'kg'],
    [37, '°C'],
    [72, '/min'],
    [26, '/min'],
    [7, 'mmol/L'],
    [7, 'mmol/L'],
  ]);
});

test('a unit whose code and words say different things is not believed', async () => {
  const { readings } = await sendOne(toPerson(), { valueQuantity: ucum(7.1, 'mg/dL', 'mmol/L') });
  expect(readings.items).toMatchObject([
    { value: null, original: '7.1 mmol/L', concerns: ['UNIT_NOT_CONVERTED'] },
  ]);
});

test.each(['http://fhir.nhs.net/Id/nhs-number', 'urn:oid:2.16.840.1.113883.2.1.4.1'])(
  'an NHS number under its older name %s is one',
  async (system) => {
    const person = toPerson();
    const { readings } = await sendOne(person, {
      subject: { identifier: { system, value: person } },
      valueQuantity: ucum(6, 'mmol/L'),
    });
    expect(readings.total).toBe(1);
  },
);

test('a reading that is sent anew each hour has no history of its own words', async () => {
  const person = toPerson();
  const said = (value: number, lastUpdated: string) =>
    toReading(person, { valueQuantity: ucum(value, 'mmol/L'), meta: { lastUpdated } });
  for (const hour of ['06', '07', '08']) await house.send(said(6.1, `2026-06-01T${hour}:00:00Z`));
  const { community } = await house.ask(selection, { nhsNumber: person });
  expect(community.readings.items).toMatchObject([{ original: '6.1 mmol/L', history: [] }]);
  for (const hour of ['09', '10']) await house.send(said(6.7, `2026-06-01T${hour}:00:00Z`));
  const later = await house.ask(selection, { nhsNumber: person });
  expect(later.community.readings.items).toMatchObject([
    { original: '6.7 mmol/L', history: [{ status: 'FINAL', original: '6.1 mmol/L' }] },
  ]);
});

test('what a bundle holds beside its readings is refused to nobody', async () => {
  const person = toPerson();
  const besides = ['MessageHeader', 'Organization', 'Practitioner', 'PractitionerRole', 'DeviceMetric'];
  const answer = await house.send(
    toBundle([
      ...besides.map((resourceType) => ({ resourceType, id: 'x' })),
      toReading(person, { valueQuantity: ucum(6, 'mmol/L') }),
    ]),
  );
  expect(
    answer.body.entry.map((each: { response: { status: string } }) => each.response.status),
  ).toStrictEqual([...besides.map(() => '200 OK'), '201 Created']);
});

test.each([
  ['entered-in-error', 'ENTERED_IN_ERROR'],
  ['preliminary', 'PRELIMINARY'],
  ['amended', 'CORRECTED'],
])('of a photograph that is %s itself so much is told', async (docStatus, status) => {
  const person = toPerson();
  const photograph = {
    resourceType: 'DocumentReference',
    status: 'current',
    docStatus,
    identifier: toIdentifier(person),
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: person } },
    date: '2026-06-01T08:00:00Z',
    content: [{ attachment: { title: 'Left heel' } }],
  };
  const refused = await house.send({ ...photograph, modifierExtension: [{ url: 'urn:not' }] });
  expect(refused.body.issue[0].expression).toStrictEqual(['DocumentReference.modifierExtension']);
  await house.send(photograph);
  const { community } = await house.ask('footImages { items { status } }', { nhsNumber: person });
  expect(community.footImages.items).toStrictEqual([{ status }]);
});
