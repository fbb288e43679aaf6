import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePage } from '../../gateway/page/build.ts';
import { chromiumPath, startBrowser } from '../support/gateway-browser.ts';
import { startHouse, type TestHouse } from '../support/start-house.ts';
import { findPersona, tokenOf } from '../support/tokens.ts';
import { askToTheEnd, chooseQuestion, watch, type Watched } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('the first five minutes, over the whole house', () => {
  let house: TestHouse;
  let browser: Browser;
  let page: Page;
  let watched: Watched;
  let person: string;

  beforeAll(async () => {
    await ensurePage(() => undefined);
    house = await startHouse();
    person = house.population.interesting()[0]?.nhsNumber ?? '';
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    watched = watch(page);
    const { id, name, description, kind, role, organisation } = findPersona('general-practitioner');
    const accessToken = await tokenOf('general-practitioner');
    await page.route('**/sandbox/personas', (route) =>
      route.fulfill({ json: [{ id, name, description, kind, role, organisation }] }),
    );
    await page.route('**/sandbox/personas/*/token', (route) =>
      route.fulfill({ json: { accessToken, expiresIn: 300 } }),
    );
    await page.goto(house.url.replace(/graphql$/, ''));
    await page.getByLabel('Asking as').waitFor();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('asks for a number before it asks the graph', async () => {
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('heading', { name: 'Nobody is chosen' }).waitFor();
    await page.getByLabel('NHS number').fill('999 738 9957');
    expect(await page.locator('.person .hint').textContent()).toContain('This is no NHS number');
    expect(watched.requests.filter((request) => request.endsWith('/graphql'))).toEqual([]);
  });

  it('brings an answer, a picture and a file', async () => {
    await page.getByLabel('NHS number').fill(person);
    await chooseQuestion(page, 'Timeline of care');
    await askToTheEnd(page);
    await page.locator('.timeline').waitFor();
    expect(await page.locator('.timeline [role=option]').count()).toBeGreaterThan(10);
    expect(await page.locator('.lane-head').count()).toBe(4);
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/# General practice: Complete/);
    expect(text.split('\r\n').length).toBeGreaterThan(15);
  });

  it('never shows a source that is down as nothing', async () => {
    await house.setState('community', 'down');
    await askToTheEnd(page);
    const tile = page.locator('.tiles .tile', { hasText: 'Community' });
    await expect.poll(() => tile.textContent(), { timeout: 10_000 }).toContain('Unavailable');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expect
      .poll(() => page.locator('.lane-head', { hasText: 'Community' }).textContent(), { timeout: 10_000 })
      .toContain('Unavailable');
    await house.setState('community', 'up');
  });

  it('is asked by ticking what is found in clinical words', async () => {
    await page.getByRole('tab', { name: 'Fields' }).click();
    await page.getByLabel('Find a field by what you call it').fill('drugs');
    await page
      .getByRole('list', { name: 'Fields that were found' })
      .getByLabel('Medications', { exact: true })
      .check();
    await askToTheEnd(page);
    await page.getByRole('tab', { name: 'Table', exact: true }).click();
    await page.getByLabel('Show', { exact: true }).selectOption('patient.record.medications.items');
    await page.getByRole('columnheader', { name: 'Medication' }).waitFor();
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(0);
  });

  it('leaves nothing about anybody behind', async () => {
    expect(watched.requests.join('\n')).not.toContain(person);
    expect(page.url()).not.toContain(person);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(watched.complaints).toEqual([]);
  });
});
