import { readFile } from 'node:fs/promises';
import type { JSONWebKeySet } from 'jose';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReceipt } from '../../gateway/receipt/verify-receipt.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { chromiumPath } from '../support/gateway-browser.ts';
import { answerWith, makeEncounters, manyStates } from './made-answers.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { askToTheEnd } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('ways of looking at an answer', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
  }, 120_000);
  afterAll(() => opened?.close());

  const show = (name: string) => page.getByRole('tab', { name, exact: true }).click();
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).first().click(),
    ]);
    expect(download.suggestedFilename()).not.toContain(fakeNhsNumber);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };

  it('tells states apart by word, by drawing and by pattern', async () => {
    await answerWith(page, manyStates);
    await askToTheEnd(page);
    const tiles = await page.locator('.tile').evaluateAll((elements) =>
      elements.map((element) => ({
        word: element.querySelector('.state-mark')?.textContent,
        drawing: element.querySelector('path')?.getAttribute('d'),
        pattern: `${getComputedStyle(element).backgroundImage} ${getComputedStyle(element).borderStyle}`,
      })),
    );
    expect(tiles.map(({ word }) => word)).toEqual(['Complete', 'Unavailable', 'Out of date', 'Withheld']);
    expect(new Set(tiles.map(({ drawing }) => drawing)).size).toBe(4);
    expect(new Set(tiles.map(({ pattern }) => pattern)).size).toBe(4);
  });

  it('sorts and filters a table', async () => {
    await answerWith(page, makeEncounters(40));
    await askToTheEnd(page);
    await show('Table');
    await page.getByRole('button', { name: 'Title' }).click();
    expect(await page.getByRole('columnheader', { name: 'Title' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    expect(await page.getByRole('rowheader').first().textContent()).toBe('Visit 0');
    await page.getByRole('button', { name: 'Title' }).click();
    expect(await page.getByRole('rowheader').first().textContent()).toContain('Visit 39');
    await page.getByLabel('Filter', { exact: true }).fill('visit 1');
    await page.getByText('11 of 40 rows').waitFor();
    await page.getByLabel('Filter by column').check();
    await page.getByLabel('Filter by Setting').fill('hospitals');
    await page.getByText('3 of 40 rows').waitFor();
    expect((await page.getByRole('rowheader').allTextContents()).toSorted()).toEqual([
      'Visit 1',
      'Visit 13cancelled',
      'Visit 17',
    ]);
  });

  it('saves what a table shows, with what it lacks', async () => {
    const { name, text } = await save('CSV');
    expect(name).toMatch(/^caregraph-encounters-[\d-]+\.csv$/);
    const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trim()).data;
    const notes = rows.filter(([cell = '']) => cell.startsWith('#')).map(([cell]) => cell);
    expect(notes.some((note) => note?.includes('3 rows of 40, filtered'))).toBe(true);
    expect(notes).toContain('# General practice: Complete, as of 1 Jan 2026, 00:00');
    expect(notes.some((note) => note?.startsWith('# Query text: query PatientView'))).toBe(true);
    expect(rows.at(notes.length)?.slice(0, 3)).toEqual(['Title', 'Setting', 'Kind']);
    expect(rows.length).toBe(notes.length + 4);
  });

  it('shows an undisturbed text where it holds markup, in every view', async () => {
    await answerWith(page, manyStates);
    await askToTheEnd(page);
    await page.getByRole('rowheader', { name: '<script>document.title=2</script> & <b>bold</b>' }).waitFor();
    for (const view of ['Timeline', 'Charts', 'JSON', 'Table']) await show(view);
    expect(await page.title()).toBe('Caregraph');
    expect(await page.locator('.results script, .results b:not(strong)').count()).toBe(0);
    expect(opened.watched.complaints).toEqual([]);
  });

  it('draws a lane for each setting, and a gap where one could not be asked or is withheld', async () => {
    await show('Timeline');
    const heads = await page.locator('.lane-head').allTextContents();
    expect(heads).toEqual([
      'General practice',
      'HospitalsUnavailable: The source could not be reached.',
      'CommunityOut of date: The source has sent nothing.',
      'Social careWithheld: There is no relationship of care that allows this.',
    ]);
    const gaps = await page
      .locator('.lane-gap')
      .evaluateAll((all) => all.map((one) => one.getAttribute('fill')));
    expect(gaps).toHaveLength(3);
    expect(new Set(gaps.map((fill) => fill?.replace(/.*-(\w+)\)$/, '$1')))).toEqual(
      new Set(['hatch', 'dots', 'cross']),
    );
  });

  it('is read along a lane with the keys alone', async () => {
    await page.getByRole('listbox', { name: /^General practice/ }).focus();
    await page.keyboard.press('End');
    await page
      .locator('.event-details', { hasText: '5.1 mmol/L' })
      .or(page.locator('.event-details'))
      .first()
      .waitFor();
    await page.keyboard.press('Home');
    expect(await page.locator('.event-details h2').textContent()).toContain('Potassium');
    expect(await page.locator('.event-details').textContent()).toContain('provisional');
  });

  it('saves a timeline as a picture of its own, with what it lacks', async () => {
    const { name, text } = await save('SVG');
    expect(name).toMatch(/^caregraph-timeline-.*\.svg$/);
    expect(text).toContain('Hospitals: Unavailable (The source could not be reached.)');
    expect(text).toContain('Social care: Withheld');
    expect(text).not.toMatch(/<script|var\(--|class=/);
    const drawn = await page.evaluate(
      (source) =>
        new DOMParser().parseFromString(source, 'image/svg+xml').querySelector('parsererror') === null,
      text,
    );
    expect(drawn).toBe(true);
  });

  it('draws numbers with their comparators and what is not final, by unit', async () => {
    await show('Charts');
    await page.getByLabel('Numbers over time').check();
    expect(await page.locator('.series figcaption').allTextContents()).toEqual(['Potassium (mmol/L)']);
    const words = (await page.locator('.series .drawing svg').textContent()) ?? '';
    expect(words).toContain('provisional');
    expect(words).toContain('Potassium: < 3 mmol/L');
    expect(await page.locator('.gap-note').textContent()).toContain('Not in this picture: Hospitals.');
    await page.getByLabel('Counts by category').check();
    await page.getByLabel('by', { exact: true }).selectOption({ label: 'Title' });
    await expect.poll(() => page.locator('.drawing svg').textContent()).toContain('Missed visit (missed)');
  });

  it('shows how the answer came about when somebody asks for it', async () => {
    await page.unroute('**/graphql');
    await show('Plan');
    await page.getByRole('button', { name: 'Ask again with the plan' }).click();
    await page.getByRole('region', { name: 'The plan in words' }).waitFor();
    const rows = await page
      .getByRole('region', { name: 'The plan in words' })
      .getByRole('rowheader')
      .allTextContents();
    expect(rows[0]).toBe('Demographics');
    expect(rows).toEqual(
      expect.arrayContaining(['General practice', 'Hospitals', 'Community', 'Social care']),
    );
  });

  it('saves the answer as JSON with what was asked and what it lacks', async () => {
    await show('JSON');
    const { text } = await save('JSON');
    const { caregraph, data } = JSON.parse(text) as { caregraph: Record<string, unknown>; data: unknown };
    expect(caregraph).toMatchObject({
      operationName: 'PatientView',
      reader: expect.stringContaining('Dr') as unknown,
    });
    expect(caregraph['completeness']).toHaveLength(5);
    expect(data).toMatchObject({ patient: { name: { text: 'Mrs Ada Byron' } } });
  });

  it('saves an answer with its receipt as it was sent, so that it can be verified', async () => {
    await page.unroute('**/graphql');
    await page.getByLabel('Ask with a receipt').check();
    await askToTheEnd(page);
    const { name, text } = await save('Receipt');
    expect(name).toMatch(/^caregraph-answer-with-receipt-[\d-]+\.json$/);
    const keys = await fetch(`${opened.house.gateway.url}/receipt-keys`);
    const verdict = await verifyReceipt(text, (await keys.json()) as JSONWebKeySet);
    expect([verdict.status, verdict.lines[2]]).toEqual([0, 'the answer is as it was given']);
    await page.getByLabel('Ask with a receipt').uncheck();
  });

  it('stays light with 5,000 rows and with 1,000 encounters', async () => {
    await answerWith(page, makeEncounters(5000));
    await show('Table');
    await askToTheEnd(page);
    await page.locator('.tool-line .hint', { hasText: '5,000 rows' }).waitFor();
    expect(await page.locator('.data-table tbody tr').count()).toBeLessThan(80);
    expect(await page.locator('.data-table').getAttribute('aria-rowcount')).toBe('5001');
    await answerWith(page, makeEncounters(1000));
    await askToTheEnd(page);
    await show('Timeline');
    await page.getByText('1,000 items with a date').waitFor();
    expect(await page.locator('.timeline [role=option]').count()).toBe(1000);
  });
});
