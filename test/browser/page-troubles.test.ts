import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/gateway-browser.ts';
import { answerWith } from './made-answers.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { ask, askToTheEnd, chooseQuestion, heard } from './watch-page.ts';

describe.skipIf(chromiumPath === undefined)('a page in trouble', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
  }, 120_000);
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await page.unroute('**/graphql');
    await page.reload();
    await page.getByLabel('Asking as').waitFor();
  });

  const write = async (query: string) => {
    await page.getByRole('tab', { name: 'Query', exact: true }).click();
    await page.getByLabel('Plain text, without completion').check();
    await page.getByRole('textbox', { name: 'Query', exact: true }).fill(query);
  };

  const problem = (title: string) => page.getByRole('heading', { name: title }).waitFor();

  it.each([
    ['{ patient(', 'The query cannot be read'],
    ['{ nothing }', 'The query asks for something that the graph does not have'],
    [
      'query ($n: ID!) { patient(nhsNumber: $n) { gender } }',
      'The question holds a value that cannot be used',
    ],
  ])('says what to do about %s', async (query, title) => {
    await write(query);
    await ask(page);
    expect(await page.locator('.problem h2').textContent()).toContain(title);
    expect(((await page.locator('.problem p').first().textContent()) ?? '').length).toBeGreaterThan(20);
    expect(await heard(page)).toContain(title);
  });

  it('says that variables are no JSON before anything is asked', async () => {
    await write('{ __typename }');
    await page.getByRole('textbox', { name: 'Variables' }).fill('{ nhsNumber: 1 }');
    await ask(page);
    expect(await page.locator('.problem').textContent()).toContain('The variables are not JSON');
  });

  it('stays with its query and its last answer when the gateway goes away, and goes on when it is back', async () => {
    await askToTheEnd(page);
    await page.route('**/graphql', (route) => route.abort('connectionreset'));
    await ask(page);
    await problem('The gateway does not answer');
    expect(await page.locator('.problem').textContent()).toContain('Below is still the answer from before.');
    await page.getByRole('rowheader', { name: 'Visit 2 (social)' }).waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Ask again', exact: true }).click();
    await page.locator('.problem').waitFor({ state: 'detached' });
  });

  it.each([
    ['Timeline', '**/assets/timeline-view*', 'This cannot be shown in this way.', 'Table'],
    ['Fields', '**/assets/fields-pane*', 'This could not be opened.', 'Questions'],
  ])('stays where %s cannot be fetched, and says so', async (name, parts, title, other) => {
    await page.route(parts, (route) => route.abort('connectionreset'));
    await askToTheEnd(page);
    await page.getByRole('tab', { name, exact: true }).click();
    expect(await page.getByRole('alert').textContent()).toContain(title);
    await page.getByRole('tab', { name: other, exact: true }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: 'Visit 2 (social)' }).waitFor();
    await page.unroute(parts);
  });

  it('says so where something else answers', async () => {
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    );
    await ask(page);
    await problem('Something answered, but it was not an answer of the graph');
    expect(await page.locator('.problem').textContent()).toContain('HTTP status 502');
  });

  it('says so where a reader may ask none of it, and draws no picture of nothing', async () => {
    const errors = [{ message: 'No.', path: ['patient'], extensions: { code: 'FORBIDDEN' } }];
    await answerWith(page, { data: { patient: null }, errors });
    await ask(page);
    await problem('This reader may not ask this');
    expect(await page.locator('.tiles').count()).toBe(0);
  });

  it('can be stopped, and says so', async () => {
    await page.route('**/graphql', () => undefined);
    await ask(page);
    await page.getByRole('progressbar', { name: 'Asking' }).waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    expect(await heard(page)).toContain('Stopped.');
  });

  it('renews a login that has ended once, and nobody notices', async () => {
    opened.personas.setToken('not.a.token');
    const before = opened.personas.asked.length;
    await askToTheEnd(page);
    expect(opened.personas.asked.slice(before)).toEqual(['general-practitioner', 'general-practitioner']);
    expect(await page.locator('.problem').count()).toBe(0);
  });

  it('says so where a login cannot be renewed', async () => {
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 401, contentType: 'application/json', body: '{"errors":[{"message":"No."}]}' }),
    );
    await ask(page);
    await problem('The login has ended');
    expect(await heard(page)).toContain('Choose the reader again');
  });

  it('asks as another reader when one is chosen', async () => {
    const before = opened.personas.asked.length;
    await page.getByLabel('Asking as').selectOption('social-worker');
    await askToTheEnd(page);
    expect(opened.personas.asked.slice(before)).toEqual(['social-worker']);
    expect(await page.locator('.results-foot').textContent()).toMatch(/ as .*social worker/i);
  });

  it('looks a person up by what is known of them, in the body alone', async () => {
    const bodies: unknown[] = [];
    await page.route('**/graphql', (route) => {
      bodies.push(route.request().postDataJSON());
      const patient = { nhsNumber: '9990000026', name: { text: 'Mr Alan Turing' }, birthDate: '1912-06-23' };
      const searchPatients =
        bodies.length === 1 ? { outcome: 'TOO_MANY', patient: null } : { outcome: 'FOUND', patient };
      return route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({ data: { searchPatients } }),
      });
    });
    await page.getByRole('button', { name: 'Choose a person' }).click();
    await page.getByLabel('Family name').fill('Turing');
    await page.getByLabel('Date of birth').fill('1912-06-23');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByText('Several people fit.').waitFor();
    await page.getByLabel('Postcode').fill('ZZ1 1ZZ');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Mr Alan Turing/ }).waitFor();
    // Whoever was found is not who is described now.
    await page.getByLabel('Given name').fill('Alan');
    expect(await page.getByRole('button', { name: /Mr Alan Turing/ }).count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Mr Alan Turing/ }).click();
    expect(await page.getByLabel('NHS number').inputValue()).toBe('9990000026');
    expect(bodies).toMatchObject([
      { variables: { input: { familyName: 'Turing', birthDate: '1912-06-23' } } },
      { variables: { input: { postcode: 'ZZ1 1ZZ' } } },
      { variables: { input: { givenName: 'Alan' } } },
    ]);
    expect(page.url()).toBe(`${opened.house.gateway.url}/`);
  });

  it('stays usable with an answer of many megabytes', async () => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({
      code: { display: `Thing ${index}` },
      note: 'x'.repeat(400),
    }));
    await answerWith(page, { data: { patient: { record: { things: { items } } } } });
    await askToTheEnd(page);
    await page.locator('.tool-line .hint', { hasText: '30,000 rows' }).waitFor();
    expect(await page.locator('.results-foot').textContent()).toContain('13.3 MB');
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByLabel('Find in the answer').fill('Thing 29999');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.locator('.json-line-found', { hasText: 'Thing 29999' }).waitFor();
  });

  it('reads the pages that follow, and keeps what each said', async () => {
    let asked = 0;
    await page.route('**/graphql', (route) => {
      asked += 1;
      const edges = [0, 1].map((index) => ({
        node: { setting: 'PRIMARY', title: `Item ${asked}.${index}`, period: { start: '2025-01-01' } },
      }));
      const pageInfo = { hasNextPage: asked < 3, endCursor: `cursor-${asked}` };
      const state = asked === 2 ? 'UNAVAILABLE' : 'COMPLETE';
      const sources = [{ setting: 'PRIMARY', state, system: 'Made' }];
      const record = { encounters: { edges, pageInfo, sources } };
      return route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify({ data: { patient: { record } } }),
      });
    });
    await chooseQuestion(page, 'Timeline of care');
    await askToTheEnd(page);
    await page.getByRole('button', { name: 'Read the rest' }).click();
    await page.getByText('6 items with a date').waitFor();
    await page.getByRole('button', { name: 'Read the rest' }).waitFor({ state: 'detached' });
    expect(asked).toBe(3);
    expect(await page.locator('.tiles .tile', { hasText: 'General practice' }).textContent()).toContain(
      'Unavailable',
    );
  });
});
