import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/gateway-browser.ts';
import { answerAbout, ann, ben } from './two-people.ts';
import { type OpenPage, startPage } from './start-page.ts';
import { ask, askToTheEnd, chooseQuestion, heard } from './watch-page.ts';

type Views = readonly (readonly [name: string, sign: string])[];

/** Each way of looking, and what is there when it shows an answer. */
const views: Views = [
  ['Table', '.data-table tbody th'],
  ['Timeline', '.timeline [role=option]'],
  ['Charts', '.drawing svg'],
  ['JSON', '.json-line'],
  ['Plan', '.plan'],
];

function refuse(status: number, code: string) {
  const errors = [{ message: 'No.', extensions: { code } }];
  return (route: Route) => route.fulfill({ status, json: { errors } });
}

function failWith(code: string) {
  const errors = [{ message: 'No.', path: ['patient'], extensions: { code } }];
  return (route: Route) => route.fulfill({ json: { data: { patient: null }, errors } });
}

function send(status: number, contentType: string, body: string) {
  return (route: Route) => route.fulfill({ status, contentType, body });
}

/** How asking about the second person goes wrong, and what is said then. */
const failures: readonly (readonly [string, (route: Route) => Promise<void>, string])[] = [
  ['nobody has the number', failWith('PATIENT_NOT_FOUND'), 'Nobody is known by this number'],
  ['the reader may not see it', failWith('FORBIDDEN'), 'This reader may not ask this'],
  ['a part of the graph is late', failWith('SUBGRAPH_TIMEOUT'), 'A part of the graph'],
  ['HTTP 401 of the graph', refuse(401, 'UNAUTHENTICATED'), 'The login has ended'],
  ['HTTP 429 of the graph', refuse(429, 'TOO_MANY_UNDER_WAY'), 'too busy'],
  ['HTTP 503 of the graph', refuse(503, 'GATEWAY_CLOSING'), 'too busy'],
  ['HTTP 403 of something else', send(403, 'text/html', '<h1>No</h1>'), 'not an answer of the graph'],
  ['HTTP 413 of something else', send(413, 'text/html', '<h1>No</h1>'), 'not an answer of the graph'],
  ['no JSON', send(200, 'application/json', '{"data": {"pat'), 'not an answer of the graph'],
  ['JSON that is no answer', send(200, 'application/json', '[1]'), 'not an answer of the graph'],
  ['no data and no error', send(200, 'application/json', '{"data": null}'), 'The graph gave no answer'],
  ['a connection that breaks', (route) => route.abort('connectionreset'), 'The gateway does not answer'],
];

