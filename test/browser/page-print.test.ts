import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { chromiumPath } from '../support/gateway-browser.ts';
import { hostileAnswer } from './hostile-answer.ts';
import { answerWith, makeEncounters, manyStates } from './made-answers.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { askToTheEnd } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('an answer on paper', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    // A4 at 96 points an inch.
    opened = await startPage({ width: 794, height: 1123, colours: 'dark' });
    ({ page } = opened);
  }, 120_000);
  afterAll(() => opened?.close());

  const show = async (name: string) => {
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByText('Opening …').waitFor({ state: 'detached' });
    await page.emulateMedia({ media: 'print' });
  };
  const askFor = async (answer: Parameters<typeof answerWith>[1]) => {
    await page.emulateMedia({ media: 'screen' });
    await answerWith(page, answer);
    await askToTheEnd(page);
  };
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('says whom it is about, who asked and when, and nothing of how to ask', async () => {
    await askFor(manyStates);
    await show('Table');
    const head = page.locator('.printed-head');
    expect(await head.isVisible()).toBe(true);
    expect(await head.textContent()).toMatch(
      new RegExp(`^NHS number ${fakeNhsNumber}, PatientView, asked \\d\\d/\\d\\d/\\d{4}, [\\d:]+ as Dr `),
    );
    for (const hidden of ['.header', '.ask-bar', '.question', '.results [role=tablist]'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
  });

  it.each(['Table', 'Timeline', 'Charts', 'JSON'])(
    'tells states apart in %s without colours',
    async (view) => {
      await show(view);
      const tiles = await page.locator('.completeness .tile').evaluateAll((all) =>
        all.map((tile) => {
          const { borderStyle, borderWidth } = getComputedStyle(tile);
          const mark = tile.querySelector('.state-mark');
          return [
            mark?.textContent,
            mark?.querySelector('path')?.getAttribute('d'),
            `${borderStyle} ${borderWidth}`,
          ];
        }),
      );
      expect(tiles.map(([word]) => word)).toEqual(['Complete', 'Unavailable', 'Out of date', 'Withheld']);
      expect(new Set(tiles.map(([, drawing]) => drawing)).size).toBe(4);
      expect(await page.getByText('This answer may lack something.').isVisible()).toBe(true);
      await expect.poll(overflow, { timeout: 15_000 }).toBeLessThanOrEqual(0);
    },
  );

  it('is on white paper, also where the screen is dark', async () => {
    const colour = await page.evaluate(
      () => getComputedStyle(document.querySelector('.results') ?? document.body).backgroundColor,
    );
    expect(colour).toBe('rgb(255, 255, 255)');
  });

  it('has every row, not those alone that the screen showed', async () => {
    await askFor(makeEncounters(1000));
    await show('Table');
    await page.locator('.data-table tbody tr', { hasText: 'Visit 999' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('.data-table tbody tr').count()).toBe(1000);
    await page.emulateMedia({ media: 'screen' });
    await expect
      .poll(() => page.locator('.data-table tbody tr').count(), { timeout: 15_000 })
      .toBeLessThan(80);
  });

  it('says so where there are more rows than are printed', async () => {
    await askFor(makeEncounters(1100));
    await show('Table');
    await expect
      .poll(() => page.locator('.table-scroller .notice').allTextContents(), { timeout: 30_000 })
      .toEqual(['Printed are 1,000 rows of 1,100 rows. The CSV file has them all.']);
    await show('JSON');
    await page.getByText(/Printed are 1,000 lines of [\d,]+ lines\. The JSON file has them all\./).waitFor();
  });

  it('has long texts whole, and says what could not be answered', async () => {
    await askFor(hostileAnswer);
    await show('Table');
    const cut = await page
      .locator('.data-table .cell-text')
      .evaluateAll((all) => all.filter((text) => text.scrollHeight > text.clientHeight + 2).length);
    expect(cut).toBe(0);
    expect(await page.getByText('patient.record.medications: No. (SUBGRAPH_TIMEOUT)').isVisible()).toBe(true);
    expect(await page.getByText('Conditions', { exact: true }).isVisible()).toBe(true);
    await expect.poll(overflow, { timeout: 15_000 }).toBeLessThanOrEqual(0);
  });

  it('is made whole before a browser prints it by itself', async () => {
    await askFor(makeEncounters(300));
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => page.locator('.data-table tbody tr').count(), { timeout: 15_000 }).toBe(300);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect
      .poll(() => page.locator('.data-table tbody tr').count(), { timeout: 15_000 })
      .toBeLessThan(80);
  });
});
