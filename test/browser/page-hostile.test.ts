import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/gateway-browser.ts';
import { hostileAnswer, longName } from './hostile-answer.ts';
import { answerWith } from './made-answers.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { askToTheEnd } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('an answer that is made to mislead', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
    await answerWith(page, hostileAnswer);
    await askToTheEnd(page);
  }, 120_000);
  afterAll(() => opened?.close());

  const show = async (name: string) => {
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByText('Opening …').waitFor({ state: 'detached' });
  };
  const choose = (label: string, key: string) => page.getByLabel(label, { exact: true }).selectOption(key);
  const readCsv = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    return Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim()).data;
  };

  it.each(['Table', 'Timeline', 'Charts', 'JSON', 'Plan'])(
    'is shown in %s, no wider than it is',
    async (view) => {
      await show(view);
      await page.locator('.view, .json-view').first().waitFor();
      expect(await page.getByText('This cannot be shown in this way.').count()).toBe(0);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBeLessThanOrEqual(0);
      expect(await page.title()).toBe('Caregraph');
      expect(opened.watched.complaints).toEqual([]);
    },
  );

  it('has dates at their own precision, and what is no day as it was sent', async () => {
    await show('Table');
    await choose('Show', 'patient.record.conditions.items');
    const index = (await page.getByRole('columnheader').allTextContents()).indexOf('Onset↕');
    const cells = await page
      .locator('.data-table tbody tr')
      .evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent), index);
    expect(cells).toEqual(['2019', 'May 2020', '2019-13', '1 Jan 1', '31 Dec 9999', '2019-02-30']);
  });

  it('has four looks of a cell, by word, drawing and pattern, and a text that says the same is none of them', async () => {
    const index = (await page.getByRole('columnheader').allTextContents()).indexOf('Note↕');
    const cells = await page.locator('.data-table tbody tr').evaluateAll(
      (rows, at) =>
        rows.map((row) => {
          const cell = row.children[at];
          const pattern = cell === undefined ? '' : getComputedStyle(cell).backgroundImage;
          return [cell?.textContent?.trim(), cell?.querySelector('path')?.getAttribute('d'), pattern];
        }),
      index,
    );
    const [withheld, none, text, other, unknown, dash] = cells;
    expect(cells.map(([word]) => word)).toEqual([
      'Withheld',
      '–not recorded',
      'Withheld',
      'Could not find out',
      'Could not find out',
      '–',
    ]);
    expect([text?.[1], other?.[1], none?.[1], dash?.[1]]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(new Set([withheld?.[1], unknown?.[1]]).size).toBe(2);
    expect(new Set([withheld?.[2], unknown?.[2], none?.[2]]).size).toBe(3);
    expect(text?.[2]).toBe('none');
  });

  it.each([
    ['Table', 'Show'],
    ['Charts', 'Count in'],
  ])('offers in %s what is empty or not there, each with why', async (view, label) => {
    await show(view);
    if (view === 'Charts') await page.getByLabel('Counts by category').check();
    const options = page.getByLabel(label, { exact: true }).locator('option');
    expect((await options.allTextContents()).slice(0, 5)).toEqual([
      'Conditions (6 rows)',
      'Allergies (withheld)',
      'Medications (unavailable)',
      'Documents (withheld)',
      'Care plans (none recorded)',
    ]);
  });

  it.each([
    ['patient.record.carePlans', 'None recorded', 'It answered, and it holds nothing of this kind.'],
    ['patient.record.documents', 'Withheld', 'This reader may not see it.'],
    ['patient.record.medications', 'Unavailable', 'Could not find out.'],
    ['patient.record.allergies.items', 'Withheld', 'No consent.'],
  ])('says of %s: %s', async (key, word, why) => {
    await show('Table');
    await choose('Show', key);
    const note = page.locator('.empty-list');
    expect(await note.getByRole('note').textContent()).toContain(word);
    expect(await note.textContent()).toContain(why);
    const notes = (await readCsv()).map(([cell = '']) => cell);
    expect(notes).toContain(`# This list is empty: ${word}`);
    await show('Charts');
    await choose('Count in', key);
    expect(await note.getByRole('note').textContent()).toContain(word);
    expect(await page.locator('.drawing').count()).toBe(0);
  });

  it('tells in a CSV file what is no value, whatever the texts say', async () => {
    await show('Table');
    await choose('Show', 'patient.record.conditions.items');
    const rows = await readCsv();
    const at = rows.findIndex(([cell]) => cell === 'Code');
    const head = rows[at] ?? [];
    const note = head.indexOf('Note');
    const unanswered = head.indexOf('Not answered');
    expect(rows.slice(at + 1).map((row) => [row[note], row[unanswered]])).toEqual([
      ['Withheld', 'Note: Withheld FORBIDDEN'],
      ['', ''],
      ['Withheld', ''],
      ['Could not find out', ''],
      ['Could not find out', 'Note: Could not find out SOURCE_TIMEOUT'],
      ['–', ''],
    ]);
    expect(rows[at + 1]?.[0]).toBe(longName);
    const about = rows.map(([cell = '']) => cell).find((cell) => cell.startsWith('# Community:'));
    expect(about).toBe(
      '# Community: Withheld (No consent.); Complete: conditions; None recorded: care plans',
    );
  });

  it('counts a text that reads like a state apart from what is withheld', async () => {
    await show('Charts');
    await choose('Count in', 'patient.record.conditions.items');
    await page.getByLabel('by', { exact: true }).selectOption({ label: 'Note' });
    await expect
      .poll(() => page.locator('.drawing svg').textContent(), { timeout: 15_000 })
      .toContain('“Withheld”');
    const words = (await page.locator('.drawing svg').textContent()) ?? '';
    for (const word of ['withheld', 'not recorded', 'could not find out', '“Could not find out”'])
      expect(words).toContain(word);
  });

  it('says in a lane what lies outside of the years that are drawn, or has no date', async () => {
    await show('Timeline');
    expect(await page.getByText(/items? with a date/).textContent()).toContain(
      '4 items with a date, 2 without',
    );
    const lane = page.locator('.lane-head', { hasText: 'General practice' });
    expect(await lane.textContent()).toContain('2 items before or after what is shown');
  });
});