describe.skipIf(chromiumPath === undefined)('an answer belongs to one question', () => {
  let opened: OpenPage;
  let page: Page;

  beforeAll(async () => {
    opened = await startPage();
    ({ page } = opened);
  }, 120_000);
  afterAll(() => opened?.close());
  beforeEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByLabel('Asking as').waitFor();
    await answerBy({});
  });

  /** Answers about both people, but for whom something else is told. */
  async function answerBy(others: Readonly<Record<string, (route: Route) => Promise<void>>>) {
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => {
      const { variables } = route.request().postDataJSON() as { variables: { nhsNumber?: string } };
      const number = variables.nhsNumber ?? '';
      return (others[number] ?? ((one: Route) => one.fulfill({ json: answerAbout(number) })))(route);
    });
  }

  const choose = (nhsNumber: string) => page.getByLabel('NHS number').fill(nhsNumber);
  const show = async ([name, sign]: Views[number]) => {
    await page.getByRole('tab', { name, exact: true }).click();
    await page.locator(sign).first().waitFor();
  };
  const askAbout = async (nhsNumber: string) => {
    await choose(nhsNumber);
    await askToTheEnd(page);
  };
  /** All that stands in the page, seen or not. */
  const standing = () => page.content();
  const problem = (title: string) => page.locator('.problem h2', { hasText: title }).waitFor();

  it.each(failures)(
    'and is gone from every view where the next brings: %s',
    async (_, fail, title) => {
      await answerBy({ [ben.nhsNumber]: fail });
      for (const view of views) {
        await askAbout(ann.nhsNumber);
        await show(view);
        expect(await standing()).toContain(ann.name);
        await choose(ben.nhsNumber);
        await ask(page);
        await problem(title);
        expect(await standing()).not.toContain(ann.name);
        expect(await page.locator('.tiles, .tabs-line + .tab-panel .view, .results-foot').count()).toBe(0);
      }
    },
    120_000,
  );

  it.each(views)('and another follows in %s, with nothing of the one before', async (...view) => {
    await askAbout(ann.nhsNumber);
    await show(view);
    await askAbout(ben.nhsNumber);
    await show(view);
    const text = await standing();
    expect(text).toContain(ben.name);
    expect(text).not.toContain(ann.name);
    expect(text).toContain('Ben’s clinic could not be reached.');
    expect(text).not.toContain('Ann’s clinic');
  });

  it.each(views)('and goes from %s as soon as the next is asked, or stopped', async (...view) => {
    await askAbout(ann.nhsNumber);
    await show(view);
    await answerBy({ [ben.nhsNumber]: () => Promise.resolve() });
    await choose(ben.nhsNumber);
    expect(await standing()).not.toContain(ann.name);
    await page.getByRole('heading', { name: 'Not asked yet' }).waitFor();
    await ask(page);
    await page.getByText('Asking …', { exact: true }).first().waitFor();
    expect(await standing()).not.toContain(ann.name);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('heading', { name: 'Stopped before there was an answer' }).waitFor();
    expect(await standing()).not.toContain(ann.name);
    expect(await heard(page)).toBe('Stopped. There is no answer.');
  });

  it('and comes back with its number, where nothing else was asked', async () => {
    await askAbout(ann.nhsNumber);
    await choose(ann.nhsNumber.slice(0, 9));
    expect(await standing()).not.toContain(ann.name);
    await choose(ann.nhsNumber);
    await page.getByRole('rowheader', { name: ann.visit }).waitFor();
  });

  it('and one that comes late is not shown in the place of the next', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let wasAnswered: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      wasAnswered = resolve;
    });
    await answerBy({
      [ann.nhsNumber]: async (route) => {
        await held;
        // Whoever asked has gone; that the answer has nobody to go to is the point.
        await route.fulfill({ json: answerAbout(ann.nhsNumber) }).catch(() => undefined);
        wasAnswered();
      },
    });
    await choose(ann.nhsNumber);
    await ask(page);
    await page.getByRole('progressbar', { name: 'Asking' }).waitFor();
    await askAbout(ben.nhsNumber);
    release();
    await late;
    await page.getByRole('rowheader', { name: ben.visit }).waitFor();
    expect(await standing()).not.toContain(ann.name);
  });

  it.each([
    ['the variables are no JSON', '{ nhsNumber', 'The variables are not JSON'],
    ['nobody is chosen', '{ "nhsNumber": "" }', 'Nobody is chosen'],
  ])('and is gone where %s', async (_, variables, title) => {
    await askAbout(ann.nhsNumber);
    await page.getByRole('tab', { name: 'Query', exact: true }).click();
    await page.getByLabel('Plain text, without completion').check();
    await page.getByRole('textbox', { name: 'Variables' }).fill(variables);
    await ask(page);
    await problem(title);
    expect(await standing()).not.toContain(ann.name);
  });

  it('and to one reader: another is shown nothing of it, nor the names that were told', async () => {
    await askAbout(ann.nhsNumber);
    await page.getByLabel('Asking as').selectOption('social-worker');
    await page.getByRole('heading', { name: 'Not asked yet' }).waitFor();
    await page.getByRole('button', { name: 'Choose a person' }).click();
    expect(await standing()).not.toContain(ann.name);
    await page.getByLabel('Asking as').selectOption('general-practitioner');
    await page.getByRole('rowheader', { name: ann.visit }).waitFor();
  });

  it('and is not joined to pages that another reader asks for', async () => {
    let pages = 0;
    await answerBy({
      [ann.nhsNumber]: (route) => {
        pages += 1;
        return pages === 1 ? route.fulfill({ json: answerAbout(ann.nhsNumber, true) }) : Promise.resolve();
      },
    });
    await chooseQuestion(page, 'Timeline of care');
    await askAbout(ann.nhsNumber);
    await page.getByRole('button', { name: 'Read the rest' }).click();
    await expect.poll(() => pages, { timeout: 15_000 }).toBe(2);
    await page.getByLabel('Asking as').selectOption('social-worker');
    await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    expect(await standing()).not.toContain(ann.name);
    expect(pages).toBe(2);
  });

  it('and says so where another question about the same person stands in the editors', async () => {
    await askAbout(ann.nhsNumber);
    await chooseQuestion(page, 'Letters and documents');
    expect(await page.getByRole('note').textContent()).toContain(
      'This answers what was asked before: The whole picture.',
    );
    await page.getByRole('rowheader', { name: ann.visit }).waitFor();
    await askToTheEnd(page);
    expect(await page.getByRole('note').count()).toBe(0);
  });

  it.each(views)('and stays in %s, marked, where the same question finds no gateway', async (...view) => {
    await askAbout(ann.nhsNumber);
    await show(view);
    await answerBy({ [ann.nhsNumber]: (route) => route.abort('connectionreset') });
    await ask(page);
    await problem('The gateway does not answer');
    expect(await page.locator('.problem').textContent()).toContain('Below is still the answer from before.');
    await page.locator(view[1]).first().waitFor();
    await answerBy({ [ann.nhsNumber]: failWith('FORBIDDEN') });
    await ask(page);
    await problem('This reader may not ask this');
    expect(await standing()).not.toContain(ann.name);
  });

  it('and what was looked at closely in one is looked at whole in the next', async () => {
    await askAbout(ann.nhsNumber);
    await show(['Timeline', '.timeline [role=option]']);
    await page.getByRole('button', { name: '3 months' }).click();
    await expect.poll(() => page.locator('.timeline [role=option]').count()).toBe(0);
    await askAbout(ben.nhsNumber);
    await expect.poll(() => page.locator('.timeline [role=option]').count()).toBe(4);
  });

  it('and does not outlive going to another page and back', async () => {
    await askAbout(ann.nhsNumber);
    await page.getByLabel('Asking as').selectOption('social-worker');
    await page.goto(`${opened.house.gateway.url}/health/live`);
    await page.goBack();
    await page.getByLabel('Asking as').waitFor();
    expect(await standing()).not.toContain(ann.name);
    expect(await page.getByLabel('Asking as').inputValue()).toBe('general-practitioner');
    await askToTheEnd(page);
    expect(await page.locator('.results-foot').textContent()).toContain('as Dr');
  });

  it('and is not in a page that the browser keeps to go back to', async () => {
    await askAbout(ann.nhsNumber);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await page.getByRole('heading', { name: 'Three steps to an answer' }).waitFor();
    expect(await standing()).not.toContain(ann.name);
  });
});
