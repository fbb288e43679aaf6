import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listOpenLinks, settleLink } from '../../subgraphs/social/file/review-links.ts';
import { toReport } from '../../subgraphs/social/file/to-report.ts';
import { everyPostgres } from '../support/postgres.ts';
import {
  type FileRowOfTest,
  headings,
  openTestSocialStore,
  type TestSocialStore,
  toFile,
  toLine,
} from '../support/social-file.ts';

const request: FileRowOfTest = {
  'Reporting Period Start Date': '2025-04-01',
  'Reporting Period End Date': '2026-03-31',
  'LA Code': '901',
  'NHS Number': '9992000015',
  'LA Person Unique Identifier': '41',
  'Date of Birth': '1941-03-09',
  'Client Type': 'Service user',
  'Event Type': 'Request',
  'Event Start Date': '2025-05-02',
  'Event End Date': '2025-05-03',
};

describe.each(everyPostgres)('importing Client Level Data into $name', ({ open }) => {
  let store: TestSocialStore;

  beforeAll(async () => {
    store = await openTestSocialStore(open);
  });
  beforeEach(() => store.empty());
  afterAll(() => store.close());

  const events = () =>
    store.tables
      .selectFrom('event')
      .select(['line', 'person_key', 'details'])
      .orderBy('submission_id')
      .orderBy('line')
      .execute();
  const refusals = () =>
    store.tables.selectFrom('refusal').select(['line', 'reason', 'heading']).orderBy('line').execute();

  test('keeps a row with its values as they were sent', async () => {
    const report = await store.bring(
      toFile([{ ...request, 'Event Outcome': 'NFA - Deceased', 'Event Reference': 'R-1' }]),
    );
    expect(report).toMatchObject({ isNew: true, admitted: 1, refused: 0 });
    expect(await events()).toMatchObject([
      {
        line: 2,
        person_key: '901|local|41',
        details: {
          eventId: 'R-1',
          startDate: '2025-05-02',
          endDate: '2025-05-03',
          outcome: 'NFA - Deceased',
        },
      },
    ]);
  });

  test.each<[name: string, row: FileRowOfTest, reason: string, heading: string | null]>([
    ['an end before the start', { 'Event End Date': '2025-05-01' }, 'END_BEFORE_START', 'Event End Date'],
    ['a start after the death', { 'Date of Death': '2025-05-01' }, 'STARTS_AFTER_DEATH', 'Event Start Date'],
    ['a start in the future', { 'Event Start Date': '2026-06-02' }, 'STARTS_IN_FUTURE', 'Event Start Date'],
    ['no end of a request', { 'Event End Date': '' }, 'NOT_ENDED', 'Event End Date'],
    ['a day that is none', { 'Event Start Date': '31/02/2025' }, 'BAD_DATE', 'Event Start Date'],
    ['a year of two digits', { 'Date of Birth': '09/03/41' }, 'BAD_DATE', 'Date of Birth'],
    ['no event type', { 'Event Type': ' ' }, 'VALUE_MISSING', 'Event Type'],
    ['no council', { 'LA Code': '' }, 'VALUE_MISSING', 'LA Code'],
    ['no person', { 'NHS Number': '9.992E+09', 'LA Person Unique Identifier': '' }, 'NO_PERSON', null],
  ])('refuses a row with %s by line and heading, and keeps the next', async (_name, row, reason, heading) => {
    const report = await store.bring(toFile([{ ...request, ...row }, request]));
    expect(report).toMatchObject({ admitted: 1, refused: 1 });
    expect(await refusals()).toEqual([{ line: 2, reason, heading }]);
    const lines = (await toReport(store.tables, report)).join('\n');
    expect(lines).toContain('line 2');
    expect(lines).not.toMatch(/9992000015|1941/);
  });

  test('one broken row costs only itself', async () => {
    const broken = toLine({ ...request, 'Event Description': 'a "5 inch step' });
    const many = `${toLine(request)},more`;
    const content = [headings.join(','), toLine(request), broken, toLine(request), many, toLine(request), ''];
    expect(await store.bring(content.join('\n'))).toMatchObject({ admitted: 3, refused: 2 });
    expect(await refusals()).toMatchObject([
      { line: 3, reason: 'UNREADABLE_ROW' },
      { line: 5, reason: 'CELL_COUNT' },
    ]);
  });

  test('reads shuffled columns, spaces, semicolons, a byte order mark and Windows letters', async () => {
    const [first, ...rest] = headings.toReversed();
    const cells = headings
      .toReversed()
      .map((heading) => (heading === 'Event Description' ? 'café' : (request[heading] ?? '')));
    const text = `${[` ${first?.toUpperCase().replaceAll(' ', '_')} `, ...rest, 'Colour'].join(';')}\r\n${cells.join(';')};green\r\n`;
    const report = await store.bring(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'latin1')]),
    );
    expect(report).toMatchObject({ admitted: 1, refused: 0, unread: 1 });
    expect(await events()).toMatchObject([{ details: { description: 'café', startDate: '2025-05-02' } }]);
  });

  test('reads days in three styles, keeps words that no list has, and both rows of one reference', async () => {
    const service = { ...request, 'Event Type': 'Service', 'Event Reference': 'S-1', 'Event End Date': '' };
    const report = await store.bring(
      toFile([
        { ...service, 'Event Start Date': '2025-05-02', 'Service Type': 'A kind of our own' },
        { ...service, 'Event Start Date': '03/05/2025', 'Event Outcome': 'NFA - whatever' },
        { ...service, 'Event Start Date': '4-May-2025' },
      ]),
    );
    expect(report).toMatchObject({ admitted: 3, refused: 0 });
    const details = (await events()).map((row) => row.details);
    expect(details.map(({ startDate }) => startDate)).toEqual(['2025-05-02', '2025-05-03', '2025-05-04']);
    expect(details[0]).toMatchObject({ eventId: 'S-1', serviceType: 'A kind of our own' });
    expect(details[1]).toMatchObject({ eventId: 'S-1', outcome: 'NFA - whatever' });
  });

  test('names the headings that a file has not, and reads the rest', async () => {
    const few = ['LA Code', 'NHS Number', 'Event Type', 'Event Start Date', 'Event End Date'];
    const report = await store.bring(`${few.join(',')}\n901,9992000015,Request,2025-05-02,2025-05-02\n`);
    expect(report).toMatchObject({ admitted: 1, refused: 0 });
    expect(report.lacking).toContain('Date of Birth');
    expect((await toReport(store.tables, report)).join('\n')).toMatch(
      /Headings that the file has not: .*Date of Birth/,
    );
  });

  test('crops an event to the day of death and restores the zeros that a spreadsheet took', async () => {
    await store.bring(
      toFile([
        {
          ...request,
          'Date of Death': '2025-05-02',
          'NHS Number': '10000003',
          'Date of Birth': '10/10/1950',
        },
      ]),
    );
    expect(await events()).toMatchObject([{ details: { endDate: '2025-05-02' } }]);
    expect(await store.tables.selectFrom('person_statement').selectAll().execute()).toMatchObject([
      { nhs_number: '0010000003', birth_date: '1950-10-10', is_traced: false },
    ]);
  });

  test.each([
    ['a workbook', Buffer.from('PK\u0003\u0004xl/workbook.xml'), /workbook/],
    ['UTF-16', Buffer.from('\ufeffLA Code', 'utf16le'), /UTF-16/],
    [
      'no headings',
      'a,b\n1,2\n',
      /headings are missing: LA Code, Event Type, Event Start Date, Event End Date/,
    ],
    ['nothing', '', /no headings/],
  ])('refuses %s as a whole and says what to do', async (_name, content, sentence) => {
    await expect(store.bring(content)).rejects.toThrow(sentence);
    expect(await events()).toEqual([]);
  });

  test('a file that is in already changes nothing', async () => {
    await store.bring(toFile([request]));
    expect(await store.bring(toFile([request]))).toMatchObject({ isNew: false, admitted: 1 });
    expect(await events()).toHaveLength(1);
  });

  test('an import that was broken off goes on where it was, and ends as one that was not', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({
      ...request,
      'Event Reference': `R-${index}`,
      ...(index % 1000 === 999 ? { 'Event End Date': 'never' } : {}),
    }));
    const stop = () => {
      throw new Error('broken off');
    };
    await expect(store.bring(toFile(rows), stop)).rejects.toThrow('broken off');
    const [half] = await store.tables.selectFrom('submission').selectAll().execute();
    expect(half).toMatchObject({ state: 'loading', last_line: 2001, admitted: 1998, refused: 2 });
    expect(await store.bring(toFile(rows))).toMatchObject({ admitted: 4995, refused: 5, resumedAt: 2002 });
    const lines = (await events()).map(({ line }) => line);
    expect(lines).toHaveLength(4995);
    expect(new Set(lines).size).toBe(4995);
  });

  test('matches that nobody has settled are listed until somebody has', async () => {
    const nobody = { ...request, 'NHS Number': '', 'LA Person Unique Identifier': '42' };
    const two = { ...request, 'LA Person Unique Identifier': '43' };
    await store.bring(toFile([request, nobody, two, { ...two, 'NHS Number': '9992000023' }]));
    const open = () => Array.fromAsync(listOpenLinks(store.tables));
    expect(await open()).toEqual([
      { council: '901', localId: '42', reason: 'NO_NUMBER' },
      { council: '901', localId: '43', reason: 'CONTRADICTION' },
    ]);
    const decision = {
      council: '901',
      localId: '43',
      by: 'A. Reviewer',
      at: new Date('2026-06-02T09:00:00Z'),
    };
    expect(await settleLink(store.tables, { ...decision, nhsNumber: '9992000016' })).toMatch(/no NHS number/);
    expect(await settleLink(store.tables, { ...decision, localId: '99', nhsNumber: null })).toMatch(
      /No file has/,
    );
    expect(await settleLink(store.tables, { ...decision, nhsNumber: '9992000023' })).toBeUndefined();
    expect(await open()).toMatchObject([{ localId: '42' }]);
  });
});
