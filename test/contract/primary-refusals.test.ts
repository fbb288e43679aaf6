import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generalPractitioner } from '../support/ask-subgraph.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';
import { type PracticeReply, toOutcome } from '../support/primary-practice-server.ts';

let house: PrimaryHouse;
beforeAll(async () => {
  house = await startPrimaryHouse();
});
afterAll(() => house.close());

/** Every area must say the same of a record that was not given. */
async function askAreas(reply: PracticeReply, asked = house) {
  asked.practice.reply = () => reply;
  const { record } = await asked.ask(
    ['Encounter', 'Allergy', 'Medication', 'Condition']
      .map((area) => `primary${area}Index { ${sourceFields} entries { id } }`)
      .join(' '),
  );
  const areas = Object.values(record) as { sources: Record<string, unknown>[]; entries: unknown[] }[];
  expect(areas.flatMap(({ entries }) => entries)).toEqual([]);
  const [first, ...others] = areas.map(({ sources }) => sources[0]);
  for (const other of others) expect(other).toEqual(first);
  return first;
}

describe('a refusal says what it means for the reader', () => {
  test.each([
    [403, 'NO_PATIENT_CONSENT', 'WITHHELD', 'NO_CONSENT'],
    [403, 'NO_ORGANISATION_CONSENT', 'WITHHELD', 'NO_CONSENT'],
    [403, 'NO_RELATIONSHIP', 'WITHHELD', 'NO_RELATIONSHIP'],
    [403, 'ACCESS DENIED', 'WITHHELD', 'ACCESS_DENIED'],
    [403, 'ACCESS_DENIED', 'WITHHELD', 'ACCESS_DENIED'],
    [404, 'PATIENT_NOT_FOUND', 'UNAVAILABLE', 'SOURCE_RECORD_NOT_AVAILABLE'],
    [404, 'NO_RECORD_FOUND', 'UNAVAILABLE', 'SOURCE_RECORD_NOT_AVAILABLE'],
    [404, 'ORGANISATION_NOT_FOUND', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [404, 'PRACTITIONER_NOT_FOUND', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'INVALID_NHS_NUMBER', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'INVALID_IDENTIFIER_SYSTEM', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'INVALID_IDENTIFIER_VALUE', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'INVALID_PATIENT_DEMOGRAPHICS', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'BAD_REQUEST', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [400, 'CONFLICTING_VALUES', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [409, 'DUPLICATE_REJECTED', 'UNAVAILABLE', 'SOURCE_BUSY'],
    [422, 'INVALID_RESOURCE', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [422, 'INVALID_PARAMETER', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [422, 'REFERENCE_NOT_FOUND', 'UNAVAILABLE', 'SOURCE_REJECTED_REQUEST'],
    [500, 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'SOURCE_ERROR'],
    [501, 'NOT_IMPLEMENTED', 'NOT_SUPPORTED', 'NOT_IMPLEMENTED'],
  ])('%i %s reads %s %s', async (status, code, state, reasonCode) => {
    const source = await askAreas({ status, body: toOutcome(code, 'patient 9991234012') });
    expect(source).toMatchObject({ state, reasonCode });
  });

  test.each([
    [403, '403', 'ASID_CHECK_FAILED_MESSAGESENDER_100000000001', 'SOURCE_REFUSED_CALLER'],
    [502, '502', 'ERROR_COMMUNICATING_TO_ENDPOINT_URL', 'SOURCE_UNAVAILABLE'],
    [403, '403', 'ENDPOINT_VARIES_FROM_TARGETURL', 'SOURCE_REFUSED_CALLER'],
  ])('the proxy answers %i %s %s', async (status, code, display, reasonCode) => {
    const source = await askAreas({ status, body: toOutcome(code, undefined, display) });
    expect(source).toMatchObject({ state: 'UNAVAILABLE', reasonCode });
  });

  test.each([
    ['a status without an outcome', { status: 503, text: '<html>busy</html>' }, 'SOURCE_BUSY'],
    ['an answer that is no JSON', { text: '{"resourceType":"Bundle",' }, 'SOURCE_BAD_CONTENT'],
    ['an answer that is no bundle', { body: { resourceType: 'Patient' } }, 'SOURCE_BAD_CONTENT'],
    [
      'a bundle of another type',
      { body: { resourceType: 'Bundle', type: 'searchset', entry: [] } },
      'SOURCE_BAD_CONTENT',
    ],
    ['a cut connection', { isCut: true }, 'SOURCE_UNAVAILABLE'],
    ['an endless answer', { text: ' '.repeat(17 * 1024 * 1024) }, 'RESPONSE_TOO_LARGE'],
  ] as const)('%s', async (_name, reply, reasonCode) => {
    expect(await askAreas(reply)).toMatchObject({ state: 'UNAVAILABLE', reasonCode });
  });

  test('no answer in time', async () => {
    const impatient = await startPrimaryHouse({ sourceTimeoutMilliseconds: 400 });
    const source = await askAreas({ isSilent: true }, impatient).finally(() => impatient.close());
    expect(source).toMatchObject({ state: 'UNAVAILABLE', reasonCode: 'SOURCE_TIMEOUT' });
  });
});

test('a person without a practice: the practice is unknown, and nobody is called', async () => {
  const before = house.practice.calls.length + house.practice.lookups.length;
  const { practiceOdsCode: _, ...unregistered } = subject;
  const { record } = await house.ask(
    `primaryAllergyIndex { ${sourceFields} } primaryCarePlanIndex { ${sourceFields} } primarySources { state reasonCode }`,
    { subject: unregistered },
  );
  expect(record.primaryAllergyIndex.sources).toEqual([
    {
      state: 'UNAVAILABLE',
      reasonCode: 'NO_REGISTERED_PRACTICE',
      system: 'General practice',
      organisation: null,
      warnings: [],
    },
  ]);
  expect(record.primaryCarePlanIndex.sources).toMatchObject([
    { state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' },
  ]);
  expect(record.primarySources).toEqual([{ state: 'UNAVAILABLE', reasonCode: 'NO_REGISTERED_PRACTICE' }]);
  expect(house.practice.calls.length + house.practice.lookups.length).toBe(before);
});

test('a caller whose purpose is not direct care is not passed off as one', async () => {
  const before = house.practice.calls.length;
  const caller = { ...generalPractitioner, purpose: 'HRESCH' as const };
  const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`, { caller });
  expect(record.primaryAllergyIndex.sources).toMatchObject([
    { state: 'WITHHELD', reasonCode: 'ACCESS_DENIED' },
  ]);
  expect(house.practice.calls.length).toBe(before);
});

test('a practice that answered once is called by its name when it does not answer', async () => {
  expect(await askAreas({ status: 500 })).toMatchObject({ system: 'General practice system' });
  house.practice.reply = () => ({ body: emisBundle });
  await house.ask(`primaryAllergyIndex { ${sourceFields} }`);
  expect(await askAreas({ status: 500 })).toMatchObject({
    state: 'UNAVAILABLE',
    reasonCode: 'SOURCE_ERROR',
    system: 'EMIS Web',
    organisation: { odsCode: 'Z99001', name: 'Elm Street Surgery' },
  });
});
