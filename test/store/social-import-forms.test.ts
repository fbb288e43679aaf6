import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readAmount } from '../../subgraphs/social/file/read-amount.ts';
import { countOpenLinks, listOpenLinks, settleLink } from '../../subgraphs/social/file/review-links.ts';
import { toReport } from '../../subgraphs/social/file/to-report.ts';
import { withPostgres } from '../support/postgres.ts';
import {
  type FileRowOfTest,
  headings,
  openTestSocialStore,
  type TestSocialStore,
  toFile,
  toLine,
} from '../support/social-file.ts';

const service: FileRowOfTest = {
  'Reporting Period Start Date': '2025-04-01',
  'Reporting Period End Date': '2026-03-31',
  'LA Code': '901',
  'NHS Number': '9992000015',
  'LA Person Unique Identifier': '41',
  'Date of Birth': '1941-03-09',
  'Client Type': 'Service user',
  'Event Type': 'Service',
  'Event Start Date': '2025-05-02',
  'Service Type': 'Long term support: Community',
};

describe('the forms in which councils write Client Level Data', () => {
  let store: TestSocialStore;

  beforeAll(async () => {
    store = await openTestSocialStore(withPostgres);
  });
  beforeEach(() => store.empty());
  afterAll(() => store.close());

  const events = () =>
    store.tables.selectFrom('event').select(['line', 'person_key', 'details']).orderBy('line').execute();
  const statements = () =>
    store.tables.selectFrom('person_statement').select(['nhs_number', 'birth_date']).execute();

  test.each(['NULL', 'null', 'N/A', 'NA', '#N/A', 'None', '-', '(blank)'])(
    'a cell that holds %s holds nothing',
    async (word) => {
      const row: FileRowOfTest = Object.fromEntries(headings.map((heading) => [heading, word]));
      const report = await store.bring(toFile([{ ...row, ...service }]));
      expect(report).toMatchObject({ admitted: 1, refused: 0 });
      expect(await events()).toMatchObject([
        { details: { endDate: null, description: null, outcome: null, serviceComponent: null } },
      ]);
    },
  );

  test.each(['NULL', 'N/A', 'Unknown', 'not known', '0', '000000'])(
    'people whose identifier is %s are not one person',
    async (word) => {
      const nobody = { ...service, 'LA Person Unique Identifier': word };
      const report = await store.bring(
        toFile([nobody, { ...nobody, 'NHS Number': '', 'Date of Birth': '1950-01-02' }]),
      );
      expect(report).toMatchObject({ admitted: 1, refused: 1 });
      expect(await events()).toMatchObject([{ line: 2, person_key: '901|nhs|9992000015' }]);
    },
  );

  test('a date of birth that nobody knows is none, and an end that nobody knows is refused', async () => {
    const report = await store.bring(
      toFile([
        { ...service, 'Date of Birth': 'Unknown' },
        { ...service, 'Event End Date': 'Unknown' },
      ]),
    );
    expect(report).toMatchObject({ admitted: 1, refused: 1 });
    expect(await statements()).toEqual([{ nhs_number: '9992000015', birth_date: '' }]);
  });

  test.each(['9992000015.0', "'9992000015", '"=""9992000015"""', '999 200 0015'])(
    'reads an NHS number that a spreadsheet wrote as %s',
    async (number) => {
      await store.bring(toFile([{ ...service, 'NHS Number': number }]));
      expect(await statements()).toEqual([{ nhs_number: '9992000015', birth_date: '1941-03-09' }]);
    },
  );

  test.each(['9.992E+09', '9992000016', '0000000000'])(
    'says that rows are shown with nobody where the NHS number is %s',
    async (number) => {
      const report = await store.bring(toFile([service, { ...service, 'NHS Number': number }]));
      expect((await toReport(store.tables, report)).join('\n')).not.toMatch(/nobody/);
      const other = await store.bring(
        toFile([
          service,
          { ...service, 'LA Person Unique Identifier': '42', 'NHS Number': number },
          { ...service, 'LA Person Unique Identifier': '43', 'NHS Number': number },
        ]),
      );
      const lines = (await toReport(store.tables, other)).join('\n');
      expect(lines).toMatch(
        /shown with nobody until somebody settles whose they are:\n {2}2 × no valid NHS number\n/,
      );
      expect(lines).toContain('npm run matching -- review');
      expect(lines).not.toContain(number);
    },
  );

  test('counts the people who are shown with nobody by the reason that is listed for each', async () => {
    const of = (person: string, row: FileRowOfTest): FileRowOfTest => ({
      ...service,
      'LA Person Unique Identifier': person,
      ...row,
    });
    const unborn = { 'Date of Birth': '' };
    await store.bring(toFile([of('50', { 'NHS Number': '' })]));
    const report = await store.bring(
      toFile([
        of('41', {}),
        of('42', unborn),
        of('43', { 'NHS Number': '' }),
        of('43', { 'NHS Number': '', ...unborn }),
        of('44', {}),
        of('44', { 'Date of Birth': '1941-03-10' }),
        of('45', {}),
        of('45', { 'NHS Number': '9992000023' }),
      ]),
    );
    const open = await Array.fromAsync(listOpenLinks(store.tables));
    expect(open.map(({ localId, reason }) => [localId, reason])).toEqual([
      ['42', 'SUPPLIED_WITHOUT_BIRTH_DATE'],
      ['43', 'NO_NUMBER'],
      ['44', 'CONTRADICTION'],
      ['45', 'CONTRADICTION'],
      ['50', 'NO_NUMBER'],
    ]);
    const counted = () => countOpenLinks(store.tables, report.submissionId);
    expect(await counted()).toEqual([
      { reason: 'CONTRADICTION', people: 2 },
      { reason: 'NO_NUMBER', people: 1 },
      { reason: 'SUPPLIED_WITHOUT_BIRTH_DATE', people: 1 },
    ]);
    const decision = {
      council: '901',
      nhsNumber: null,
      by: 'A. Reviewer',
      at: new Date('2026-06-02T09:00:00Z'),
    };
    for (const localId of ['43', '44', '45']) await settleLink(store.tables, { ...decision, localId });
    expect(await counted()).toEqual([{ reason: 'SUPPLIED_WITHOUT_BIRTH_DATE', people: 1 }]);
  });

  test.each(['1900-01-01', '01/01/1900', '31/12/9999', '2999-12-31', '0001-01-01'])(
    'the stand-in %s is no end, no birth and no death',
    async (day) => {
      const row = { ...service, 'Event End Date': day, 'Date of Birth': day, 'Date of Death': day };
      expect(await store.bring(toFile([row]))).toMatchObject({ admitted: 1, refused: 0 });
      expect(await events()).toMatchObject([{ details: { startDate: '2025-05-02', endDate: null } }]);
      expect(await statements()).toEqual([{ nhs_number: '9992000015', birth_date: '' }]);
    },
  );

  test('event types are told in the singular, the plural and their older word', async () => {
    const ended = { ...service, 'Event End Date': '2025-05-03' };
    const types = ['Services', 'SERVICE', 'Referral', 'Requests', 'Assessments', 'Reviews'];
    const rows = types.map((type): FileRowOfTest => ({ ...ended, 'Event Type': type }));
    const report = await store.bring(toFile([...rows, { ...service, 'Event Type': 'Services' }]));
    expect(report).toMatchObject({ admitted: 7, refused: 0 });
    expect((await events()).map(({ details }) => details.eventType)).toEqual([...types, 'Services']);
  });

  test.each([
    'Carer known by association',
    'Unpaid carer known by association',
    'UNPAID CARER  known by association',
  ])('a row of a client type %s tells of no event, and is no fault', async (type) => {
    const carer: FileRowOfTest = {
      ...service,
      'LA Person Unique Identifier': '77',
      'Client Type': type,
      'Event Type': '',
      'Event Start Date': '',
    };
    const report = await store.bring(toFile([service, carer, carer]));
    expect(report).toMatchObject({ admitted: 1, refused: 0, withoutEvent: 2 });
    expect((await toReport(store.tables, report)).join('\n')).toMatch(
      /^Imported: 1 rows; refused: 0\.\nRows of carers known by association, which tell of no event: 2\.\n/,
    );
    expect(await store.bring(toFile([service, carer, carer]))).toMatchObject({
      isNew: false,
      withoutEvent: 2,
    });
    const alone = await store.bring(toFile([carer]));
    expect(alone).toMatchObject({ admitted: 0, refused: 0, withoutEvent: 1 });
  });

  test('whoever else has no event type is refused', async () => {
    const row = { ...service, 'Client Type': 'Unpaid carer', 'Event Type': '' };
    expect(await store.bring(toFile([row]))).toMatchObject({ admitted: 0, refused: 1, withoutEvent: 0 });
  });

  test('rows of empty cells are none, and empty cells behind the last heading say nothing', async () => {
    const empty = ','.repeat(headings.length - 1);
    const lines = [headings.join(','), empty, `${toLine(service)},,`, '', ` ${empty} `, empty];
    const report = await store.bring(`${lines.join('\r\n')}\r\n${'\0'.repeat(64)}`);
    expect(report).toMatchObject({ admitted: 1, refused: 0 });
    expect(await events()).toMatchObject([{ line: 3 }]);
  });

  test('a row that was cut off is refused, and never read as one without an end', async () => {
    const cut = toLine({ ...service, 'Event End Date': '2025-06-01' }).slice(0, -10);
    expect(await store.bring(`${headings.join(',')}\n${cut}`)).toMatchObject({ admitted: 0, refused: 1 });
  });

  test('a first line that tells a spreadsheet the separator is no headings', async () => {
    const lines = [headings, headings.map((heading) => service[heading] ?? '')];
    const file = ['sep=;', ...lines.map((cells) => cells.join(';'))].join('\r\n');
    expect(await store.bring(file)).toMatchObject({ admitted: 1, refused: 0 });
    expect(await events()).toMatchObject([{ line: 3 }]);
  });

  test('a zero byte in a text costs nothing', async () => {
    await store.bring(toFile([{ ...service, 'Event Description': 'Help\0 with meals' }]));
    expect(await events()).toMatchObject([{ details: { description: 'Help with meals' } }]);
  });

  test.each([
    ['UTF-16 without its mark', Buffer.from(toFile([service]), 'utf16le'), /UTF-16.*CSV UTF-8/],
    ['a compressed file', gzipSync(toFile([service])), /compressed.*Unpack/],
    ['a zip', Buffer.from('PK\u0003\u0004\u0014\0\0\0\u0008\0data.csv'), /zip.*Unpack/],
    ['a newer workbook', Buffer.from('PK\u0003\u0004\u0014\0\0\0[Content_Types].xml'), /workbook.*CSV UTF-8/],
    ['an older workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /workbook.*CSV UTF-8/],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /PDF/],
    ['lines that end as they once did', toFile([service]).replaceAll('\n', '\r'), /Macintosh.*CSV UTF-8/],
    ['headings alone', toFile([]), /headings and no row/],
    ['headings above empty rows', `${toFile([])}${','.repeat(headings.length - 1)}\n`, /headings and no row/],
  ])('refuses %s and says what to do', async (_name, content, sentence) => {
    await expect(store.bring(content)).rejects.toThrow(sentence);
    expect(await store.tables.selectFrom('submission').selectAll().execute()).toEqual([]);
  });
});

test.each([
  ['21.50', 21.5],
  ['£1,021.50', 1021.5],
  ['21,50', 21.5],
  ['10,5', 10.5],
  ['1,234,567', 1_234_567],
  ['12,34,56', null],
  ['-21.5', null],
  ['ten', null],
  [null, null],
])('reads the amount %s as %s', (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});
