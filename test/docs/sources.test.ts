import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allSources } from '../../tools/sources/all-sources.ts';
import { toSourcesPage } from '../../tools/sources/to-sources-page.ts';

const root = new URL('../../', import.meta.url);
/** The formatter may wrap and align; the words are what counts. */
const toWords = (text: string) => text.split(/\s+/).join(' ').trim();

describe('docs/sources.md', () => {
  it('is what the tables of the code say; "npm run sources" writes it', () => {
    const page = readFileSync(new URL('docs/sources.md', root), 'utf8');
    expect(toWords(page)).toBe(toWords(toSourcesPage(allSources)));
  });

  it('names only tests that there are', () => {
    const tests = allSources.flatMap(({ descriptions }) => descriptions.map(({ test }) => test));
    expect(tests.filter((test) => !existsSync(new URL(test, root)))).toEqual([]);
  });
});
