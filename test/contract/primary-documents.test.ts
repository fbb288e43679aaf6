import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patientResource, practiceResource } from '../support/primary-bundle.ts';
import { emisBundle } from '../support/primary-emis-record.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse } from '../support/primary-house.ts';
import {
  type PracticeCall,
  type PracticeReply,
  practiceAsid,
  toOutcome,
} from '../support/primary-practice-server.ts';
import { askEntities } from '../support/ask-subgraph.ts';

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

describe('the content of a document', () => {
  const readBinary = 'urn:nhs:names:services:gpconnect:documents:fhir:rest:read:binary-1';
  const toBinary = (contentType: string, content: Buffer | string) => ({
    resourceType: 'Binary',
    contentType,
    content: typeof content === 'string' ? content : content.toString('base64'),
  });

  /** Lists the documents, then asks for the first one's content; `answer` is what the practice gives for it. */
  async function askContent(answer: PracticeReply) {
    house.practice.interactions.add(readBinary);
    const list = house.practice.reply;
    house.practice.reply = (call) => (call.path.startsWith(`${base}/Binary/`) ? answer : list(call));
    const { request, seal, record } = await house.ask('primaryDocumentIndex { entries { id } }');
    const { data, errors } = await askEntities(
      house.url,
      request,
      [{ __typename: 'GpDocument', id: record.primaryDocumentIndex.entries[0].id, seal }],
      '... on GpDocument { content { contentType size text data } again: content { size } }',
    );
    return { content: data._entities[0]?.content, code: errors?.[0]?.extensions?.['code'] };
  }
  const binaryCalls = () => house.practice.calls.filter(({ path }) => path.includes('/Binary/'));

  test('is fetched once from the practice, by the id alone, wherever its address points', async () => {
    documents = [
      letter('a', {
        content: [
          { attachment: { contentType: 'text/plain', url: 'https://elsewhere.example/x/Binary/77' } },
        ],
      }),
    ];
    const { content } = await askContent({
      body: toBinary('text/plain; charset=iso-8859-1', Buffer.from('Müde', 'latin1')),
    });
    expect(content).toEqual({
      contentType: 'text/plain; charset=iso-8859-1',
      size: 4,
      text: 'Müde',
      data: 'TfxkZQ==',
    });
    expect(binaryCalls().map(({ path }) => path)).toEqual([`${base}/Binary/77`]);
    expect(binaryCalls().map(interactionOf)).toEqual([readBinary]);
  });

  test.each([
    ['PDF', 'application/pdf', Buffer.from('%PDF-1.7'), null],
    ['HTML without its scripts', 'text/html', Buffer.from('<p>Well<script>alert(1)</script></p>'), 'Well'],
    ['text that is not in the character set that it names', 'text/plain', Buffer.from([0x4d, 0xfc]), null],
    ['base64 in lines', 'text/plain', 'SGVs\r\nbG8=', 'Hello'],
    ['nothing', 'text/plain', '', ''],
  ])('is given as it is kept: %s', async (_, contentType, sent, text) => {
    const { content, code } = await askContent({ body: toBinary(contentType, sent) });
    expect(code).toBeUndefined();
    expect(content).toMatchObject({ contentType, text });
    expect(content.data).toBe(
      typeof sent === 'string' ? sent.replaceAll(/\s/g, '') : sent.toString('base64'),
    );
  });

  test.each([
    ['is no Binary', { body: patientResource }, 'SOURCE_BAD_CONTENT'],
    ['is no base64', { body: toBinary('text/plain', '<<<') }, 'SOURCE_BAD_CONTENT'],
    ['is gone', { status: 404, body: toOutcome('NO_RECORD_FOUND') }, 'SOURCE_RECORD_NOT_AVAILABLE'],
    ['is not sent', { isCut: true }, 'SOURCE_UNAVAILABLE'],
  ])('is an error where it %s, never empty', async (_, answer, expected) => {
    expect(await askContent(answer)).toEqual({ content: null, code: expected });
  });

  test('is not asked for where there is none', async () => {
    documents = [
      letter('a', { content: [{ attachment: { title: 'File size 7 MB greater than permitted' } }] }),
    ];
    expect(await askContent({ status: 500 })).toEqual({ content: null, code: undefined });
    expect(binaryCalls()).toEqual([]);
  });

  test('of a practice that does not give it is an error that says so', async () => {
    const answer = askContent({ status: 500 });
    house.practice.interactions.delete(readBinary);
    expect(await answer).toEqual({ content: null, code: 'NOT_IMPLEMENTED' });
  });
});
