import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { chromiumPath } from '../support/gateway-browser.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { askToTheEnd, chooseQuestion, offeredQuestions } from './watch-page.ts';

if (chromiumPath === undefined) {
  console.warn(
    'The page is not tried in a browser: set CHROMIUM_PATH, or install Chromium at /usr/bin/chromium.',
  );
}

/** Some of what anybody asks first. */
const questions = [
  'The whole picture',
  'Timeline of care',
  'Medicines and allergies',
  'Problems and diagnoses',
  'Care plans',
  'Letters and documents',
  'Support at home',
  'When a source is down',
];

describe.skipIf(chromiumPath === undefined)('the page in a browser', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
  }, 120_000);

  afterAll(() => opened?.close());

  it('opens with a title, a language, a header and a main part', async () => {
    expect(await page.title()).toBe('Caregraph');
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent()).toBe('Caregraph');
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Stop or slow a source' }).getAttribute('href')).toBe(
      'http://localhost:4999',
    );
  });

  it('opens with the prepared questions, and asks the graph nothing until somebody does', async () => {
    expect(await offeredQuestions(page)).toEqual(expect.arrayContaining(questions));
    expect((await offeredQuestions(page))[0]).toBe('The whole picture');
    expect(opened.watched.requests.filter((request) => request.endsWith('/graphql'))).toEqual([]);
    expect(opened.watched.requests).toContain(`GET ${opened.house.gateway.url}/page-settings.json`);
  });

  it('brings neither the editor nor the schema before somebody looks at them, and is light', async () => {
    expect(
      opened.watched.requests.filter((request) => /monaco|editor|worker|page-schema/.test(request)),
    ).toEqual([]);
    expect(opened.watched.requests.length).toBeLessThan(25);
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    expect(bytes).toBeLessThan(120_000);
  });

  it('shows the answer as a table when it is asked, with what it lacks above it', async () => {
    await askToTheEnd(page);
    expect(opened.watched.requests.filter((request) => request.endsWith('/graphql'))).toEqual([
      `POST ${opened.house.gateway.url}/graphql`,
    ]);
    const tiles = await page.locator('.tile .tile-setting').allTextContents();
    expect(tiles).toEqual(['Demographics', 'General practice', 'Hospitals', 'Community', 'Social care']);
    await page.getByRole('rowheader', { name: 'Visit 2 (social)' }).waitFor();
    expect(await page.getByRole('columnheader').allTextContents()).toContain('Setting↕');
  });

  it('answers every prepared question', async () => {
    for (const title of await offeredQuestions(page)) {
      await chooseQuestion(page, title);
      await askToTheEnd(page);
      expect(await page.locator('.problem').count()).toBe(0);
    }
  });

  it('shows the answer as JSON, and finds words in it', async () => {
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByLabel('Find in the answer').fill('Ada Byron');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.locator('.json-line-found').textContent()).toContain('"Mrs Ada Byron"');
  });

  it('tells of a setting that is down', async () => {
    opened.house.subgraphs.primary.setFault((request) => void request.socket.destroy());
    await askToTheEnd(page);
    await expect
      .poll(() => page.locator('.tile', { hasText: 'General practice' }).textContent())
      .toContain('Unavailable');
    expect(await page.locator('.completeness').textContent()).toContain('This answer may lack something.');
    opened.house.subgraphs.primary.setFault(undefined);
  });

  it('opens GraphiQL’s editors where the query is written, and keeps them at what is asked', async () => {
    await chooseQuestion(page, 'Care plans');
    await page.getByRole('tab', { name: 'Query', exact: true }).click();
    await page.locator('.editor-query .view-line').first().waitFor({ timeout: 30_000 });
    await expect
      .poll(() => page.locator('.editor-query').textContent(), { timeout: 10_000 })
      .toContain('CarePlans');
    await page.getByLabel('Plain text, without completion').check();
    await page.getByRole('textbox', { name: 'Query', exact: true }).fill('{ __typename }');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect
      .poll(() => page.locator('.json-lines').textContent(), { timeout: 10_000 })
      .toContain('"__typename": "Query"');
  });

  it('keeps nothing and sends nothing elsewhere', async () => {
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      cookies: document.cookie,
      history: history.length,
      state: JSON.stringify(history.state),
      url: location.href,
    }));
    expect(kept).toEqual({
      local: [],
      session: [],
      databases: [],
      caches: [],
      cookies: '',
      history: 2,
      state: 'null',
      url: `${opened.house.gateway.url}/`,
    });
    const elsewhere = opened.watched.requests.filter(
      (request) => !/^\w+ (?:data:|blob:)/.test(request) && !request.includes(opened.house.gateway.url),
    );
    expect(elsewhere).toEqual([]);
    expect(opened.watched.requests.join('\n')).not.toContain(fakeNhsNumber);
    expect(opened.watched.complaints).toEqual([]);
  });
});
