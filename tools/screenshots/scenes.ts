import type { Page } from 'playwright-core';

/** A part of the page, and how one gets there from the one before. */
export interface Scene {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

/** What the page shows, in the order in which a reader meets it. */
export const scenes: readonly Scene[] = [
  { name: 'opened', open: (page) => page.getByRole('button', { name: 'Ask', exact: true }).waitFor() },
  {
    name: 'people',
    open: (page) => page.getByRole('button', { name: 'Choose a person' }).click(),
  },
  {
    name: 'table',
    async open(page) {
      await page.keyboard.press('Escape');
      await ask(page, 'The whole picture');
      await view(page, 'Table');
    },
  },
  {
    name: 'timeline',
    async open(page) {
      await ask(page, 'Timeline of care');
      await view(page, 'Timeline');
    },
  },
  {
    name: 'counts',
    async open(page) {
      await ask(page, 'Problems and diagnoses');
      await view(page, 'Charts');
      await page.getByLabel('Counts by category').check();
    },
  },
  {
    name: 'numbers',
    async open(page) {
      await ask(page, 'Readings from home');
      await view(page, 'Charts');
      await page.getByLabel('Numbers over time').check();
    },
  },
  { name: 'readings', open: (page) => view(page, 'Table') },
  { name: 'json', open: (page) => view(page, 'JSON') },
  {
    name: 'plan',
    async open(page) {
      // In production nobody is shown how an operation was carried out.
      if ((await page.getByRole('tab', { name: 'Plan' }).count()) === 0) return;
      await view(page, 'Plan');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    },
  },
  {
    name: 'fields',
    async open(page) {
      await view(page, 'Table');
      await page.getByRole('tab', { name: 'Fields' }).click();
      await page.getByLabel('Find a field by what you call it').fill('blood pressure');
    },
  },
  {
    name: 'query',
    async open(page) {
      await page.getByRole('tab', { name: 'Query', exact: true }).click();
      // Small screens begin with plain text.
      const plain = page.getByLabel('Plain text, without completion');
      if (!(await plain.isChecked()))
        await page.locator('.editor-query .view-line').first().waitFor({ timeout: 60_000 });
    },
  },
];

async function ask(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.locator('.questions').getByText(title, { exact: true }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.locator('.heard-only[role=status]', { hasText: /^Answered in/ }).waitFor({ state: 'attached' });
}

async function view(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  // Each view is fetched when it is first opened.
  await page.getByText('Opening …').waitFor({ state: 'detached' });
}
