import { describe, expect, it } from 'vitest';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import { toTable } from '../../gateway/page/app/answer/to-table.ts';
import { findUnknownPeople } from '../../gateway/page/app/answer/unknown-people.ts';

const data = {
  patient: {
    name: null,
    source: { organisation: null },
    record: { allergies: { items: [{ code: 'A', note: null }] } },
  },
};

/** What the cells of one row of a list read, by the keys of their columns. */
function readRow(state: string, key: string) {
  const completeness = [
    { setting: 'PATIENT', state, reasonCode: 'AGE_LIMITED', reason: 'No.', paths: [['patient']] },
    { setting: 'PRIMARY', state: 'COMPLETE', paths: [['patient', 'record', 'allergies']] },
  ];
  const list = findLists(data, findUnknownPeople({ data, extensions: { completeness } })).find(
    (one) => one.key === key,
  );
  if (list === undefined) throw new Error(`There is no list ${key}.`);
  const { rows, columns } = toTable(list);
  return Object.fromEntries(columns.map((column, index) => [column.key, rows[0]?.cells[index]?.text]));
}

describe('a person of whom it is not told who they are', () => {
  it.each([
    ['WITHHELD', 'Withheld'],
    ['UNAVAILABLE', 'Could not find out'],
    ['COMPLETE', ''],
  ])('reads, where the demographic service is %s, as "%s"', (state, text) => {
    expect(readRow(state, 'patient')).toMatchObject({ name: text, 'source.organisation': '' });
  });

  it('is no reason to say anything of what others hold about them', () => {
    expect(readRow('WITHHELD', 'patient.record.allergies.items')).toEqual({ code: 'A', note: '' });
  });
});
