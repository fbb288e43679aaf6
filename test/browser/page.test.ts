import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePage } from '../../gateway/page/build.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { chromiumPath, startBrowser } from '../support/gateway-browser.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';

if (chromiumPath === undefined) {
  console.warn(
    'The page is not tried in a browser: set CHROMIUM_PATH, or install Chromium at /usr/bin/chromium.',
  );
}

const preparedQueries = ['PatientView', 'Timeline', 'CarePlans', 'MedicinesAndAllergies', 'OneSettingDown'];

describe.skipIf(chromiumPath === undefined)('the page in a browser', () => {
  let house: GatewayHouse;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    await ensurePage(() => undefined);
    house = await startGatewayHouse({
      page: { title: 'Caregraph', nhsNumber: fakeNhsNumber, switchboardUrl: 'http://localhost:4999' },
    });
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.setExtraHTTPHeaders(await bearerOf());
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(house.gateway.url);
    await page.getByRole('button', { name: /^execute query/i }).waitFor();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  it('opens with a title, a language, a header and a main part', async () => {
    expect(await page.title()).toBe('Caregraph');
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent()).toBe('Caregraph');
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Stop or slow a source' }).getAttribute('href')).toBe(
      'http://localhost:4999',
    );
  });

  it('opens with the prepared queries', async () => {
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(preparedQueries);
  });

  it('asks the graph nothing before play is pressed', () => {
    expect(requests.filter((request) => request.endsWith('/graphql'))).toEqual([]);
    expect(requests).toContain(`GET ${house.gateway.url}/page-settings.json`);
  });

  it('shows the answer when play is pressed', async () => {
    await play();
    await expect.poll(answer, { timeout: 10_000 }).toContain('Mrs Ada Byron');
    expect(requests.filter((request) => request.endsWith('/graphql'))).toEqual([
      `POST ${house.gateway.url}/graphql`,
    ]);
  });

  it('answers every prepared query', async () => {
    for (const name of preparedQueries.slice(1)) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByText(`query ${name}(`).waitFor();
      await play();
      await expect.poll(answer, { timeout: 10_000 }).toContain('Mrs Ada Byron');
    }
  });

  it('tells of a setting that is down', async () => {
    house.subgraphs.primary.setFault((request) => void request.socket.destroy());
    await play();
    await expect.poll(answer, { timeout: 10_000 }).toContain('UNAVAILABLE');
    house.subgraphs.primary.setFault(undefined);
  });

  it('offers the fields of the graph', async () => {
    await page.getByRole('button', { name: /GraphiQL Explorer/i }).click();
    await page.locator('.graphiql-explorer-root, .docExplorerWrap').first().waitFor();
    expect(await page.locator('.graphiql-plugin').textContent()).toContain('patients');
  });

  it('keeps nothing and sends nothing elsewhere', async () => {
    const kept = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      cookies: document.cookie,
    }));
    expect(kept).toEqual({ local: [], session: [], databases: [], caches: [], cookies: '' });
    const elsewhere = requests.filter(
      (request) => !/^\w+ (?:data:|blob:)/.test(request) && !request.includes(house.gateway.url),
    );
    expect(elsewhere).toEqual([]);
    expect(requests.join('\n')).not.toContain(fakeNhsNumber);
    expect(complaints).toEqual([]);
  });

  const play = () => page.getByRole('button', { name: /^execute query/i }).click();

  const answer = async () => (await page.locator('.result-window').textContent())?.replaceAll('\u00a0', ' ');
});
