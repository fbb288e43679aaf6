import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttachment } from '../../subgraphs/secondary/fhir/map/read-attachment.ts';
import { toPlainText } from '../../subgraphs/secondary/fhir/to-plain-text.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { letter, patient, pdf, receipt } from '../support/fhir-hospital.ts';
import { type FhirTestServer, startFhirServer } from '../support/fhir-server.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { askRecord, edith, startTestSecondary } from '../support/secondary-house.ts';

describe('narrative as plain text', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<ul><li>a</li><li>b</li></ul>', ' * a\n * b'],
    ['<h1>Plan</h1>Rest', 'Plan\n\nRest'],
    ['<a href="https://example.org">Leaflet</a><img src="x" alt="Picture"/>', 'Leaflet'],
    ['Hb &lt;120 &amp; falling', 'Hb <120 & falling'],
    ['<script>x()</script><style>y</style>z', 'z'],
    ['&lt;img src=x onerror=x()&gt;', '‹img src=x onerror=x()>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['', ''],
  ])('%j is %j', (narrative, text) => {
    expect(toPlainText(narrative)).toBe(text.trim());
  });

  it('holds no markup, whatever it is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&lt;',
        '&gt;',
        '&amp;',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<p>',
        '"',
        "'",
      ),
      fc.constantFrom(
        '<svg onload=x()>',
        '<img src=x onerror=x()>',
        '<a href="javascript:x()">',
        '<table><tr><td>',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(toPlainText(pieces.join(''))).not.toMatch(/<[a-z/!?]/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('is bounded, however long and deep it is', () => {
    const started = performance.now();
    expect(toPlainText('<div>'.repeat(100_000)).length).toBeLessThan(1000);
    expect(toPlainText('x'.repeat(5_000_000)).length).toBeLessThanOrEqual(200_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('a letter that is enclosed in a document', () => {
  const enclose = (content: unknown, contentType = 'application/fhir+json') => ({
    contentType,
    data: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'),
  });
  const bundle = {
    resourceType: 'Bundle',
    type: 'document',
    entry: [{ resource: letter }, { resource: patient }],
  };

  it('comes in its sections', () => {
    expect(readAttachment(enclose(bundle)).sections.map(({ title }) => title)).toEqual([
      'Allergies and adverse reaction',
      'Plan and requested actions',
    ]);
  });

  it.each([
    ['no JSON', enclose('{')],
    ['another type', enclose(bundle, 'application/pdf')],
    ['no bundle', enclose(letter)],
    [
      'a bundle that does not begin with a composition',
      enclose({ ...bundle, entry: [{ resource: patient }] }),
    ],
    ['nothing', { contentType: 'application/fhir+json' }],
    ['no attachment', undefined],
  ])('has none where it is %s', (_, attachment) => {
    expect(readAttachment(attachment).sections).toEqual([]);
  });
});

describe('letters of a hospital’s FHIR server', () => {
  let postgres: TestPostgres;
  let hospital: FhirTestServer;
  let secondary: RunningSecondary;
  beforeAll(async () => {
    postgres = await withPostgres();
    hospital = await startFhirServer();
    await hospital.put(
      patient,
      letter,
      pdf,
      receipt,
      { ...letter, id: 'l2', identifier: { value: 'x' }, confidentiality: 'R', title: 'Restricted' },
      { ...letter, id: 'l3', status: 'entered-in-error', title: 'Wrong' },
      { ...pdf, id: 'd2', masterIdentifier: { value: 'D2' }, status: 'superseded' },
    );
    secondary = await startTestSecondary(postgres.url, {
      timeoutMilliseconds: 5000,
      fhirServers: [{ system: 'EPR', odsCode: 'RXX', url: hospital.url }],
    });
    await secondary.settled();
  });
  afterAll(async () => {
    await secondary.close();
    await hospital.close();
    await postgres.close();
  });

  const index = `secondaryDocumentIndex { sources { state warnings { code message } } entries { id title created } }`;

  it('are listed with the documents, but for those that are restricted, wrong or replaced', async () => {
    const { secondaryDocumentIndex: documents } = await askRecord(secondary.url, edith, index);
    expect(documents.sources).toEqual([
      {
        state: 'PARTIAL',
        warnings: [{ code: 'CONFIDENTIAL_ITEMS', message: 'Items marked confidential were left out.' }],
      },
    ]);
    expect(documents.entries.map(({ title }: { title: string }) => title)).toEqual([
      'Clinic letter',
      'Discharge summary',
    ]);
  });

  it('come in sections without markup, and say whether the practice has them', async () => {
    const { secondaryDocumentIndex: documents } = await askRecord(secondary.url, edith, index);
    const request = await openRequest();
    const seal = await sealRecord(request, edith);
    const answer = await askEntities(
      secondary.url,
      request,
      documents.entries.map(({ id }: { id: string }) => ({ __typename: 'HospitalDocument', id, seal })),
      `... on HospitalDocument { title contentType text author { name } practiceReceipt { status at }
        sections { title text sections { title text sections { title } } } }`,
    );
    expect(answer.data._entities).toEqual([
      {
        title: 'Clinic letter',
        contentType: 'application/pdf',
        text: null,
        author: null,
        practiceReceipt: { status: 'UNKNOWN', at: null },
        sections: [],
      },
      {
        title: 'Discharge summary',
        contentType: null,
        text: null,
        author: { name: 'Dr Kim Chandra' },
        practiceReceipt: { status: 'RECEIVED', at: '2026-04-10T15:06:00.000Z' },
        sections: [
          {
            title: 'Allergies and adverse reaction',
            text: 'Causative agent  Penicillin\nSeverity         Severe',
            sections: [],
          },
          {
            title: 'Plan and requested actions',
            text: 'Check U&Es; Hb <120\n\n * Stop ibuprofen\n * ‹script>steal()‹/script>',
            sections: [{ title: 'GP practice', text: 'Review in two weeks\n\nDeep\nBelow', sections: [] }],
          },
        ],
      },
    ]);
  });
});
