import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { settleLink } from '../../subgraphs/social/file/review-links.ts';
import { withdrawFile } from '../../subgraphs/social/file/withdraw-file.ts';
import { withPostgres } from '../support/postgres.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import {
  type FileRowOfTest,
  openTestSocialStore,
  type TestSocialStore,
  toFile,
} from '../support/social-file.ts';
import { askSocial, startTestSocial } from '../support/social-harness.ts';
import { councilRecords, restricted, unknownMan, walter } from '../support/social-life.ts';

const selection = `
  socialEncounterIndex { sources { organisation { name } system state asOf warnings { message } } entries { date title } }
  socialCare { carePackages { period { start end } serviceType { display } provenance { system } } }`;

const person: FileRowOfTest = {
  'Reporting Period Start Date': '2025-04-01',
  'Reporting Period End Date': '2026-10-31',
  'LA Code': '901',
  'NHS Number': '9992000015',
  'LA Person Unique Identifier': '41',
  'Date of Birth': '1941-03-09',
  'Client Type': 'Service user',
};
const request: FileRowOfTest = {
  ...person,
  'Event Type': 'Request',
  'Event Start Date': '2025-05-02',
  'Event End Date': '2025-05-03',
  'Event Description': 'From the file',
};
const service = (start: string, end = ''): FileRowOfTest => ({
  ...person,
  'Event Type': 'Service',
  'Event Start Date': start,
  'Event End Date': end,
  'Service Type': 'Long term support: Community',
  'Service Component': 'Home Support',
});

