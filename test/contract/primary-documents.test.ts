import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patientResource, practiceResource } from '../support/primary-bundle.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';
import { type PracticeCall, practiceAsid, toOutcome } from '../support/primary-practice-server.ts';

const search = 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:documentreference-1';
const findPatient = 'urn:nhs:names:services:gpconnect:documents:fhir:rest:search:patient-1';
const base = '/Z99001/STU3/1/gpconnect/documents/fhir';

const toSearchset = (resources: readonly unknown[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
  ...more,
});

const letter = (id: string, more: object = {}) => ({
  resourceType: 'DocumentReference',
  id,
  identifier: [{ system: 'https://EMISWeb/Z99001', value: `DOC-${id}` }],
  status: 'current',
  type: { coding: [{ system: 'http://snomed.info/sct', code: '824331000000106' }], text: 'Discharge letter' },
  subject: { reference: 'Patient/p1' },
  created: '2026-03-04T09:35:00+00:00',
  indexed: '2026-03-06T10:00:00+00:00',
  author: [{ reference: 'Organization/h1' }],
  custodian: { reference: 'Organization/o1' },
  description: 'Discharge summary, ward 7',
  content: [
    { attachment: { contentType: 'application/pdf', url: 'https://practice.example/Binary/1', size: 3654 } },
  ],
  ...more,
});
const hospital = { resourceType: 'Organization', id: 'h1', name: 'Ackton General Hospital' };

const selection = `primaryDocumentIndex { ${sourceFields} entries { type date title } }`;

let house: PrimaryHouse;
let documents: readonly unknown[];
let more: object;
beforeEach(async () => {
  house = await startPrimaryHouse();
  house.practice.interactions.add(search);
  documents = [letter('a')];
  more = {};
  house.practice.reply = ({ path }) => {
    if (path.includes('$gpc')) return { body: emisBundle };
    if (path.startsWith(`${base}/Patient?`)) return { body: toSearchset([patientResource]) };
    return { body: toSearchset([patientResource, practiceResource, hospital, ...documents], more) };
  };
});
afterEach(() => house.close());

const ask = async (options = {}) => (await house.ask(selection, options)).record.primaryDocumentIndex;
const interactionOf = ({ headers }: PracticeCall) => headers['ssp-interactionid'];

describe('the documents that a practice keeps', () => {
  test('are found by the person, at the address of their own capability', async () => {
    const index = await ask();
    expect(index).toEqual({
      sources: [
        {
          state: 'COMPLETE',
          reasonCode: null,
          system: 'EMIS Web',
          organisation: { odsCode: 'Z99001', name: null },
          warnings: [],
        },
      ],
      entries: [
        { type: 'GpDocument', date: '2026-03-04T09:35:00+00:00', title: 'Discharge summary, ward 7' },
      ],
    });
    expect(house.practice.calls.map(interactionOf)).toEqual([findPatient, search]);
    const [first, second] = house.practice.calls;
    expect(first?.path).toBe(
      `${base}/Patient?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9991234012`,
    );
    expect(second?.path).toBe(
      `${base}/Patient/p1/DocumentReference?_include=DocumentReference:subject:Patient` +
        '&_include=DocumentReference:custodian:Organization&_include=DocumentReference:author:Organization' +
        '&_include=DocumentReference:author:Practitioner&_revinclude:recurse=PractitionerRole:practitioner',
    );
    expect(second?.headers).toMatchObject({ 'ssp-to': practiceAsid });
  });

  test('stand under the name of the record that is read at the same time', async () => {
    const { record } = await house.ask(`${selection} primaryAllergyIndex { ${sourceFields} }`);
    expect(record.primaryDocumentIndex.sources).toMatchObject([
      { system: 'EMIS Web', organisation: { odsCode: 'Z99001', name: 'Elm Street Surgery' } },
    ]);
    expect(house.practice.calls).toHaveLength(3);
  });

  test('are asked for by the days that are wanted', async () => {
    await ask({ period: { start: '2026-01-01', end: '2026-12-31' } });
    expect(house.practice.calls[1]?.path).toMatch(/&created=ge2026-01-01&created=le2026-12-31$/);
  });

  test('none recorded is an answer', async () => {
    documents = [];
    expect(await ask()).toMatchObject({ sources: [{ state: 'NONE_RECORDED' }], entries: [] });
  });

  test('one about someone else, one withdrawn, one without content and one without a date', async () => {
    documents = [
      letter('a', { subject: { reference: 'Patient/p2' } }),
      letter('b', { status: 'entered-in-error' }),
      letter('c', { created: undefined, description: undefined }),
    ];
    expect(await ask()).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          warnings: [
            {
              code: 'ITEMS_REFUSED',
              message: '1 item could not be read and was left out (DocumentReference about someone else).',
            },
          ],
        },
      ],
      entries: [
        { title: 'Entered in error – Discharge summary, ward 7' },
        { title: 'Discharge letter', date: '2026-03-06T10:00:00+00:00' },
      ],
    });
  });

  test('a list that goes on is said to be a part', async () => {
    more = { link: [{ relation: 'next', url: 'https://practice.example/again' }] };
    expect(await ask()).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          warnings: [{ code: 'OTHER', message: 'The practice sent only a part of its list.' }],
        },
      ],
    });
    expect(house.practice.calls).toHaveLength(2);
  });
});

describe('documents that cannot be had', () => {
  test.each([
    ['nobody is found', { body: toSearchset([]) }, 'UNAVAILABLE', 'SOURCE_RECORD_NOT_AVAILABLE'],
    [
      'someone else is found',
      { body: toSearchset([{ ...patientResource, birthDate: '1950-01-01' }]) },
      'UNAVAILABLE',
      'SOURCE_IDENTITY_MISMATCH',
    ],
    [
      'an id that would lead elsewhere',
      { body: toSearchset([{ ...patientResource, id: '../Patient/2' }]) },
      'UNAVAILABLE',
      'SOURCE_BAD_CONTENT',
    ],
    ['not enabled', { status: 403, body: toOutcome('ACCESS DENIED') }, 'WITHHELD', 'ACCESS_DENIED'],
    ['no consent', { status: 403, body: toOutcome('NO_PATIENT_CONSENT') }, 'WITHHELD', 'NO_CONSENT'],
  ])('%s', async (_name, reply, state, reasonCode) => {
    house.practice.reply = () => reply;
    expect(await ask()).toMatchObject({ sources: [{ state, reasonCode }], entries: [] });
    expect(house.practice.calls).toHaveLength(1);
  });

  test('a practice that offers no such capability keeps them and cannot give them', async () => {
    house.practice.interactions.delete(search);
    expect(await ask()).toMatchObject({
      sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' }],
    });
    expect(house.practice.calls).toEqual([]);
  });

  test('the number stands in no log line', async () => {
    house.practice.reply = () => ({ status: 500 });
    await ask();
    expect(house.logLines.join('')).toContain('SOURCE_ERROR');
    expect(house.logLines.join('')).not.toContain('9991234012');
  });
});
