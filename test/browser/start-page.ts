import type { Browser, Page } from 'playwright-core';
import { ensurePage } from '../../gateway/page/build.ts';
import type { PageSettings } from '../../gateway/page-settings.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { startBrowser } from '../support/gateway-browser.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { type FakePersonas, startPersonas } from './start-personas.ts';
import { watch, type Watched } from './watch-page.ts';

/** A page in a browser, with all that is behind it. */
export interface OpenPage {
  readonly house: GatewayHouse;
  readonly personas: FakePersonas;
  readonly browser: Browser;
  readonly page: Page;
  readonly watched: Watched;
  close(): Promise<void>;
}

/** What a page is opened with. */
export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colours?: 'light' | 'dark';
  readonly settings?: Partial<PageSettings>;
}

/** Builds the page where it must be, serves it by a gateway over fake subgraphs, and opens it. */
export async function startPage(options: PageOptions = {}): Promise<OpenPage> {
  await ensurePage(() => undefined);
  const personas = await startPersonas();
  const house = await startGatewayHouse({
    personasUrl: personas.url,
    page: {
      title: 'Caregraph',
      nhsNumber: fakeNhsNumber,
      switchboardUrl: 'http://localhost:4999',
      ...options.settings,
    },
  });
  const browser = await startBrowser();
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.colours ?? 'light',
  });
  page.setDefaultTimeout(30_000);
  const watched = watch(page);
  await page.goto(house.gateway.url);
  await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
  await page.getByLabel('Asking as').waitFor();
  return {
    house,
    personas,
    browser,
    page,
    watched,
    async close() {
      await browser.close();
      await house.close();
      await personas.close();
    },
  };
}
