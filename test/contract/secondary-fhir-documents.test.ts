import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttachment } from '../../subgraphs/secondary/fhir/map/read-attachment.ts';
import { toCdaSections } from '../../subgraphs/secondary/fhir/map/to-cda-sections.ts';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { patient, pdf } from '../support/fhir-hospital.ts';
import { type FhirTestServer, startFhirServer } from '../support/fhir-server.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { askRecord, edith, startTestSecondary } from '../support/secondary-house.ts';

const toBase64 = (text: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(text, encoding).toString('base64');

const cda = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Discharge summary</title>
<component><structuredBody>
  <component><section><title>Diagnoses</title><text><list><item>Fracture of neck of femur</item><item>Fall &amp; faint &x;</item></list></text></section></component>
  <component><section><title>Plan</title>
    <text><paragraph>Hb &lt;120: check <content styleCode="Bold">weekly</content></paragraph><script>steal()</script></text>
    <component><section><title>GP practice</title><text><table><tbody><tr><th>Who</th><td>Practice nurse</td></tr></tbody></table></text></section></component>
  </section></component>
</structuredBody></component></ClinicalDocument>`;

describe('the content of a document', () => {
  it.each([
    ['text/plain', toBase64('Seen in clinic.\nWell.'), 'Seen in clinic.\nWell.'],
    ['text/plain; charset=windows-1252', toBase64('Caf\u00e9', 'latin1'), 'Café'],
    [
      'text/html; charset="utf-8"',
      toBase64('<h1>Plan</h1><script>x()</script><p onclick="x()">Rest</p>'),
      'Plan\n\nRest',
    ],
    ['application/xhtml+xml', toBase64('<p>Hb &lt;120</p>'), 'Hb <120'],
  ])('of type %s is read as plain text', (contentType, data, text) => {
    expect(readAttachment({ contentType, data })).toMatchObject({ text, sections: [], isUnread: false });
  });

  it('in XML is read in its sections where it is a clinical document, with words alone', () => {
    const { sections, isUnread } = readAttachment({ contentType: 'text/xml', data: toBase64(cda) });
    expect(isUnread).toBe(false);
    expect(sections.map(({ title }) => title)).toEqual(['Diagnoses', 'Plan']);
    expect(sections[0]?.text).toBe('* Fracture of neck of femur\n * Fall & faint &x;');
    expect(sections[1]?.text).toContain('Hb <120: check weekly');
    expect(sections[1]?.sections).toMatchObject([{ title: 'GP practice', text: 'Who  Practice nurse' }]);
  });

  it.each([
    ['a PDF', { contentType: 'application/pdf', data: toBase64('%PDF') }, 4, false],
    ['a PDF elsewhere', { contentType: 'application/pdf', url: 'Binary/1', size: 48_213 }, 48_213, false],
    [
      'letters of another set than it says',
      { contentType: 'text/plain', data: toBase64('\u00e9', 'latin1') },
      1,
      true,
    ],
    [
      'a set of letters that nobody knows',
      { contentType: 'text/plain; charset=x', data: toBase64('a') },
      1,
      true,
    ],
    ['XML that is no clinical document', { contentType: 'text/xml', data: toBase64('<a/>') }, 4, true],
    ['JSON that is no document', { contentType: 'application/fhir+json', data: toBase64('{}') }, 2, true],
    [
      'too large',
      { contentType: 'text/plain', data: toBase64('x'.repeat(1024 * 1024 + 1)) },
      1_048_577,
      true,
    ],
    ['nothing', undefined, null, false],
  ])('that is %s has a type and a size and no words', (_, attachment, size, isUnread) => {
    expect(readAttachment(attachment)).toEqual({ text: null, sections: [], size, isUnread });
  });

  it('in XML holds no markup and never fails, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '<ClinicalDocument>',
      '<section>',
      '</section>',
      '<title>',
      '</title>',
      '<text>',
      '</text>',
      '<td>',
      '<![CDATA[<script>',
      ']]>',
      '&lt;img src=x onerror=x()&gt;',
      '<!--',
      '-->',
      '<?',
      '<paragraph/>',
      'word',
      '&amp;lt;b',
      '<a',
      '"',
      '>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const sections = toCdaSections(`<ClinicalDocument>${pieces.join('')}`) ?? [];
        for (const { text } of sections) expect(text ?? '').not.toMatch(/<[a-z/!?]/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('in XML is bounded, however deep and long it is', () => {
    const started = performance.now();
    expect(toCdaSections(`<ClinicalDocument>${'<section><text><a>x'.repeat(50_000)}`)).toBeUndefined();
    expect(
      toCdaSections(`<ClinicalDocument>${'<section><text>x</text></section>'.repeat(30_000)}`),
    ).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('documents behind addresses of a hospital’s FHIR server', () => {
  let postgres: TestPostgres;
  let hospital: FhirTestServer;
  let secondary: RunningSecondary;
  const letter = (id: string, attachment: object) => ({
    ...pdf,
    id,
    masterIdentifier: { value: id },
    content: [{ attachment: { title: id, ...attachment } }],
  });
  beforeAll(async () => {
    postgres = await withPostgres();
    hospital = await startFhirServer();
    await hospital.put(
      patient,
      {
        resourceType: 'Binary',
        id: 'b1',
        contentType: 'text/html',
        data: toBase64('<p>Come <b>back</b></p>'),
      },
      letter('own', { contentType: 'text/html', url: 'Binary/b1' }),
      letter('picture', { contentType: 'application/pdf', url: 'Binary/b2', size: 77 }),
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

  const readAll = async () => {
    const { secondaryDocumentIndex: index } = await askRecord(
      secondary.url,
      edith,
      'secondaryDocumentIndex { sources { state warnings { message } } entries { id title } }',
    );
    const request = await openRequest();
    const seal = await sealRecord(request, edith);
    const items = index.entries.map(({ id }: { id: string }) => ({
      __typename: 'HospitalDocument',
      id,
      seal,
    }));
    const { data } = await askEntities(
      secondary.url,
      request,
      items,
      '... on HospitalDocument { title contentType size text }',
    );
    const documents = [...data._entities].sort((left, right) => left.title.localeCompare(right.title));
    return { documents, sources: index.sources };
  };

  it('are fetched where they are words, and a PDF is not', async () => {
    const { documents, sources } = await readAll();
    expect(sources).toEqual([{ state: 'COMPLETE', warnings: [] }]);
    expect(documents).toEqual([
      { title: 'own', contentType: 'text/html', size: 23, text: 'Come back' },
      { title: 'picture', contentType: 'application/pdf', size: 77, text: null },
    ]);
    expect(hospital.calls.filter((call) => call.includes('Binary/b2'))).toEqual([]);
  });

  it('that are elsewhere are not fetched, and the list says that words are missing', async () => {
    await hospital.put(
      letter('zz-elsewhere', { contentType: 'text/plain', url: 'http://127.0.0.1:9/Binary/1' }),
    );
    const { documents, sources } = await readAll();
    expect(documents.at(-1)).toEqual({
      title: 'zz-elsewhere',
      contentType: 'text/plain',
      size: null,
      text: null,
    });
    expect(sources).toEqual([
      {
        state: 'PARTIAL',
        warnings: [{ message: 'Details of some items could not be read and were left out.' }],
      },
    ]);
  });
});
