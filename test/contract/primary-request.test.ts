import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';
import { practiceAsid, practicePath } from '../support/primary-practice-server.ts';

const interaction = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';
const everything = ['Encounter', 'Allergy', 'Medication', 'Condition']
  .map((area) => `primary${area}Index { ${sourceFields} }`)
  .join(' ');

let house: PrimaryHouse;
beforeEach(async () => {
  house = await startPrimaryHouse();
  house.practice.reply = () => ({ body: emisBundle });
});
afterEach(() => house.close());

describe('the call to a practice', () => {
  test('carries the headers of the Spine Secure Proxy', async () => {
    await house.ask(everything);
    expect(house.practice.calls).toHaveLength(1);
    expect(house.practice.calls[0]?.path).toBe(`${practicePath}/Patient/$gpc.getstructuredrecord`);
    expect(house.practice.calls[0]?.headers).toMatchObject({
      accept: 'application/fhir+json;charset=utf-8',
      'content-type': 'application/fhir+json;charset=utf-8',
      'ssp-from': '999999000001',
      'ssp-to': practiceAsid,
      'ssp-interactionid': interaction,
      'ssp-traceid': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
  });

  test('says who asks, anew for each call', async () => {
    const before = Math.floor(Date.now() / 1000);
    await house.ask(everything);
    await house.ask(everything);
    const [token = '', second] = house.practice.calls.map(({ headers }) =>
      headers.authorization?.replace('Bearer ', ''),
    );
    expect(second).toBeDefined();
    expect(token.split('.')).toHaveLength(3);
    expect(token.endsWith('.')).toBe(true);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'none', typ: 'JWT' });
    const claims = decodeJwt(token);
    expect(claims.iat).toBeGreaterThanOrEqual(before);
    expect(claims).toEqual({
      iss: 'https://caregraph.example',
      sub: '999900000001',
      aud: `${house.practice.url}${practicePath}`,
      iat: claims.iat,
      exp: Number(claims.iat) + 300,
      reason_for_request: 'directcare',
      requested_scope: 'patient/*.read conf/N',
      requesting_device: {
        resourceType: 'Device',
        identifier: [{ system: 'https://caregraph.example/Id/device-identifier', value: 'caregraph' }],
        model: 'Caregraph',
        version: expect.any(String),
      },
      requesting_organization: {
        resourceType: 'Organization',
        identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99999' }],
        name: 'Test Surgery',
      },
      requesting_practitioner: {
        resourceType: 'Practitioner',
        id: '999900000001',
        identifier: [
          { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '999900000001' },
          { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: '999900000002' },
          { system: 'https://caregraph.example/Id/user-identifier', value: '999900000001' },
        ],
        name: [{ family: 'Ashdown', given: ['Priya'] }],
      },
    });
  });

  test('asks one legal question for every area', async () => {
    await house.ask(everything);
    expect(house.practice.calls[0]?.body).toEqual({
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'patientNHSNumber',
          valueIdentifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991234012' },
        },
        { name: 'includeAllergies', part: [{ name: 'includeResolvedAllergies', valueBoolean: true }] },
        { name: 'includeMedication', part: [{ name: 'includePrescriptionIssues', valueBoolean: true }] },
        { name: 'includeProblems' },
        { name: 'includeConsultations' },
      ],
    });
  });

  test.each([
    [
      { start: '2024-01-01', end: '2024-06-30' },
      { start: '2023-12-31', end: '2024-06-30' },
    ],
    [{ start: '2024-01-01' }, { start: '2023-12-31' }],
    [{ end: '2024-06-30' }, { end: '2024-06-30' }],
    [{ start: '2024-01-01', end: '2999-01-01' }, { start: '2023-12-31' }],
    [{ start: '2999-01-01', end: '2999-02-01' }, undefined],
  ])('narrows consultations alone to %o', async (period, expected) => {
    await house.ask(everything, { period });
    const [call] = house.practice.calls;
    const { parameter } = (call?.body ?? { parameter: [] }) as { parameter: { name: string }[] };
    const part =
      expected === undefined ? {} : { part: [{ name: 'consultationSearchPeriod', valuePeriod: expected }] };
    expect(parameter.at(-1)).toEqual({ name: 'includeConsultations', ...part });
    expect(parameter.slice(1, -1).map(({ name }) => name)).toEqual([
      'includeAllergies',
      'includeMedication',
      'includeProblems',
    ]);
  });

  test('never carries the NHS number in its address, and nothing of it is logged', async () => {
    await house.ask(everything);
    expect(house.practice.calls.map(({ path }) => path).join(' ')).not.toContain('9991234012');
    expect(house.logLines.join('')).not.toContain('9991234012');
  });

  test('goes through the proxy where there is one', async () => {
    const proxied = await startPrimaryHouse({
      directoryUrl: house.practice.url,
      proxyUrl: `${house.practice.url}/ssp/`,
    });
    await proxied.ask(everything);
    await proxied.close();
    expect(house.practice.calls[0]?.path).toBe(
      `/ssp/${house.practice.url}${practicePath}/Patient/$gpc.getstructuredrecord`,
    );
  });

  test('is made once for each of several people, a few at a time', async () => {
    const limited = await startPrimaryHouse({ practiceConcurrency: 2 });
    const held: (() => void)[] = [];
    limited.practice.reply = () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.push(resolve);
      return { status: 500, after: promise };
    };
    const request = await openRequest();
    const numbers = ['9991234012', '9991234020', '9991234039', '9991234047', '9991234055', '9991234063'];
    const records = await Promise.all(
      numbers.map(async (nhsNumber) => ({
        __typename: 'CareRecord',
        seal: await sealRecord(request, { ...subject, nhsNumber }),
      })),
    );
    const asking = askEntities(limited.url, request, records, `... on CareRecord { ${everything} }`);
    // Each pair is held until the practice has both, and has no third although four more wait.
    for (const received of [2, 4, 6]) {
      await vi.waitFor(() => expect(held).toHaveLength(received), { timeout: 15_000 });
      for (const release of held.slice(received - 2)) release();
    }
    const answer = await asking;
    expect(answer.errors).toBeUndefined();
    expect(limited.practice.calls).toHaveLength(6);
    await limited.close();
  });
});

