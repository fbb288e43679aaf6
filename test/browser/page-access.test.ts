import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/gateway-browser.ts';
import { answerWith, manyStates } from './made-answers.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { askToTheEnd } from './watch-page.ts';

const views = ['Table', 'Timeline', 'Charts', 'JSON', 'Plan'] as const;
const panes = ['Questions', 'Fields', 'Query'] as const;

/** What axe finds wrong, in lines. */
async function findViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (values) => {
    const { axe: own } = window as unknown as {
      axe: { run(options: axe.RunOptions): Promise<axe.AxeResults> };
    };
    return own.run(values === undefined ? {} : { runOnly: { type: 'rule', values: [...values] } });
  }, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

async function showPane(page: Page, name: (typeof panes)[number]): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  const sign = {
    Questions: '.questions',
    Fields: '.field-list',
    Query: '.editor-query .view-line',
  }[name];
  await page.locator(sign).first().waitFor({ timeout: 30_000 });
}

async function showView(page: Page, name: (typeof views)[number]): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  const sign = {
    Table: '.data-table',
    Timeline: '.timeline',
    Charts: '.drawing svg',
    JSON: '.json-line',
    Plan: '.view p',
  }[name];
  await page.locator(sign).first().waitFor();
}

describe.skipIf(chromiumPath === undefined).each(['light', 'dark'] as const)(
  'the page in %s colours',
  (colours) => {
    let opened: OpenPage;
    let page: Page;
    // What dark changes is only how things stand out.
    const rules = colours === 'dark' ? ['color-contrast'] : undefined;

    beforeAll(async () => {
      opened = await startPage({ colours });
      ({ page } = opened);
    }, 120_000);
    afterAll(() => opened?.close());

    it.each(panes)('has nothing that axe finds wrong in %s', async (pane) => {
      await showPane(page, pane);
      expect(await findViolations(page, rules)).toEqual([]);
      await showPane(page, 'Questions');
    });

    it.each(views)('has nothing that axe finds wrong in an answer as %s', async (view) => {
      await answerWith(page, manyStates);
      await askToTheEnd(page);
      await showView(page, view);
      await page.getByRole('button', { name: 'What each source said' }).click();
      expect(await findViolations(page, rules)).toEqual([]);
    });

    it('has nothing that axe finds wrong where something went wrong, or people are to choose from', async () => {
      await page.route('**/graphql', (route) => route.abort());
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.locator('.problem').waitFor();
      await page.getByRole('button', { name: 'Choose a person' }).click();
      expect(await findViolations(page, rules)).toEqual([]);
    });
  },
);

describe.skipIf(chromiumPath === undefined)('the page at 320 pixels', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage({ width: 320, height: 800 });
    ({ page } = opened);
    await answerWith(page, manyStates);
    await askToTheEnd(page);
  }, 120_000);
  afterAll(() => opened?.close());

  const findOverflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('has nothing that axe finds wrong', async () => {
    expect(await findViolations(page)).toEqual([]);
  });

  it.each(views)('needs no scrolling to the side in %s', async (view) => {
    await showView(page, view);
    expect(await findOverflow()).toBeLessThanOrEqual(0);
  });

  it.each(['Fields', 'Query', 'Questions'] as const)('needs no scrolling to the side in %s', async (pane) => {
    await page.getByRole('tab', { name: pane, exact: true }).click();
    await page.locator('.field-list, .code-field, .questions').first().waitFor();
    expect(await findOverflow()).toBeLessThanOrEqual(0);
  });
});

describe.skipIf(chromiumPath === undefined)('the page by keyboard alone', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    // Half the size of a screen is what twice the size of everything leaves.
    opened = await startPage({ width: 720, height: 450 });
    ({ page } = opened);
  }, 120_000);
  afterAll(() => opened?.close());

  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (await reached()) return;
    }
    throw new Error('Tab never comes there.');
  };

  it('is asked, read and taken along', async () => {
    await tabTo(async () => (await focused()) === 'Skip to the answer');
    await tabTo(() => page.evaluate(() => document.activeElement instanceof HTMLInputElement));
    await tabTo(async () => (await focused()) === 'Ask');
    await page.keyboard.press('Enter');
    await page.locator('.data-table').waitFor();
    // What was pressed goes and comes back, and takes nobody to the top of the page.
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    expect(await focused()).toBe('Ask');
    await tabTo(async () => (await focused()) === 'Table');
    await page.keyboard.press('ArrowRight');
    await page.locator('.timeline').waitFor();
    expect(await focused()).toBe('Timeline');
    await tabTo(() => page.evaluate(() => document.activeElement?.getAttribute('role') === 'listbox'));
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.event-details h2').textContent()).toContain('Visit');
  });

  it('shows where it is', async () => {
    await page.getByRole('button', { name: 'Ask', exact: true }).focus();
    await page.keyboard.press('Shift+Tab');
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(ring).toBe('solid 3px');
  });

  it('leads into and out of the editor', async () => {
    await page.getByRole('tab', { name: 'Query', exact: true }).click();
    const editor = page.locator('.editor-query .graphiql-editor');
    await page.locator('.editor-query .view-line').first().waitFor({ timeout: 30_000 });
    await editor.focus();
    await page.keyboard.press('Tab');
    const isOutside = await page.evaluate(() => document.activeElement?.closest('.editor-query') === null);
    expect(isOutside).toBe(true);
  });
});
