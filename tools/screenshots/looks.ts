import type { BrowserContextOptions } from 'playwright-core';

/** A way in which the page is looked at. */
export interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** Whether all colours are taken away, as for somebody who sees none. */
  readonly isGrey?: boolean;
}

/** The ways in which each part of the page is looked at. */
export const looks: readonly Look[] = [
  { name: 'light', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } },
  { name: 'dark', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } },
  { name: 'grey', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }, isGrey: true },
  {
    // What a browser of 1280 by 800 points shows when it is set to 200 %.
    name: 'zoomed',
    options: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, colorScheme: 'light' },
  },
  { name: 'narrow', options: { viewport: { width: 320, height: 640 }, colorScheme: 'light' } },
];
