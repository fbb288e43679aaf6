import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle, Device, Endpoint } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { startDirectory } from '../../sandbox/directory/start-directory.ts';

const structured = 'urn:nhs:names:services:gpconnect:fhir:operation:gpc.getstructuredrecord-1';
const documents = 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1';
const source = await startDirectory({
  port: 0,
  entries: [
    {
      odsCode: 'Z91001',
      interactionId: structured,
      asid: '999000000001',
      partyKey: 'Z91001-800001',
      address: 'http://127.0.0.1:4101/Z91001/STU3/1/gpconnect',
    },
    {
      odsCode: 'Z91001',
      interactionId: documents,
      asid: '999000000002',
      partyKey: 'Z91001-800002',
      address: 'http://127.0.0.1:4101/Z91001/documents',
    },
    {
      odsCode: 'Z91004',
      interactionId: structured,
      asid: '999000000003',
      partyKey: 'Z91004-800001',
      address: 'http://127.0.0.1:4102/Z91004/STU3/1/gpconnect',
    },
  ],
});
afterAll(() => source.close());

const organisation = (code: string) => [
  'organization',
  `https://fhir.nhs.uk/Id/ods-organization-code|${code}`,
];
const interaction = (id: string) => ['identifier', `https://fhir.nhs.uk/Id/nhsServiceInteractionId|${id}`];
const partyKey = (key: string) => ['identifier', `https://fhir.nhs.uk/Id/nhsMhsPartyKey|${key}`];

async function ask<Resource extends Device | Endpoint>(type: string, ...parameters: string[][]) {
  const query = new URLSearchParams(parameters).toString();
  const response = await fetch(`${source.url}/${type}?${query}`, { headers: { apikey: 'any' } });
  return { status: response.status, bundle: (await response.json()) as Bundle<Resource> };
}

/** The systems of the identifiers and the addresses of the extensions: what a reader relies on. */
function shapeOf(bundle: Bundle<Device | Endpoint>) {
  const resource = bundle.entry?.[0]?.resource;
  return {
    bundle: [bundle.resourceType, bundle.type, bundle.link?.[0]?.relation, bundle.entry?.[0]?.search?.mode],
    type: resource?.resourceType,
    fields: Object.keys(resource ?? {}).toSorted(),
    identifiers: resource?.identifier?.map(({ system }) => system),
    extensions: resource?.extension?.map(({ url }) => url),
  };
}

describe('the directory', () => {
  test('tells the ASID of the system that answers an interaction', async () => {
    const { status, bundle } = await ask<Device>('Device', organisation('Z91001'), interaction(structured));
    expect(status).toBe(200);
    expect(bundle.total).toBe(1);
    expect(bundle.entry?.[0]?.resource).toMatchObject({
      resourceType: 'Device',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/nhsSpineASID', value: '999000000001' },
        { system: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey', value: 'Z91001-800001' },
      ],
      owner: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z91001' } },
    });
  });

  test('tells where an interaction is answered, each at its own address', async () => {
    const first = await ask<Endpoint>('Endpoint', organisation('Z91001'), interaction(structured));
    const second = await ask<Endpoint>('Endpoint', organisation('Z91001'), interaction(documents));
    expect(first.bundle.entry?.[0]?.resource?.address).toBe('http://127.0.0.1:4101/Z91001/STU3/1/gpconnect');
    expect(second.bundle.entry?.[0]?.resource?.address).toBe('http://127.0.0.1:4101/Z91001/documents');
  });

  test('narrows by party key, alone or beside the interaction', async () => {
    const alone = await ask<Endpoint>('Endpoint', organisation('Z91001'), partyKey('Z91001-800002'));
    expect(alone.bundle.total).toBe(1);
    const neither = await ask<Endpoint>(
      'Endpoint',
      organisation('Z91001'),
      interaction(structured),
      partyKey('Z91001-800002'),
    );
    expect(neither.bundle.total).toBe(0);
  });

  test.each(['Device', 'Endpoint'])(
    'answers an unknown organisation with an empty bundle of %s',
    async (type) => {
      const { status, bundle } = await ask(type, organisation('Z91009'), interaction(structured));
      expect(status).toBe(200);
      expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] });
    },
  );

  test('serves the national base path too', async () => {
    const { bundle } = await ask(
      'spine-directory/FHIR/R4/Device',
      organisation('Z91004'),
      interaction(structured),
    );
    expect(bundle.total).toBe(1);
  });

  test.each([
    ['without organisation', [interaction(structured)]],
    ['without identifier', [organisation('Z91001')]],
    ['with another system', [['organization', 'Z91001'], interaction(structured)]],
  ])('refuses a question %s', async (_, parameters) => {
    const { status, bundle } = await ask('Device', ...parameters);
    expect([status, bundle.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  test('refuses whoever shows no key', async () => {
    const response = await fetch(
      `${source.url}/Device?${new URLSearchParams([organisation('Z91001')]).toString()}`,
    );
    expect(response.status).toBe(401);
  });
});

const examples = process.env['CAREGRAPH_EXAMPLES'];

describe.skipIf(examples === undefined)(
  'public examples (set CAREGRAPH_EXAMPLES to their folder to run)',
  () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(join(examples ?? '.', 'sds', name), 'utf8')) as Bundle<Device | Endpoint>;

    test('have the shape that ours have', async () => {
      const device = await ask<Device>('Device', organisation('Z91001'), interaction(structured));
      expect(shapeOf(device.bundle)).toEqual(shapeOf(read('sdsDevice.json')));
      const endpoint = await ask<Endpoint>('Endpoint', organisation('Z91001'), interaction(structured));
      expect(shapeOf(endpoint.bundle)).toEqual(shapeOf(read('single_endpoint.json')));
    });
  },
);
