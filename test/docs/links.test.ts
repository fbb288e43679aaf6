import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAnchors, findCodeSpans, findRelativeLinks } from './markdown.ts';
import { isInProject, listDocuments, readProjectFile } from './project-files.ts';

describe.each(listDocuments())('%s', (document) => {
  const text = readProjectFile(document);

  it('links only to what is there', () => {
    const broken = findRelativeLinks(text).filter((target) => {
      const [path = '', anchor] = target.split('#', 2);
      const file = path === '' ? document : posix.join(posix.dirname(document), decodeURI(path));
      if (file.startsWith('..') || !isInProject(file)) return true;
      return anchor !== undefined && !findAnchors(readProjectFile(file)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    const paths = findCodeSpans(text)
      .filter((span) => /^(?:gateway|schema|subgraphs|sandbox|test|tools|docs)\/[\w./-]*$/.test(span))
      .map((span) => span.replace(/\/$/, ''));
    expect(paths.filter((path) => !isInProject(path))).toEqual([]);
  });
});

it('README.md has fewer than 250 lines', () => {
  expect(readProjectFile('README.md').trimEnd().split('\n').length).toBeLessThan(250);
});
