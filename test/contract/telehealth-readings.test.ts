import { afterAll, beforeAll, expect, test } from 'vitest';
import { reader, startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

beforeAll(async () => {
  house = await startTelehealthHouse();
});

afterAll(() => house?.close());

const readings = `readings { total sources { state system asOf reasonCode warnings { message } organisation { odsCode } }
  items { id status value { value unit ucum } original text date origin device { name } concerns note
    components { code { display } value { value unit } original }
    history { status original } code { preferred { code } } provenance { system } } }`;

test('a reading is kept before it is acknowledged, shown with its source, and kept once', async () => {
  const person = '9990000026';
  const before = await house.ask(readings, { nhsNumber: person });
  expect(before.community.readings).toMatchObject({
    total: 0,
    sources: [
      { state: 'STALE', reasonCode: 'FEED_SILENT', system: 'HomeWatch', organisation: { odsCode: 'TH001' } },
    ],
  });

  const first = await house.send(toGlucose(person));
  expect([first.status, first.body.resourceType, first.body.issue[0].severity]).toStrictEqual([
    201,
    'OperationOutcome',
    'information',
  ]);
  const again = await house.send(toGlucose(person));
  expect(again.status).toBe(200);

  const { community } = await house.ask(readings, { nhsNumber: person });
  expect(community.readings.sources).toMatchObject([
    { state: 'COMPLETE', asOf: '2026-06-01T12:00:00+00:00' },
  ]);
  expect(community.readings.items).toMatchObject([
    {
      status: 'FINAL',
      value: { value: 7.1, unit: 'mmol/L', ucum: 'mmol/L' },
      original: '7.1 mmol/L',
      date: '2026-06-01T07:01:00+01:00',
      origin: 'DEVICE',
      device: { name: 'Home glucometer' },
      concerns: [],
      history: [],
    },
  ]);
});

test('of a batch each thing is answered by itself, and what is refused stops nothing', async () => {
  const person = '9990000034';
  const answer = await house.send(
    toBundle(
      [
        toGlucose(person, { identifier: toIdentifier('b1') }),
        toGlucose(person, { identifier: toIdentifier('b2'), status: 'done' }),
        toGlucose(person, { identifier: toIdentifier('b3'), effectiveDateTime: '2027-06-01T07:01:00Z' }),
        { resourceType: 'Patient', id: 'p1' },
        { resourceType: 'Condition' },
        'nothing',
        toGlucose(person, { identifier: toIdentifier('b7') }),
      ],
      'transaction',
    ),
  );
  expect(answer.status).toBe(200);
  expect(answer.body.type).toBe('batch-response');
  const entries: { response: { status: string; outcome: { issue: Record<string, unknown>[] } } }[] =
    answer.body.entry;
  expect(entries.map(({ response }) => response.status)).toStrictEqual([
    '201 Created',
    '422 Unprocessable Entity',
    '422 Unprocessable Entity',
    '200 OK',
    '422 Unprocessable Entity',
    '422 Unprocessable Entity',
    '201 Created',
  ]);
  expect(entries[1]?.response.outcome.issue[0]).toMatchObject({
    severity: 'error',
    code: 'structure',
    expression: ['Bundle.entry[1]: Observation.status'],
  });
  expect(entries[2]?.response.outcome.issue[0]).toMatchObject({
    code: 'business-rule',
    expression: ['Bundle.entry[2]: Observation.effective'],
  });
  expect(JSON.stringify(answer.body)).not.toContain(person);
  const { community } = await house.ask(readings, { nhsNumber: person });
  expect(community.readings.total).toBe(2);
});

test('lines are taken one by one', async () => {
  const person = '9990000042';
  const lines = [
    JSON.stringify(toGlucose(person, { identifier: toIdentifier('n1') })),
    '{"resourceType": "Observation", ',
    '',
    JSON.stringify(toGlucose(person, { identifier: toIdentifier('n2') })),
  ].join('\n');
  const answer = await house.send(lines, { type: 'application/fhir+ndjson' });
  expect(
    answer.body.entry.map((each: { response: { status: string } }) => each.response.status),
  ).toStrictEqual(['201 Created', '422 Unprocessable Entity', '201 Created']);
  expect(answer.body.entry[1].response.outcome.issue[0].expression).toStrictEqual(['line 2']);
});

test('units are turned into one, and what was sent stays', async () => {
  const person = '9990000050';
  const weight = { coding: [{ system: 'http://snomed.info/sct', code: '27113001', display: 'Body weight' }] };
  const at = (day: number) => ({ effectiveDateTime: `2026-05-0${day}T08:00:00Z` });
  await house.send(
    toBundle([
      toGlucose(person, {
        identifier: toIdentifier('u1'),
        ...at(5),
        valueQuantity: { value: 126, unit: 'mg/dL' },
      }),
      toGlucose(person, {
        identifier: toIdentifier('u2'),
        ...at(4),
        code: weight,
        valueQuantity: { value: 11, unit: 'st' },
      }),
      toGlucose(person, {
        identifier: toIdentifier('u3'),
        ...at(3),
        code: weight,
        valueQuantity: { value: 154, code: '[lb_av]' },
      }),
      toGlucose(person, { identifier: toIdentifier('u4'), ...at(2), valueQuantity: { value: 126 } }),
      toGlucose(person, {
        identifier: toIdentifier('u5'),
        ...at(1),
        valueQuantity: { value: 0, unit: 'mmol/L' },
      }),
    ]),
  );
  const { community } = await house.ask(readings, { nhsNumber: person });
  const seen = community.readings.items.map(
    (item: { value: { value: number; unit: string } | null; original: string; concerns: string[] }) => [
      item.value?.value ?? null,
      item.value?.unit ?? null,
      item.original,
      item.concerns,
    ],
  );
  expect(seen).toStrictEqual([
    [7, 'mmol/L', '126 mg/dL', []],
    [69.9, 'kg', '11 st', []],
    [69.9, 'kg', '154 [lb_av]', []],
    [null, null, '126', ['UNIT_NOT_CONVERTED']],
    [null, null, '0 mmol/L', ['IMPLAUSIBLE_VALUE']],
  ]);
});

test('a correction holds, what was said before stays, and what was entered in error has no value', async () => {
  const person = '9990000069';
  const said = (value: number, status: string, stated: string) =>
    toGlucose(person, {
      identifier: toIdentifier('c1'),
      status,
      issued: stated,
      valueQuantity: { value, unit: 'mmol/L' },
    });
  await house.send(said(7.1, 'corrected', '2026-06-01T09:00:00Z'));
  // What was said first comes late.
  await house.send(said(17.1, 'final', '2026-06-01T08:00:00Z'));
  const corrected = await house.ask(readings, { nhsNumber: person });
  expect(corrected.community.readings.items).toMatchObject([
    { status: 'CORRECTED', value: { value: 7.1 }, history: [{ status: 'FINAL', original: '17.1 mmol/L' }] },
  ]);
  await house.send(said(7.1, 'entered-in-error', '2026-06-01T10:00:00Z'));
  const withdrawn = await house.ask(readings, { nhsNumber: person });
  expect(withdrawn.community.readings.items).toMatchObject([
    { status: 'ENTERED_IN_ERROR', value: null, original: null },
  ]);
  expect(withdrawn.community.readings.items[0].history).toHaveLength(3);
});

test('a reading that turns out to be somebody else’s leaves the first record, history and all', async () => {
  const [first, second] = ['9990000077', '9990000085'];
  await house.send(
    toGlucose(first ?? '', { identifier: toIdentifier('m1'), issued: '2026-06-01T08:00:00Z' }),
  );
  await house.send(
    toGlucose(second ?? '', {
      identifier: toIdentifier('m1'),
      status: 'corrected',
      issued: '2026-06-01T09:00:00Z',
    }),
  );
  const [before, after] = await Promise.all(
    [first, second].map((nhsNumber) => house.ask(readings, { nhsNumber: nhsNumber ?? '' })),
  );
  expect(before?.community.readings.items).toStrictEqual([]);
  expect(after?.community.readings.items).toMatchObject([{ status: 'CORRECTED', history: [] }]);
});

test('days, kinds and numbers of readings can be asked for, and blood pressure keeps its parts', async () => {
  const person = '9990000093';
  const part = (code: string, display: string, value: number) => ({
    code: { coding: [{ system: 'http://snomed.info/sct', code, display }] },
    valueQuantity: { value, unit: 'mmHg' },
  });
  await house.send(
    toBundle([
      ...[1, 2, 3, 4].map((day) =>
        toGlucose(person, {
          identifier: toIdentifier(`d${day}`),
          effectiveDateTime: `2026-05-0${day}T23:30:00+01:00`,
        }),
      ),
      toGlucose(person, {
        identifier: toIdentifier('bp'),
        effectiveDateTime: '2026-05-03T09:00:00+01:00',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '75367002', display: 'Blood pressure' }] },
        valueQuantity: undefined,
        component: [part('271649006', 'Systolic', 141), part('271650006', 'Diastolic', 88)],
      }),
    ]),
  );
  const list = (given: string) =>
    `readings(${given}) { total items { date components { original value { value } } } }`;
  const ask = async (given: string) =>
    (await house.ask(list(given), { nhsNumber: person })).community.readings;
  expect(await ask('from: "2026-05-02", to: "2026-05-03", code: "997671000000106"')).toMatchObject({
    total: 2,
    items: [{ date: '2026-05-03T23:30:00+01:00' }, { date: '2026-05-02T23:30:00+01:00' }],
  });
  expect(await ask('first: 1')).toMatchObject({ total: 5, items: [{ date: '2026-05-04T23:30:00+01:00' }] });
  expect(await ask('code: "271649006"')).toMatchObject({
    total: 1,
    items: [{ components: [{ original: '141 mmHg', value: { value: 141 } }, { original: '88 mmHg' }] }],
  });
  const refused = await house.ask(list('first: 501'), { nhsNumber: person });
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'FIRST' });
});

test('a finding that was entered in error is not shown as found, and its history says that it was', async () => {
  const code = {
    coding: [{ system: 'http://snomed.info/sct', code: '722742002', display: 'Breathing room air' }],
  };
  const said = (status: string, issued: string) =>
    toGlucose(reader.nhsNumber, {
      identifier: toIdentifier('f1'),
      code,
      valueQuantity: undefined,
      status,
      issued,
    });
  await house.send(said('final', '2026-06-01T08:00:00Z'));
  await house.send(said('entered-in-error', '2026-06-01T09:00:00Z'));
  const { community } = await house.ask(readings);
  expect(community.readings.items).toMatchObject([
    { status: 'ENTERED_IN_ERROR', text: null, history: [{}, { status: 'FINAL', original: 'Found' }] },
  ]);
});
