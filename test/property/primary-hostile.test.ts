import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { parseAppointments } from '../../subgraphs/primary/appointments/parse-appointments.ts';
import { parseBinary } from '../../subgraphs/primary/documents/parse-binary.ts';
import { parseDocuments } from '../../subgraphs/primary/documents/parse-documents.ts';
import { withoutMarkup } from '../../subgraphs/primary/fhir/without-markup.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { listCodes, patientResource, snomedConcept, toBundle, toList } from '../support/primary-bundle.ts';
import { furtherListCodes } from '../support/primary-further-record.ts';
import { subject } from '../support/primary-house.ts';
import { idSecret } from '../support/secrets.ts';

const question = {
  subject,
  practiceOdsCode: 'Z99001',
  recordIds: createRecordIds(idSecret),
  suppliers: createSuppliers(),
  today: '2026-11-22',
};
const about = { subject: { reference: 'Patient/p1' } };
const rubbish = fc.oneof(fc.jsonValue(), fc.constant({}), fc.constant([null]));
const orRubbish = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: rubbish });
const words = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,30}$/);

test('groups that point at each other in circles or chains are read to the end', () => {
  const size = 3000;
  const chain = Array.from({ length: size }, (_, index) => ({
    resourceType: 'Observation',
    id: `o${index}`,
    ...about,
    status: 'final',
    code: snomedConcept('1', `Test ${index}`),
    valueString: String(index),
    related: [{ type: 'has-member', target: { reference: `Observation/o${(index + 1) % size}` } }],
  }));
  const report = {
    resourceType: 'DiagnosticReport',
    id: 'd1',
    ...about,
    status: 'final',
    code: { text: 'Report' },
    result: [{ reference: 'Observation/o0' }],
  };
  const list = toList(furtherListCodes.investigations, ['DiagnosticReport/d1']);
  const record = parseStructuredRecord(toBundle([patientResource, ...chain, report, list]), question);
  if (record.kind === 'failed' || record.investigations.outcome.kind !== 'found')
    throw new Error('Not read.');
  const [item] = record.investigations.outcome.value;
  expect(item?.groups.flatMap(({ results }) => results)).toHaveLength(size);
});

test('a consultation whose lists are nested three thousand deep is read to its last line', () => {
  const size = 3000;
  const heading = { coding: [{ system: 'http://snomed.info/sct', code: '24781000000107' }] };
  const lists = Array.from({ length: size }, (_, index) => ({
    resourceType: 'List',
    id: `l${index}`,
    status: 'current',
    code: heading,
    entry: [{ item: { reference: index + 1 < size ? `List/l${index + 1}` : 'Observation/last' } }],
  }));
  const entries = [
    patientResource,
    { resourceType: 'Encounter', id: 'e1', ...about, status: 'finished' },
    {
      resourceType: 'List',
      id: 'c1',
      status: 'current',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '325851000000107' }] },
      encounter: { reference: 'Encounter/e1' },
      entry: [{ item: { reference: 'List/l0' } }],
    },
    ...lists,
    { resourceType: 'Observation', id: 'last', ...about, status: 'final', code: { text: 'The last line' } },
    toList(listCodes.consultations, ['Encounter/e1']),
  ];
  const record = parseStructuredRecord(toBundle(entries), question);
  if (record.kind === 'failed' || record.encounters.outcome.kind !== 'found') throw new Error('Not read.');
  expect(JSON.stringify(record.encounters.outcome.value)).toContain('The last line');
});

test('markup: words are kept, elements are not, and nothing hangs', () => {
  expect(withoutMarkup('<b>BP</b> <120/80 & >60<script>alert(1)</script>')).toBe('BP <120/80 & >60');
  expect(withoutMarkup('pain <> none; No FH: heart dis <60')).toBe('pain <> none; No FH: heart dis <60');
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<script>',
          '</script>',
          '<scr',
          'ipt>',
          '<img src=x onerror=1>',
          '<',
          '>',
          'a',
          ' ',
          '<b>',
          '<!--',
          '-->',
          '<svg/onload=1>',
        ),
        { maxLength: 30 },
      ),
      (parts) => {
        const clean = withoutMarkup(parts.join(''));
        expect(/<(?:script|img|svg|b)[\s/>]/i.test(clean)).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('a text that is made to be slow is read at once', () => {
  const begun = performance.now();
  for (const part of ['<script>', '<script', '<!--', '<svg/', '</style', '<b ', '<']) {
    withoutMarkup(part.repeat(Math.ceil(400_000 / part.length)));
  }
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('documents: anything is read without throwing, and what goes in is mapped or refused', () => {
  const document = fc.record(
    {
      resourceType: fc.constant('DocumentReference'),
      id: orRubbish(words),
      status: orRubbish(fc.constantFrom('current', 'superseded', 'entered-in-error')),
      subject: orRubbish(fc.constant({ reference: 'Patient/p1' })),
      content: orRubbish(fc.constant([{ attachment: { url: 'https://practice.example/1' } }])),
      description: orRubbish(words),
    },
    { requiredKeys: ['resourceType'] },
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: document }, { weight: 1, arbitrary: rubbish }), {
        maxLength: 6,
      }),
      (items) => {
        const entry = items.map((resource) => ({ resource }));
        const answer = parseDocuments({ resourceType: 'Bundle', type: 'searchset', entry }, 'p1', question);
        if (answer.kind === 'failed') return;
        const { outcome, tally } = answer.reading;
        const mapped = outcome.kind === 'found' ? outcome.value.length : 0;
        const sent = items.filter(
          (item) =>
            item !== null &&
            typeof item === 'object' &&
            'resourceType' in item &&
            item.resourceType === 'DocumentReference',
        );
        expect(mapped + tally.refused).toBeGreaterThanOrEqual(sent.length);
      },
    ),
    { numRuns: 300 },
  );
});

test('an entry of a list of appointments that holds nothing is told, not dropped', () => {
  const entry = [{ resource: null }, {}];
  const answer = parseAppointments({ resourceType: 'Bundle', type: 'searchset', entry }, 'p1', question);
  expect(answer).toMatchObject({
    kind: 'appointments',
    reading: { tally: { refused: 2 }, warnings: [{ code: 'ITEMS_REFUSED' }] },
  });
});

test('the content of a document: anything is read without throwing, and bytes come out as they went in', () => {
  fc.assert(
    fc.property(
      orRubbish(fc.constantFrom('Binary', 'Patient')),
      orRubbish(fc.constantFrom('text/plain', 'text/html;charset=x', 'text/plain; charset="utf-16"', ' ')),
      orRubbish(fc.uint8Array({ size: 'large' }).map((bytes) => Buffer.from(bytes).toString('base64'))),
      (resourceType, contentType, content) => {
        const outcome = parseBinary({ resourceType, contentType, content });
        if (outcome.kind !== 'found') return;
        expect(outcome.value).toMatchObject({ contentType, data: content });
        expect(Buffer.from(outcome.value.data, 'base64')).toHaveLength(outcome.value.size);
      },
    ),
  );
  const large = Buffer.alloc(6_000_000, 'a');
  const answer = { resourceType: 'Binary', contentType: 'text/html', content: large.toString('base64') };
  expect(parseBinary(answer)).toMatchObject({ kind: 'found', value: { size: 6_000_000 } });
});