describe('the way to a practice', () => {
  test('is asked of the directory once for all people and requests', async () => {
    await Promise.all([house.ask(everything), house.ask(everything)]);
    await house.ask(everything);
    const asked = house.practice.lookups.map(({ path }) => path.split('?')[0]);
    expect(asked).toHaveLength(2);
    expect(new Set(asked)).toEqual(new Set(['/Device', '/Endpoint']));
    const query = new URLSearchParams(house.practice.lookups[0]?.path.split('?')[1]);
    expect(query.get('organization')).toBe('https://fhir.nhs.uk/Id/ods-organization-code|Z99001');
    expect(query.get('identifier')).toBe(`https://fhir.nhs.uk/Id/nhsServiceInteractionId|${interaction}`);
    expect(house.practice.lookups[0]?.headers).toMatchObject({ apikey: 'test-key' });
  });

  test.each([
    [
      'lists no such system',
      { body: { resourceType: 'Bundle', total: 0, entry: [] } },
      'SOURCE_NOT_CONFIGURED',
    ],
    ['refuses us', { status: 403 }, 'SOURCE_REFUSED_CALLER'],
    ['is busy', { status: 429 }, 'SOURCE_BUSY'],
    ['answers with something else', { body: { hello: 'world' } }, 'SOURCE_BAD_CONTENT'],
    ['is cut off', { isCut: true }, 'SOURCE_UNAVAILABLE'],
  ] as const)('is not found where the directory %s', async (_name, reply, reasonCode) => {
    house.practice.directoryReply = () => reply;
    const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`);
    expect(record.primaryAllergyIndex.sources).toMatchObject([{ state: 'UNAVAILABLE', reasonCode }]);
    expect(house.practice.calls).toHaveLength(0);
  });

  test('is found as soon as the directory has recovered', async () => {
    house.practice.directoryReply = () => ({ status: 503 });
    await house.ask(everything);
    house.practice.directoryReply = undefined;
    const { record } = await house.ask(`primaryAllergyIndex { ${sourceFields} }`);
    expect(record.primaryAllergyIndex.sources).toMatchObject([{ state: 'COMPLETE' }]);
  });

  test('names the system of a practice that does not answer', async () => {
    house.practice.manufacturer = 'YGA';
    house.practice.reply = () => ({ status: 500 });
    const { record } = await house.ask(`gp { supplier } primaryAllergyIndex { ${sourceFields} }`);
    expect(record.gp.supplier).toBe('TPP');
    expect(record.primaryAllergyIndex.sources).toMatchObject([{ state: 'UNAVAILABLE', system: 'SystmOne' }]);
  });
});
