import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import type { Json } from '../../gateway/page/app/answer/json.ts';
import { toTable } from '../../gateway/page/app/answer/to-table.ts';
import { toCsv } from '../../gateway/page/app/files/to-csv.ts';

function tableOf(data: Json) {
  const list = findLists(data, []).find(({ key }) => key === 'p.items');
  if (list === undefined) throw new Error('There is no such list.');
  return toTable(list);
}

describe('a CSV file', () => {
  it('holds no formulae, keeps qualifiers, and says above the table what it lacks', () => {
    const items = [
      { title: '=HYPERLINK("http://x")', status: 'DRAFT', note: '+1', amount: -5 },
      { title: 'two\nlines, and "quotes"', status: 'ACTIVE', note: '@x', amount: 3 },
    ];
    const table = tableOf({ p: { items } });
    const text = toCsv(table, table.rows, ['What it is', 'Hospitals: Unavailable']);
    const rows = Papa.parse<string[]>(text).data;
    expect(rows.slice(0, 3)).toEqual([
      ['# 3 lines of notes; the table begins on line 4'],
      ['# What it is'],
      ['# Hospitals: Unavailable'],
    ]);
    expect(rows[3]).toEqual(['Title', 'Status', 'Note', 'Amount', 'Qualifiers']);
    expect(rows[4]).toEqual([`'=HYPERLINK("http://x") (draft)`, 'Draft', "'+1", '-5', 'draft']);
    expect(rows[5]).toEqual(['two\nlines, and "quotes"', 'Active', "'@x", '3', '']);
  });

  it.each([
    ['999000041000000102', "'999000041000000102"],
    ['0300', "'0300"],
    ['1E5', "'1E5"],
    ['1-2', "'1-2"],
    ['3/7', "'3/7"],
    ['2026-03-31', '31 Mar 2026'],
    ['195967001', '195967001'],
    ['9990000018', '9990000018'],
    ['7.8', '7.8'],
    ['1-2 tablets', '1-2 tablets'],
  ])('gives the text %s as a text that a spreadsheet leaves as it is', (given, expected) => {
    const table = tableOf({ p: { items: [{ title: 'A', code: given }] } });
    const rows = Papa.parse<string[]>(toCsv(table, table.rows, [])).data;
    expect(rows[2]?.[1]).toBe(expected);
  });
});