describe('files of Client Level Data beside a live system', () => {
  let store: TestSocialStore;
  let council: TestCouncil;
  let social: RunningSubgraph;

  beforeAll(async () => {
    store = await openTestSocialStore(withPostgres);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.empty();
    council = await startTestCouncil(councilRecords);
    social = await startTestSocial(council.url, { storeUrl: store.url, fileDays: 36_500 });
  });
  afterEach(async () => {
    await social.close();
    await council.close();
  });

  const read = async (subject = walter) => (await askSocial(social.url, subject, selection)).record;
  const systems = (record: Awaited<ReturnType<typeof read>>) =>
    record.socialEncounterIndex.sources.map((source: { system: string; state: string }) => [
      source.system,
      source.state,
    ]);
  const titles = (record: Awaited<ReturnType<typeof read>>) =>
    record.socialEncounterIndex.entries.map((entry: { title: string }) => entry.title);

  test('are no source before one was imported', async () => {
    expect(systems(await read())).toEqual([['Adult social care case management', 'COMPLETE']]);
  });

  test('are read no more once they are withdrawn, and what the file before said is back', async () => {
    const withdraw = (file: string) =>
      withdrawFile(store.tables, { file, by: 'A. Operator', reason: 'The wrong file', at: new Date() });
    const right = await store.bring(toFile([request]));
    const wrong = await store.bring(toFile([{ ...request, 'Event Description': 'From the wrong file' }]));
    expect(titles(await read())).toContain('From the wrong file');
    await withdraw(wrong.fingerprint);
    const after = titles(await read());
    expect(after).toContain('From the file');
    expect(after).not.toContain('From the wrong file');
    await withdraw(right.fingerprint);
    expect(systems(await read())).toEqual([['Adult social care case management', 'COMPLETE']]);
  });

  test('leave nothing of a person whom somebody had settled, once they are withdrawn', async () => {
    const { fingerprint } = await store.bring(
      toFile([{ ...request, 'NHS Number': '' }, service('2025-06-14')]),
    );
    const decision = { council: '901', localId: '41', nhsNumber: '9992000015', by: 'A. Reviewer' };
    await settleLink(store.tables, { ...decision, at: new Date() });
    expect(titles(await read())).toContain('From the file');
    await withdrawFile(store.tables, {
      file: fingerprint,
      by: 'A. Operator',
      reason: 'Wrong',
      at: new Date(),
    });
    expect(systems(await read())).toEqual([['Adult social care case management', 'COMPLETE']]);
  });

  test('add what the live system has not, and never say again what it has', async () => {
    await store.bring(toFile([request, service('2026-03-17'), service('2025-06-14', '2025-09-01')]));
    const record = await read();
    expect(systems(record)).toEqual([
      ['Adult social care case management', 'COMPLETE'],
      ['Client Level Data file', 'COMPLETE'],
    ]);
    expect(titles(record)).toContain('From the file');
    expect(
      record.socialCare.carePackages.map(
        (item: { period: { start: string }; provenance: { system: string } }) =>
          `${item.period.start} ${item.provenance.system}`,
      ),
    ).toEqual([
      '2026-03-17 Adult social care case management',
      '2026-02-03 Adult social care case management',
      '2025-06-14 Client Level Data file',
    ]);
  });

  test('an assessment of both is one, and one of the file alone is there', async () => {
    const assessment = (start: string): FileRowOfTest => ({
      ...person,
      'Event Type': 'Assessment',
      'Event Start Date': start,
      'Event End Date': start,
      'Event Description': 'Care Act assessment',
    });
    council.intercept = ({ path }) =>
      path.endsWith('/assessments')
        ? {
            body: {
              assessments: [
                { assessmentId: 1, assessmentType: 'Care Act assessment', startDate: '2026-03-10' },
              ],
            },
          }
        : undefined;
    await store.bring(toFile([assessment('2026-03-10'), assessment('2025-03-10')]));
    const list =
      'socialCare { assessments { sources { system state } items { period { start } provenance { system } } } }';
    const { record } = await askSocial(social.url, walter, list);
    expect(record.socialCare.assessments).toEqual({
      sources: [
        { system: 'Adult social care case management', state: 'COMPLETE' },
        { system: 'Client Level Data file', state: 'COMPLETE' },
      ],
      items: [
        { period: { start: '2026-03-10' }, provenance: { system: 'Adult social care case management' } },
        { period: { start: '2025-03-10' }, provenance: { system: 'Client Level Data file' } },
      ],
    });
  });

  test('say nothing of somebody whom the council restricts', async () => {
    await store.bring(
      toFile([{ ...request, 'NHS Number': '9992000058', 'Date of Birth': '1980-08-08' }, request]),
    );
    const { record, text } = await askSocial(social.url, restricted, selection);
    expect(record.socialEncounterIndex).toMatchObject({ sources: [{ state: 'WITHHELD' }], entries: [] });
    expect(text).not.toContain('From the file');

    // Nor while the council is away, once it said so.
    council.intercept = () => ({ status: 500, body: {} });
    const later = await askSocial(social.url, restricted, selection);
    expect(later.record.socialEncounterIndex).toMatchObject({
      sources: [{ state: 'WITHHELD' }],
      entries: [],
    });
    council.intercept = undefined;
  });

  test('are served while the live system is down, which reads unavailable', async () => {
    await store.bring(toFile([request]));
    council.intercept = () => ({ status: 503, body: {} });
    const record = await read();
    expect(systems(record)).toEqual([
      ['Adult social care case management', 'UNAVAILABLE'],
      ['Client Level Data file', 'COMPLETE'],
    ]);
    expect(titles(record)).toEqual(['From the file']);
  });

  test('read stale when they are old, with the last day that they speak of', async () => {
    await store.bring(toFile([request]));
    await social.close();
    social = await startTestSocial(council.url, { storeUrl: store.url, fileDays: 1 });
    const [, file] = (await read()).socialEncounterIndex.sources;
    expect(file).toMatchObject({ state: 'STALE', asOf: '2026-10-31T00:00:00.000Z' });
  });

  test.each<[name: string, rows: FileRowOfTest[]]>([
    ['a number without a date of birth', [{ ...request, 'Date of Birth': '' }]],
    ['two numbers for one identifier', [request, { ...request, 'NHS Number': '9992000023' }]],
  ])('rows with %s are left out, said so, and shown once somebody has settled it', async (_name, rows) => {
    await store.bring(toFile(rows));
    const before = await read();
    expect(titles(before)).not.toContain('From the file');
    expect(before.socialEncounterIndex.sources[1].warnings).toEqual([
      { message: 'Rows that may be this person’s were left out, because the match is not verified.' },
    ]);
    const at = new Date('2026-06-02T09:00:00Z');
    await settleLink(store.tables, { council: '901', localId: '41', nhsNumber: '9992000015', by: 'A', at });
    expect(titles(await read())).toContain('From the file');
    await settleLink(store.tables, { council: '901', localId: '41', nhsNumber: null, by: 'A', at });
    expect(titles(await read())).not.toContain('From the file');
  });

  test('rows with another date of birth are never shown', async () => {
    await store.bring(toFile([{ ...request, 'Date of Birth': '1941-03-10' }]));
    const record = await read();
    expect(titles(record)).not.toContain('From the file');
    expect(record.socialEncounterIndex.sources[1]).toMatchObject({
      warnings: [
        { message: 'Rows under the same NHS number have a different date of birth and were left out.' },
      ],
    });
  });

  test('hold nothing of a person whom no row names', async () => {
    await store.bring(toFile([request]));
    expect(systems(await read(unknownMan))).toContainEqual(['Client Level Data file', 'NONE_RECORDED']);
  });

  test('of another council say nothing of a person whom no row names', async () => {
    await store.bring(toFile([{ ...request, 'LA Code': '902' }]));
    expect(systems(await read(unknownMan))).toEqual([['Adult social care case management', 'NONE_RECORDED']]);
  });

  test('a newer file takes the place of an older one for the time that it covers', async () => {
    const older = { 'Reporting Period Start Date': '2024-04-01', 'Reporting Period End Date': '2025-09-30' };
    await store.bring(
      toFile([
        { ...request, ...older, 'Event Description': 'Withdrawn since' },
        {
          ...request,
          ...older,
          'Event Start Date': '2024-05-02',
          'Event End Date': '2024-05-03',
          'Event Description': 'Earlier',
        },
        { ...service('2024-06-01'), ...older },
      ]),
    );
    await store.bring(toFile([{ ...request, 'Event End Date': '2025-05-04' }]));
    const record = await read();
    expect(titles(record)).not.toContain('Withdrawn since');
    expect(titles(record)).toEqual(expect.arrayContaining(['Earlier', 'From the file']));
    expect(record.socialCare.carePackages.at(-1).period).toEqual({ start: '2024-06-01', end: '2025-09-30' });
  });
});
