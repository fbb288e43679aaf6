import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { listProjectFiles, readProjectFile } from './project-files.ts';

// The project speaks of itself alone, so that a clone means the same wherever it lies.

/** Files that look beside the project on purpose, with the reason. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['.ci/run', 'looks for public examples beside a clone, and says that it skips where there are none'],
]);

const texts = listProjectFiles()
  .filter((path) => /\.(?:ts|tsx|mjs|js|json|md|graphql|html|css|yml|yaml|sh)$|^\.[^/]+$|^\.ci\//.test(path))
  .map((path) => ({ path, text: readProjectFile(path) }));

/** Whether a relative path, as written in a file, leads out of the project. */
function isOutside(file: string, written: string): boolean {
  // A script of the shell goes to the root first; all others mean their own folder.
  const from = file.startsWith('.ci/') ? '.' : posix.dirname(file);
  return posix.join(from, written).startsWith('..');
}

it('no file names a folder outside the project', () => {
  const found = texts
    .filter(({ path }) => !exceptions.has(path))
    .flatMap(({ path, text }) => {
      const absolute = /(?<![\w.:/)}>-])\/(?:work|home|root|Users|mnt)\/[\w.-]+/.exec(text)?.[0];
      const relative = [...text.matchAll(/(?<![\w./])(?:\.\.\/)+[\w.-][\w./-]*/g)]
        .map(([written]) => written)
        .find((written) => isOutside(path, written));
      return absolute === undefined && relative === undefined ? [] : [[path, absolute ?? relative]];
    });
  expect(found).toEqual([]);
});

it('each exception is still one', () => {
  for (const file of exceptions.keys()) {
    expect(texts.find(({ path }) => path === file)?.text, file).toMatch(/(?:^|[\s(])\.\.\/[a-z]/m);
  }
});

it("no file names a package registry's host", () => {
  const host =
    /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.|\bnpmjs\.(?:org|com)\b|\b(?:npm|pypi)\.pkg\.|\bpypi\.org\b/;
  expect(texts.filter(({ text }) => host.test(text)).map(({ path }) => path)).toEqual([]);
});
