import { describe, expect, it } from 'vitest';
import { findTableRows } from './markdown.ts';
import { listProjectFiles, readProjectFile } from './project-files.ts';

const variable = /\bCAREGRAPH_[A-Z0-9]+(?:_[A-Z0-9]+)*\b/g;

/** Every variable that a file of ours names, tests and documents left out, but for what tests themselves read. */
function findVariablesOfCode(): readonly string[] {
  const files = listProjectFiles().filter((path) => /\.(?:ts|tsx|mjs|js|sh|json)$|^\.ci\//.test(path));
  const names = files.flatMap((path) => {
    const text = readProjectFile(path);
    if (!path.startsWith('test/')) return [...text.matchAll(variable)].map(([name]) => name);
    return [...text.matchAll(/process\.env\[?\.?['"]?(CAREGRAPH_\w+)/g)].map(([, name = '']) => name);
  });
  return [...new Set(names)].toSorted();
}

describe('docs/operate.md', () => {
  const text = readProjectFile('docs/operate.md');

  it('gives every variable that is read a row, and no other', () => {
    const cells = findTableRows(text).map(([first = '']) => /^`(CAREGRAPH_\w+)`$/.exec(first)?.[1]);
    const rows = cells.filter((cell) => cell !== undefined);
    expect([...rows].toSorted()).toEqual(findVariablesOfCode());
  });

  it('names no variable that is not read', () => {
    const known = new Set(findVariablesOfCode());
    expect([...text.matchAll(variable)].map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  });
});
