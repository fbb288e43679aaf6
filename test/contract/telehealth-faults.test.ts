import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCommunity } from '../support/community-harness.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import {
  configureSupplier,
  sendReadings,
  toBundle,
  toGlucose,
  toIdentifier,
} from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;
const otherToken = 'southmoor-telehealth-token-of-tests-2';

beforeAll(async () => {
  house = await startTelehealthHouse([
    configureSupplier({ devices: ['Meter 7'] }),
    configureSupplier({ id: 'southmoor', name: 'Southmoor Care', token: otherToken, numbers: 'as-sent' }),
  ]);
});

afterAll(() => house?.close());

const person = '9990000158';
const glucose = (identifier: string, changes = {}) =>
  toGlucose(person, { identifier: toIdentifier(identifier), ...changes });
const readings = `readings { total sources { state organisation { name } warnings { message } }
  items { concerns date value { value } } }`;

test('nobody sends without a token, and a token is one supplier’s', async () => {
  for (const token of ['', 'wrong', `${otherToken}x`]) {
    const answer = await house.send(glucose('t1'), { token });
    expect([answer.status, answer.headers.get('www-authenticate')]).toStrictEqual([401, 'Bearer']);
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'login' }] });
  }
});

test('other methods, addresses, media types and what is not JSON are answered as such', async () => {
  const url = house.community.telehealthUrl ?? '';
  const authorization = { authorization: 'Bearer northmoor-telehealth-token-of-tests' };
  expect((await fetch(url, { headers: authorization })).status).toBe(405);
  expect((await fetch(`${url}/Patient`, { method: 'POST', headers: authorization })).status).toBe(404);
  expect((await house.send('<Bundle/>', { type: 'application/fhir+xml' })).status).toBe(415);
  expect((await house.send('{"resourceType"')).status).toBe(400);
});

test('what is too large is refused whole', async () => {
  const many = toBundle(Array.from({ length: 1001 }, (_, index) => glucose(`m${index}`)));
  const tooMany = await house.send(many);
  expect([tooMany.status, tooMany.body.issue[0].code]).toStrictEqual([413, 'too-costly']);
  const tooLong = await house.send(`{"resourceType":"Bundle","x":"${'x'.repeat(6 * 1024 * 1024)}"}`);
  expect([tooLong.status, tooLong.body.issue[0].code]).toStrictEqual([413, 'too-long']);
});

test('a link that nobody verified is said and never joined, and a reading of nobody belongs to none', async () => {
  const verified = (code: string) => ({
    subject: {
      identifier: {
        system: 'https://fhir.nhs.uk/Id/nhs-number',
        value: person,
        extension: [
          {
            url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
            valueCodeableConcept: { coding: [{ code }] },
          },
        ],
      },
    },
  });
  const answers = [
    await house.send(glucose('l1'), { token: otherToken }),
    await house.send(glucose('l2', verified('03')), { token: otherToken }),
    await house.send(glucose('l3', { subject: { display: 'somebody' } }), { token: otherToken }),
  ];
  expect(answers.map(({ status }) => status)).toStrictEqual([201, 201, 201]);
  const before = await house.ask(readings, { nhsNumber: person });
  expect(before.community.readings.total).toBe(0);
  expect(before.community.readings.sources[1]).toMatchObject({
    organisation: { name: 'Southmoor Care' },
    state: 'PARTIAL',
    warnings: [{ message: expect.stringMatching(/whose link to the person nobody has verified/) }],
  });
  await house.send(glucose('l4', verified('number-present-and-verified')), { token: otherToken });
  expect((await house.ask(readings, { nhsNumber: person })).community.readings.total).toBe(1);
});

test('what is joined to nobody is listed, until the supplier has traced it', async () => {
  const other = '9990000190';
  const command = promisify(execFile);
  const list = async () => {
    const { stdout } = await command(process.execPath, ['subgraphs/community/readings.ts', 'unjoined'], {
      env: { CAREGRAPH_COMMUNITY_STORE_URL: house.storeUrl },
    });
    return stdout.split('\n').filter((line) => line.includes(other));
  };
  const reading = (changes = {}) => toGlucose(other, { identifier: toIdentifier('v1'), ...changes });
  await house.send(reading({ issued: '2026-06-01T07:02:00Z' }), { token: otherToken });
  expect(await list()).toStrictEqual([
    `southmoor  ${other}  1 thing from 2026-06-01 to 2026-06-01: an NHS number that nobody verified; the last is https://northmoor.example/reading|v1`,
  ]);
  const subject = {
    identifier: {
      system: 'https://fhir.nhs.uk/Id/nhs-number',
      value: other,
      extension: [
        {
          url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
          valueCodeableConcept: { coding: [{ code: 'number-present-and-verified' }] },
        },
      ],
    },
  };
  await house.send(reading({ subject, issued: '2026-06-01T07:02:00Z' }), { token: otherToken });
  expect(await list()).toStrictEqual([]);
});

