import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLocator } from '../../sandbox/directory/start-locator.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';

const pointer = (more: object = {}) => ({
  resourceType: 'DocumentReference',
  id: 'RZ9-1',
  status: 'current',
  type: {
    coding: [{ system: 'http://snomed.info/sct', code: '736253002', display: 'Mental health crisis plan' }],
  },
  subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: subject.nhsNumber } },
  author: [{ identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RZ9' } }],
  custodian: { identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RZ9' } },
  description: 'Crisis plan',
  content: [
    {
      attachment: {
        contentType: 'application/pdf',
        url: 'https://trust.example/plan.pdf',
        creation: '2025-11-21T10:45:41+00:00',
      },
    },
  ],
  ...more,
});
const toSearchset = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
});

let house: PrimaryHouse;
let calls: IncomingMessage[];
let reply: { readonly status?: number; readonly body: unknown };
let close: () => Promise<void>;
beforeEach(async () => {
  calls = [];
  reply = { body: toSearchset(pointer()) };
  const server = createServer((request, response) => {
    calls.push(request);
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/fhir+json' });
    response.end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  house = await startPrimaryHouse({
    locator: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/nrl/`,
      apiKey: () => 'token',
    },
  });
  close = async () => {
    await house.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
});
afterEach(() => close());

const ask = async () =>
  (await house.ask(`primaryDocumentIndex { ${sourceFields} entries { type title created } }`)).record
    .primaryDocumentIndex;

describe('pointers of the National Record Locator', () => {
  test('stand among the documents, as a source of their own beside the practice', async () => {
    const { sources, entries } = await ask();
    expect(sources).toMatchObject([
      { state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' },
      { state: 'COMPLETE', system: 'National Record Locator' },
    ]);
    expect(entries).toEqual([
      { type: 'GpDocument', title: 'Crisis plan', created: '2025-11-21T10:45:41+00:00' },
    ]);
    expect(calls[0]?.url).toBe(
      `/nrl/DocumentReference?subject:identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C${subject.nhsNumber}`,
    );
    expect(calls[0]?.headers).toMatchObject({
      authorization: 'Bearer token',
      'nhsd-end-user-organisation-ods': 'Z99999',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('one of somebody else, one of nobody and one that was withdrawn', async () => {
    const other = { identifier: { value: '9991234020' } };
    reply = {
      body: toSearchset(
        pointer({ subject: other }),
        pointer({ subject: undefined }),
        pointer({ status: 'entered-in-error' }),
        { resourceType: 'OperationOutcome', issue: [] },
      ),
    };
    expect(await ask()).toMatchObject({
      sources: [
        {},
        {
          state: 'PARTIAL',
          warnings: [
            {
              message:
                '2 items could not be read and were left out (DocumentReference about someone else; DocumentReference.subject).',
            },
          ],
        },
      ],
      entries: [{ title: 'Entered in error – Crisis plan' }],
    });
  });

  test.each([
    ['information', 'COMPLETE'],
    ['warning', 'PARTIAL'],
    ['error', 'PARTIAL'],
  ])('a remark of the locator of the severity %s', async (severity, state) => {
    const remark = { resourceType: 'OperationOutcome', issue: [{ severity, code: 'incomplete' }] };
    reply = { body: toSearchset(pointer({}), remark) };
    const { sources, entries } = await ask();
    expect([sources[1].state, entries.length]).toEqual([state, 1]);
  });

  test.each([
    ['none', { body: toSearchset() }, 'NONE_RECORDED', null],
    ['no answer that can be read', { body: [] }, 'UNAVAILABLE', 'SOURCE_BAD_CONTENT'],
    ['a refusal', { status: 403, body: {} }, 'UNAVAILABLE', 'SOURCE_REFUSED_CALLER'],
    ['a fault', { status: 500, body: {} }, 'UNAVAILABLE', 'SOURCE_ERROR'],
  ])('%s', async (_name, answer, state, reasonCode) => {
    reply = answer;
    expect((await ask()).sources[1]).toMatchObject({ state, reasonCode });
    expect(house.logLines.join('')).not.toContain(subject.nhsNumber);
  });
});

test('the sandbox’s locator is read, and refuses a question that is none', async () => {
  const population = createPopulation({ people: 20, seed: 7 });
  const life = [...population.lives()].find(
    ({ index, difficulties }) => index % 5 === 0 && difficulties.length === 0,
  );
  if (life === undefined) throw new Error('Nobody has a plan.');
  const locator = await startLocator({ population, port: 0 });
  const base = `${locator.url}/record-locator/consumer/FHIR/R4`;
  const own = await startPrimaryHouse({ locator: { url: base } });
  const { record } = await own.ask('primaryDocumentIndex { entries { title } }', {
    subject: { ...subject, nhsNumber: life.person.nhsNumber },
  });
  expect(record.primaryDocumentIndex.entries).toEqual([{ title: 'Mental health crisis plan' }]);
  expect((await fetch(`${base}/DocumentReference`)).status).toBe(400);
  await own.close();
  await locator.close();
});
