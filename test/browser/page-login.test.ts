import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensurePage } from '../../gateway/page/build.ts';
import { chromiumPath, startBrowser } from '../support/gateway-browser.ts';
import { type LoginHouse, startLoginHouse } from '../support/login-house.ts';
import { ask, askToTheEnd, chooseQuestion, heard, watch, type Watched } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('the page in production, behind a login', () => {
  let house: LoginHouse;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: Watched;
  let seconds = 3600;

  beforeAll(async () => {
    await ensurePage(() => undefined);
    house = await startLoginHouse({ loginSeconds: () => seconds });
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  beforeEach(async () => {
    seconds = 3600;
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    watched = watch(page);
  });
  afterEach(() => context.close());

  const logIn = async (name: string, on = page) => {
    await on.getByRole('link', { name: new RegExp(name) }).click();
  };
  const open = async (name = 'Samira Rahman') => {
    await page.goto(house.settings.url);
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
    await logIn(name);
    await page.getByText('Logged in as').waitFor();
  };

  it('shows who is logged in, answers them, and leaves nothing in addresses or storage', async () => {
    await open('Tariq Malik');
    expect(page.url()).toBe(`${house.settings.url}/`);
    expect(await page.locator('.reader').textContent()).toContain(
      'Logged in as Tariq Malik, Community Nurse',
    );
    await askToTheEnd(page);
    await page.locator('.data-table').waitFor();
    expect(await page.locator('.results-foot').textContent()).toContain('as Tariq Malik, Community Nurse');
    // What only a sandbox has is not spoken of.
    expect(await page.getByText(/invented|Stop or slow/).count()).toBe(0);
    expect(await page.getByRole('tab', { name: 'Plan' }).count()).toBe(0);
    expect(await page.evaluate(() => [document.cookie, localStorage.length + sessionStorage.length])).toEqual(
      ['', 0],
    );
    const ours = watched.requests.filter((request) => request.includes(house.settings.url));
    expect(ours.filter((request) => /eyJ/.test(request))).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it('logs out, and going back shows nothing of what was seen', async () => {
    await open();
    await askToTheEnd(page);
    await page.locator('.data-table').waitFor();
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
    expect(await page.locator('.data-table').count()).toBe(0);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-caregraph');
    await page.goto(house.settings.url);
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
  });

  it('keeps the question where the login ends, says what to do, and goes on after it', async () => {
    await open();
    await chooseQuestion(page, 'Medicines and allergies');
    // What the browser keeps ends, as it does where nobody asked for long.
    await context.clearCookies();
    await ask(page);
    await page.getByRole('heading', { name: 'Your login has ended' }).waitFor();
    expect(await heard(page)).toContain('Your question is still here. Log in again in another tab');
    expect(await page.locator('.ask-title strong').textContent()).toBe('Medicines and allergies');
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Log in again' }).click(),
    ]);
    await logIn('Samira Rahman', other);
    await other.getByRole('heading', { name: 'You are logged in again' }).waitFor();
    await other.close();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.locator('.problem').waitFor({ state: 'detached' });
    await page
      .locator('.heard-only[role=status]', { hasText: /^Answered in/ })
      .waitFor({ state: 'attached' });
  });

  it('goes on without a word where the issuer renews the login', async () => {
    seconds = 30;
    await open();
    await askToTheEnd(page);
    await askToTheEnd(page);
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('takes away what one person was shown where another has logged in since', async () => {
    await open('Samira Rahman');
    await askToTheEnd(page);
    await page.locator('.data-table').waitFor();
    const other = await context.newPage();
    await other.goto(`${house.settings.url}/login?again`);
    await logIn('Petra Whitlock', other);
    await other.getByRole('heading', { name: 'You are logged in again' }).waitFor();
    await ask(page);
    await page.getByRole('heading', { name: 'Somebody else is logged in now' }).waitFor();
    expect(await page.locator('.data-table').count()).toBe(0);
    await page.reload();
    await page.getByText('Logged in as Petra Whitlock').waitFor();
  });

  it.each([
    ['somebody else', 200, { subject: 'somebody-else' }, 'Somebody else is logged in now'],
    ['the same person in another role', 200, { role: 'Other' }, 'Somebody else is logged in now'],
    ['nobody', 401, {}, 'Your login has ended'],
  ])('takes away what was shown where %s is logged in when one comes back', async (_, status, who, title) => {
    await open();
    await askToTheEnd(page);
    await page.locator('.data-table').waitFor();
    const now = await page.evaluate(async () => {
      const response = await fetch('/login/who');
      return (await response.json()) as Record<string, string>;
    });
    await page.route('**/login/who', (route) => route.fulfill({ status, json: { ...now, ...who } }));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.locator('.data-table, .tiles').count()).toBe(0);
  });

  it('keeps what is shown where it cannot be found out who is logged in', async () => {
    await open();
    await askToTheEnd(page);
    await page.locator('.data-table').waitFor();
    await page.route('**/login/who', (route) => route.fulfill({ status: 502, body: '<h1>No</h1>' }));
    await Promise.all([
      page.waitForResponse('**/login/who'),
      page.evaluate(() => window.dispatchEvent(new Event('focus'))),
    ]);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('.data-table').waitFor();
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('says so where a login is cancelled', async () => {
    await page.goto(house.settings.url);
    await page.getByRole('link', { name: 'Nobody: go back without logging in' }).click();
    await page.getByRole('heading', { name: 'You were not logged in' }).waitFor();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain('__Host-caregraph');
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Who do you want to be?' }).waitFor();
  });
});
