import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type Look, looks } from './looks.ts';
import { scenes } from './scenes.ts';

/** From where pictures are taken, and where they are put. */
export interface ScreenshotOptions {
  /** Where the page is served. */
  readonly url: string;
  readonly folder: string;
  /** A Chromium that is installed. */
  readonly browser: string;
  /** Who logs in, by the sandbox's name of them, where the page stands behind a login. */
  readonly persona: string;
}

/** Takes a picture of each part of the page in each way of looking; tells each file as it is written. */
export async function takeScreenshots(
  options: ScreenshotOptions,
  tell: (file: string) => void,
): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: options.browser,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const look of looks) await takeLook(browser, look, options, tell);
  } finally {
    await browser.close();
  }
}

async function takeLook(
  browser: Browser,
  look: Look,
  { url, folder, persona }: ScreenshotOptions,
  tell: (file: string) => void,
): Promise<void> {
  const context = await browser.newContext(look.options);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  if (look.isGrey === true) {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
  }
  await page.goto(url);
  const login = page.locator(`a[href*="persona=${persona}"]`);
  const first = page.getByRole('button', { name: 'Ask', exact: true }).or(login);
  await first.first().waitFor();
  if ((await login.count()) > 0) await login.click();
  for (const { name, open } of scenes) {
    await open(page);
    const file = join(folder, `${name}-${look.name}.png`);
    // What is below the fold on a small screen is a part of it too.
    await page.screenshot({ path: file, fullPage: look.name === 'narrow' || look.name === 'zoomed' });
    tell(file);
  }
  await context.close();
}
