import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fhirServersVariable } from '../../subgraphs/secondary/fhir/server-configuration.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { condition, encounter, patient } from '../support/fhir-hospital.ts';
import { type FhirTestServer, startFhirServer } from '../support/fhir-server.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, edith, startTestSecondary } from '../support/secondary-house.ts';

let postgres: TestPostgres;
let hospital: FhirTestServer;
let secondary: RunningSecondary;

beforeAll(async () => {
  postgres = await withPostgres();
  hospital = await startFhirServer();
  await hospital.put(patient, encounter, condition);
  secondary = await startTestSecondary(postgres.url, {
    timeoutMilliseconds: 2000,
    fhirServers: [{ system: 'EPR', odsCode: 'RXX', url: hospital.url }],
  });
  await secondary.settled();
});

afterEach(() => hospital.answerBy(undefined));

afterAll(async () => {
  await secondary.close();
  await hospital.close();
  await postgres.close();
});

const ask = async () => {
  const { secondaryEncounterIndex: index } = await askRecord(
    secondary.url,
    edith,
    'secondaryEncounterIndex { sources { state reasonCode warnings { message } } entries { title } }',
  );
  return { ...index.sources[0], count: index.entries.length };
};

const bundle = (resources: readonly object[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: next === undefined ? [] : [{ relation: 'next', url: next }],
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
});

const visit = (id: string, more: object = {}) => ({
  ...encounter,
  id,
  identifier: [{ system: 'https://rxx.example/visit', value: id }],
  diagnosis: [],
  ...more,
});

/** Answers searches for encounters with pages, by what stands in their address. */
function page(pages: Readonly<Record<string, object>>): void {
  hospital.answerBy((path) => {
    const name = /page=(\w+)/.exec(path)?.[1] ?? (path.includes('/Encounter/') ? 'first' : undefined);
    const body = name === undefined ? undefined : pages[name];
    return body === undefined ? undefined : { body };
  });
}

const left = 'The server holds more than could be read.';

describe('pages of a search', () => {
  it('are followed to the last', async () => {
    page({
      first: bundle([visit('a')], `${hospital.url}?page=two`),
      two: bundle([visit('b')], `${hospital.url}/Encounter?page=three`),
      three: bundle([visit('c')]),
    });
    expect(await ask()).toMatchObject({ state: 'COMPLETE', count: 3 });
  });

  it.each([
    ['leads to itself', (url: string) => `${url}?page=two`],
    ['leads elsewhere', () => 'http://127.0.0.1:1/fhir/R4?page=three'],
    ['leaves the server’s base', (url: string) => `${new URL(url).origin}/other?page=three`],
    ['climbs out of the base', (url: string) => `${url}/../../other?page=three`],
    ['is no address', () => 'http://[nowhere'],
    ['is not there', (url: string) => `${url}?page=missing`],
  ])('end where a next page %s, and the list says that it is not whole', async (_, toNext) => {
    const calls = hospital.calls.length;
    page({
      first: bundle([visit('a')], `${hospital.url}?page=two`),
      two: bundle([visit('b')], toNext(hospital.url)),
      three: bundle([visit('c')]),
      missing: { resourceType: 'OperationOutcome' },
    });
    expect(await ask()).toMatchObject({ state: 'PARTIAL', count: 2, warnings: [{ message: left }] });
    expect(hospital.calls.length - calls).toBeLessThan(8);
  });

  it('are at most ten, however many there are', async () => {
    const calls = hospital.calls.length;
    hospital.answerBy((path) => {
      if (!path.includes('/Encounter/') && !path.includes('page=')) return undefined;
      const number = Number(/page=(\d+)/.exec(path)?.[1] ?? 0);
      return { body: bundle([visit(`v${number}`)], `${hospital.url}?page=${number + 1}`) };
    });
    expect(await ask()).toMatchObject({ state: 'PARTIAL', count: 10 });
    expect(hospital.calls.length - calls).toBeLessThan(16);
  });
});

