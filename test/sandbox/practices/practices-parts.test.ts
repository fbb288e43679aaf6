import { describe, expect, test } from 'vitest';
import type { Medicine } from '../../../sandbox/population/life.ts';
import { practices } from '../../../sandbox/population/towns.ts';
import { asidOf } from '../../../sandbox/practices/asid-of.ts';
import { directoryEntries } from '../../../sandbox/practices/directory-entries.ts';
import { parseBloodPressure } from '../../../sandbox/practices/parse-blood-pressure.ts';
import { isActiveSince, toIssueDates } from '../../../sandbox/practices/prescription-issues.ts';
import { toInstant, toPrecision, toPrintedDate } from '../../../sandbox/practices/record-dates.ts';

test.each([
  ['BP 142/88 mmHg', { systolic: 142, diastolic: 88 }],
  ['142 / 88', { systolic: 142, diastolic: 88 }],
  ['Seen 12/05/2024', undefined],
  ['88/142', undefined],
  ['not taken', undefined],
])('a blood pressure is read from %j', (text, expected) => {
  expect(parseBloodPressure(text)).toEqual(expected);
});

describe('dates', () => {
  test('are at the start of the day in London, summer and winter', () => {
    expect(toInstant('2026-07-01')).toBe('2026-07-01T00:00:00+01:00');
    expect(toInstant('2026-01-01')).toBe('2026-01-01T00:00:00+00:00');
    expect(toInstant('2026-01-01T09:30:00+00:00')).toBe('2026-01-01T09:30:00+00:00');
  });

  test('are never made more precise than they are', () => {
    expect(toPrecision('2009', 'instant')).toBe('2009');
    expect(toPrecision('2009-05', 'day')).toBe('2009-05');
    expect(toPrecision('2009-05-06', 'month')).toBe('2009-05');
  });

  test('are printed with a month of three letters', () => {
    expect(toPrintedDate('2026-09-05')).toBe('05-Sep-2026');
    expect(toPrintedDate('2020-03-02')).toBe('02-Mar-2020');
  });
});

describe('issues of a prescription', () => {
  const medicine: Medicine = {
    id: 'M1',
    product: { snomed: '325278007', display: 'Metformin 500mg tablets' },
    dosage: 'One twice a day',
    course: 'repeat',
    start: '2010-01-04',
    lastIssued: '2026-09-28',
    status: 'active',
  };

  test('are those of the last year, every 28 days', () => {
    const dates = toIssueDates(medicine);
    expect(dates).toHaveLength(13);
    expect([dates[0], dates[11], dates[12]]).toEqual(['2025-10-27', '2026-08-31', '2026-09-28']);
  });

  test('do not begin before the medicine', () => {
    expect(toIssueDates({ ...medicine, start: '2026-08-31' })).toEqual(['2026-08-31', '2026-09-28']);
  });

  test('of an acute course are one', () => {
    expect(toIssueDates({ ...medicine, course: 'acute', lastIssued: '2010-01-04' })).toEqual(['2010-01-04']);
  });

  test('without an end go on if they repeat, and last a day if not', () => {
    expect(isActiveSince(medicine, '2026-01-01')).toBe(true);
    expect(isActiveSince({ ...medicine, course: 'acute' }, '2010-01-04')).toBe(true);
    expect(isActiveSince({ ...medicine, course: 'acute' }, '2010-01-05')).toBe(false);
  });
});

describe('the directory', () => {
  const other = 'http://127.0.0.1:3';
  const urls = {
    emis: 'http://127.0.0.1:1',
    tpp: 'http://127.0.0.1:2',
    vision: other,
    medicus: other,
    larkfield: other,
  };
  const entries = directoryEntries({ urls });

  test('lists every practice at its supplier, each capability at an address of its own', () => {
    const addresses = (odsCode: string) => [
      ...new Set(entries.filter((entry) => entry.odsCode === odsCode).map(({ address }) => address)),
    ];
    const base = (url: string, odsCode: string, capability: string) =>
      `${url}/${odsCode}/STU3/1/gpconnect/${capability}/fhir`;
    expect(addresses('Z91001')).toEqual([
      base('http://127.0.0.1:1', 'Z91001', 'structured'),
      base('http://127.0.0.1:1', 'Z91001', 'documents'),
      base('http://127.0.0.1:1', 'Z91001', 'appointments'),
    ]);
    expect(addresses('Z91002')).toEqual([base(other, 'Z91002', 'structured')]);
    expect(new Set(entries.map(({ manufacturerOdsCode }) => manufacturerOdsCode))).toEqual(
      new Set(['YGJ', 'YGA', 'YGV', 'YGM', 'YGL']),
    );
    expect(entries.find(({ odsCode }) => odsCode === 'Z91003')).toMatchObject({
      asid: asidOf('Z91003'),
      address: 'http://127.0.0.1:2/Z91003/STU3/1/gpconnect/structured/fhir',
    });
  });

  test('gives each practice a system number of its own, of twelve digits', () => {
    const asids = new Set(entries.map(({ asid }) => asid));
    expect(asids.size).toBe(practices.length);
    for (const asid of asids) expect(asid).toMatch(/^\d{12}$/);
  });
});
