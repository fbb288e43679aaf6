import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsError } from '../support/patient-pds.ts';
import { toNhsIdentifier, toPdsPatient } from '../support/patient-resources.ts';

let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({ timeoutMilliseconds: 1000 });
});
afterAll(() => house.close());

async function ask(nhsNumber: string) {
  const query = 'query ($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { nhsNumber } }';
  return askSubgraph(house.patient.url, await openRequest(), query, { nhsNumber });
}

describe('a question that cannot be answered', () => {
  it.each([
    ['12345', 'NHS_NUMBER_MALFORMED', 'An NHS number has ten digits.'],
    [
      '9991230008',
      'NHS_NUMBER_CHECK_DIGIT',
      'The last digit of the NHS number does not fit the others; one of them is wrong.',
    ],
    [
      '3333333333',
      'NHS_NUMBER_REPEATED_DIGIT',
      'A number of ten equal digits is never issued as an NHS number.',
    ],
  ])('names no NHS number: %s', async (nhsNumber, reason, message) => {
    const before = house.pds.calls.length;
    const { data, errors, text } = await ask(nhsNumber);
    expect(data).toEqual({ patient: null });
    expect(errors).toEqual([{ message, path: ['patient'], extensions: { code: 'BAD_USER_INPUT', reason } }]);
    expect(text).not.toContain(nhsNumber);
    expect(house.pds.calls.length).toBe(before);
  });

  it.each([
    ['nobody has the number', toPdsError(404, 'RESOURCE_NOT_FOUND'), 'PATIENT_NOT_FOUND'],
    [
      'the number was confirmed to be wrong',
      toPdsError(404, 'INVALIDATED_RESOURCE'),
      'NHS_NUMBER_INVALIDATED',
    ],
    ['a 404 does not come from the service', { status: 404, body: '<html>' }, 'SOURCE_REJECTED_REQUEST'],
    [
      'the service does not accept the question',
      toPdsError(400, 'INVALID_RESOURCE_ID'),
      'SOURCE_REJECTED_REQUEST',
    ],
    ['the service refuses the caller', toPdsError(403, 'ACCESS_DENIED'), 'SOURCE_REFUSED_CALLER'],
    ['the token is refused', { status: 401, body: {} }, 'SOURCE_REFUSED_CALLER'],
    ['the service is too busy', toPdsError(429, 'TOO_MANY_REQUESTS'), 'SOURCE_BUSY'],
    ['the service cannot reach its own', toPdsError(408, 'UNABLE_TO_CALL_SERVICE'), 'SOURCE_UNAVAILABLE'],
    ['the service fails', { status: 500, body: 'oh no' }, 'SOURCE_ERROR'],
    ['it answers garbage', { body: '{"resourceType":"Pati' }, 'SOURCE_BAD_CONTENT'],
    ['it answers another resource', { body: { resourceType: 'Bundle', entry: [] } }, 'SOURCE_BAD_CONTENT'],
    ['it answers an outcome as success', toPdsError(200, 'RESOURCE_NOT_FOUND'), 'SOURCE_BAD_CONTENT'],
    [
      'a part has the wrong form',
      { body: toPdsPatient('9991234071', { name: 'Thornton' }) },
      'SOURCE_BAD_CONTENT',
    ],
    ['the answer is about no valid number', { body: toPdsPatient('9991234072') }, 'SOURCE_IDENTITY_MISMATCH'],
    [
      'the answer disagrees with itself',
      { body: toPdsPatient('9991234071', { identifier: [toNhsIdentifier('9991234446', '01')] }) },
      'SOURCE_IDENTITY_MISMATCH',
    ],
    ['the service is silent', 'silence' as const, 'SOURCE_TIMEOUT'],
  ])('because %s', async (_why, answer, code) => {
    house.pds.set('9991234071', answer);
    const { data, errors, text } = await ask('9991234071');
    expect(data).toEqual({ patient: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['patient'], extensions: { code } });
    expect(text).not.toContain('9991234071');
  });

  it('because the service is down', async () => {
    const down = await startPatientHouse();
    await down.pds.close();
    const query = '{ patient(nhsNumber: "9991234446") { nhsNumber } }';
    const { data, errors } = await askSubgraph(down.patient.url, await openRequest(), query);
    expect(data).toEqual({ patient: null });
    expect(errors?.[0]?.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', setting: 'PATIENT' });
    expect(down.lines.join('')).toContain('SOURCE_UNAVAILABLE');
    await down.patient.close();
  });

  it('leaves no number, name or address in the log', () => {
    const log = house.lines.join('');
    expect(log).toContain('trace failed');
    expect(log).not.toMatch(/999123|Thornton|Patient\//);
  });
});

describe('several people', () => {
  const query = 'query ($nhsNumbers: [ID!]!) { patients(nhsNumbers: $nhsNumbers) { nhsNumber } }';

  it('are answered in the order asked, each for themselves', async () => {
    house.pds.set('9991230009', { body: toPdsPatient('9991230009') });
    house.pds.set('9991230378', toPdsError(429, 'TOO_MANY_REQUESTS'));
    house.pds.set('9991230742', { body: toPdsPatient('9991230742') });
    const nhsNumbers = ['9991230742', '9991230378', 'nonsense', '9991234810', '9991230009'];
    const { data, errors } = await askSubgraph(house.patient.url, await openRequest(), query, { nhsNumbers });
    expect(data.patients).toEqual([
      { nhsNumber: '9991230742' },
      null,
      null,
      null,
      { nhsNumber: '9991230009' },
    ]);
    const codes = errors?.map(({ path, extensions }) => [path?.[1], extensions?.['code']]);
    expect(codes?.toSorted()).toEqual([
      [1, 'SOURCE_BUSY'],
      [2, 'BAD_USER_INPUT'],
      [3, 'PATIENT_NOT_FOUND'],
    ]);
  });

  it('are asked for five at a time', async () => {
    const nhsNumbers = [
      '9991230009',
      '9991230378',
      '9991230742',
      '9991231110',
      '9991231854',
      '9991232222',
      '9991232591',
      '9991232966',
    ];
    for (const nhsNumber of nhsNumbers) house.pds.set(nhsNumber, { body: toPdsPatient(nhsNumber) });
    const before = house.pds.calls.length;
    const release = house.pds.hold();
    const answer = askSubgraph(house.patient.url, await openRequest(), query, { nhsNumbers });
    await expect.poll(() => house.pds.calls.length - before).toBe(5);
    release();
    expect((await answer).data.patients).toHaveLength(8);
    expect(house.pds.busiest()).toBe(5);
  });

  it('are at most 50', async () => {
    const nhsNumbers = Array.from({ length: 51 }, () => '9991230009');
    const { errors } = await askSubgraph(house.patient.url, await openRequest(), query, { nhsNumbers });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'TOO_MANY' });
  });
});
