import { expect, it } from 'vitest';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import { toTable } from '../../gateway/page/app/answer/to-table.ts';
import { countCategories } from '../../gateway/page/app/results/charts/count-categories.ts';

const items = [
  { title: 'Home visit', setting: 'COMMUNITY', status: 'FINISHED' },
  { title: 'Home visit', setting: 'COMMUNITY', status: 'FINISHED' },
  { title: 'Home visit', setting: 'COMMUNITY', status: 'MISSED' },
];

it.each([
  ['Title', 'Home visit', 'Home visit (missed)'],
  ['Setting', 'Community', 'Community (missed)'],
  ['Status', 'Finished', 'Missed'],
])('what did not take place is counted apart by %s', (label, done, missed) => {
  const [list] = findLists({ p: { items } }, []);
  if (list === undefined) throw new Error('There is no list.');
  const table = toTable(list);
  const column = table.columns.findIndex((one) => one.label === label);
  expect(countCategories(table, column).map(({ category, count }) => [category, count])).toEqual([
    [done, 2],
    [missed, 1],
  ]);
});
