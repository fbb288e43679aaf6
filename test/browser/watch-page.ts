import type { Page } from 'playwright-core';

/** What a page asked for, and what it complained of. */
export interface Watched {
  readonly requests: string[];
  readonly complaints: string[];
}

/** Notes what a page asks for and complains of. */
export function watch(page: Page): Watched {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { requests, complaints };
}

/** The titles of the questions that are offered. */
export function offeredQuestions(page: Page): Promise<string[]> {
  return page.locator('.questions .choice-title').allTextContents();
}

/** Chooses a prepared question by its title. */
export async function chooseQuestion(page: Page, title: string): Promise<void> {
  await page.locator('.questions').getByText(title, { exact: true }).click();
}

/** Presses Ask. */
export async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
}

/** Presses Ask and waits for the answer. */
export async function askToTheEnd(page: Page): Promise<void> {
  await ask(page);
  await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  await page.locator('.heard-only[role=status]', { hasText: /^Answered in/ }).waitFor({ state: 'attached' });
}

/** What somebody who hears the page was told last. */
export function heard(page: Page): Promise<string | null> {
  return page.locator('.heard-only[role=status]').textContent();
}