describe('a FHIR server that answers wrongly', () => {
  it.each([
    ['no JSON', { body: '<html>' }, 'SOURCE_BAD_CONTENT'],
    ['no bundle', { body: { resourceType: 'Patient' } }, 'SOURCE_BAD_CONTENT'],
    ['an error', { status: 500, body: {} }, 'SOURCE_ERROR'],
    ['that the caller may not', { status: 403, body: {} }, 'SOURCE_REFUSED_CALLER'],
    ['that it is busy', { status: 429, body: {} }, 'SOURCE_BUSY'],
  ])('with %s could not be asked', async (_, answer, reasonCode) => {
    hospital.answerBy((path) => (path.includes('/Encounter/') ? answer : undefined));
    expect(await ask()).toMatchObject({ state: 'UNAVAILABLE', reasonCode, count: 0 });
  });

  it('that it does not know such a kind of resource cannot tell', async () => {
    hospital.answerBy((path) => (path.includes('/Encounter/') ? { status: 404, body: {} } : undefined));
    expect(await ask()).toMatchObject({ state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' });
  });

  it('where only details are missing, tells what it has and says so', async () => {
    hospital.answerBy((path) => (path.includes('/Procedure/') ? { status: 500, body: {} } : undefined));
    expect(await ask()).toMatchObject({
      state: 'PARTIAL',
      count: 1,
      warnings: [{ message: 'Details of some items could not be read and were left out.' }],
    });
  });

  it('with an impossible date keeps the rest, and with what is no resource refuses that alone', async () => {
    page({
      first: bundle([
        visit('a', { period: { start: '2026-02-31' } }),
        visit('b', { status: 7 }),
        visit('c', { status: 'entered-in-error' }),
      ]),
    });
    expect(await ask()).toMatchObject({
      state: 'PARTIAL',
      count: 1,
      warnings: [
        { message: 'Some items could not be read and were left out.' },
        { message: 'Details of some items could not be read and were left out.' },
      ],
    });
  });
});

describe('whose a record is', () => {
  const answerPatient = (...patients: readonly object[]) =>
    hospital.answerBy((path) => (path.includes('/Patient/') ? { body: bundle(patients) } : undefined));

  it('is nobody’s where the server does not know the number, though it answers with somebody', async () => {
    answerPatient({
      ...patient,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' }],
    });
    expect(await ask()).toMatchObject({ state: 'NONE_RECORDED', count: 0 });
    answerPatient();
    expect(await ask()).toMatchObject({ state: 'NONE_RECORDED', count: 0 });
  });

  it.each([
    ['another name and date of birth', { ...patient, name: [{ family: 'Other' }], birthDate: '1970-01-01' }],
    [
      'another NHS number too',
      {
        ...patient,
        identifier: [
          ...patient.identifier,
          { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' },
        ],
      },
    ],
  ])('is somebody else’s with %s', async (_, other) => {
    answerPatient(other);
    expect(await ask()).toMatchObject({
      state: 'UNAVAILABLE',
      reasonCode: 'SOURCE_IDENTITY_MISMATCH',
      count: 0,
    });
  });

  it('is left out where a resource names somebody else, or nobody', async () => {
    page({
      first: bundle([
        visit('a'),
        visit('b', { subject: { reference: 'Patient/p9' } }),
        visit('c', {
          subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000026' } },
        }),
        visit('d', { subject: {} }),
        visit('e', { subject: { reference: 'Patient/p0' } }),
        visit('f', { subject: { reference: 'https://elsewhere.example/fhir/Patient/p1' } }),
        visit('g', { subject: { reference: `${hospital.url}/Patient/p1/_history/3` } }),
      ]),
    });
    expect(await ask()).toMatchObject({
      state: 'PARTIAL',
      // Its own, the one under the number that was merged into it, and one by its whole address.
      count: 3,
      warnings: [{ message: 'Records that may be about someone else were left out.' }],
    });
  });
});

describe('the setting for FHIR servers', () => {
  it.each([
    [
      '[{"system":"EPR","odsCode":"RXX","url":"https://epr.example/fhir/"}]',
      'at 0.url must not end with a slash',
    ],
    [
      '[{"system":"EPR","odsCode":"rxx!","url":"https://epr.example/fhir"}]',
      'at 0.odsCode must be an ODS code',
    ],
    ['[{"system":"EPR","odsCode":"RXX","url":"ftp://epr.example"}]', 'at 0.url'],
    ['{', 'must be a JSON array of FHIR servers'],
  ])('%s is refused with its place', (text, sentence) => {
    const parsed = fhirServersVariable.safeParse(text);
    expect(parsed.error?.issues[0]?.message).toContain(sentence);
  });
});