test('devices that were not given out and times without an offset are said', async () => {
  const other = '9990000166';
  const reading = (identifier: string, changes: object) =>
    toGlucose(other, { identifier: toIdentifier(identifier), ...changes });
  await house.send(
    toBundle([
      reading('e1', { effectiveDateTime: '2026-04-01T08:00:00' }),
      reading('e2', { effectiveDateTime: '2026-03-29T01:30:00', device: { display: 'Meter 7' } }),
      reading('e3', { effectiveDateTime: '2025-10-26T01:30:00', device: { display: 'Meter 7' } }),
      reading('e4', { effectiveDateTime: '2025-06-31T01:30:00Z' }),
    ]),
  );
  const { community } = await house.ask(readings, { nhsNumber: other });
  expect(community.readings.items).toMatchObject([
    { date: '2026-04-01T08:00:00+01:00', concerns: ['LOCAL_TIME', 'UNKNOWN_DEVICE'] },
    { date: '2026-03-29T01:30:00', concerns: ['TIME_UNCERTAIN'] },
    { date: '2025-10-26T01:30:00', concerns: ['TIME_UNCERTAIN'] },
  ]);
});

test('people and devices beside a reading are read for it', async () => {
  const other = '9990000174';
  const nhs = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: other }];
  await house.send({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        fullUrl: 'urn:uuid:7f9d7b50-0000-4000-8000-000000000001',
        resource: { resourceType: 'Patient', identifier: nhs },
      },
      {
        resource: {
          resourceType: 'Device',
          id: 'd7',
          deviceName: [{ name: 'Meter 7', type: 'user-friendly-name' }],
        },
      },
      {
        resource: glucose('p1', {
          subject: { reference: 'urn:uuid:7f9d7b50-0000-4000-8000-000000000001' },
          device: { reference: 'Device/d7' },
        }),
      },
    ],
  });
  const { community } = await house.ask(readings, { nhsNumber: other });
  expect(community.readings.items).toMatchObject([{ concerns: [] }]);
});

test('a photograph of a foot is known by what is said of it, and the picture is never kept', async () => {
  const other = '9990000182';
  await house.send({
    resourceType: 'DocumentReference',
    identifier: toIdentifier('i1'),
    status: 'current',
    type: {
      coding: [{ system: 'http://snomed.info/sct', code: '401191002', display: 'Diabetic foot examination' }],
    },
    subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: other } },
    date: '2026-05-30T10:00:00Z',
    description: 'Left heel',
    content: [{ attachment: { contentType: 'image/jpeg', data: 'c2VjcmV0LXBpY3R1cmU=' } }],
  });
  const { community } = await house.ask(
    'footImages { total items { title date contentType status type { preferred { code } } } }',
    { nhsNumber: other },
  );
  expect(community.footImages).toMatchObject({
    total: 1,
    items: [
      {
        title: 'Left heel',
        date: '2026-05-30T10:00:00Z',
        contentType: 'image/jpeg',
        status: 'FINAL',
        type: { preferred: { code: '401191002' } },
      },
    ],
  });
});

test('while the store is away nothing is called kept, and nothing is called none', async () => {
  const community = await startTestCommunity('postgres://nobody@127.0.0.1:9/none', {
    telehealth: { storeUrl: 'postgres://nobody@127.0.0.1:9/none', port: 0, suppliers: [configureSupplier()] },
  });
  try {
    const answer = await sendReadings(community.telehealthUrl ?? '', glucose('s1'));
    expect([answer.status, answer.headers.get('retry-after'), answer.body.issue[0].code]).toStrictEqual([
      503,
      '5',
      'transient',
    ]);
    const ready = await fetch(community.url.replace('/graphql', '/health/ready'));
    expect(ready.status).toBe(503);
  } finally {
    await community.close();
  }
});
